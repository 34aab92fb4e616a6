// The regions of this city, of one of which a citizen's document is.
import { inject, Injectable } from '@angular/core';
import type { RegionView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class RegionsClient {
  private readonly api = inject(ApiClient);

  list(): Promise<Outcome<readonly RegionView[]>> {
    return this.api.get('/regions');
  }
}
