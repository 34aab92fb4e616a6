// The regions of this city, of one of which a citizen's document is.
import { inject, Injectable } from '@angular/core';
import type { RegionView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class RegionsClient {
  private readonly api = inject(ApiClient);

  list(): Promise<Outcome<readonly RegionView[]>> {
    return this.api.ask(this.all());
  }

  all(): ReadRequest<readonly RegionView[]> {
    return { path: '/regions' };
  }
}
