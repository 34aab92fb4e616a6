// A lot's whole public record over REST, with the hashes that chain it.
import { inject, Injectable } from '@angular/core';
import type { Page, RecordLine } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class LotsClient {
  private readonly api = inject(ApiClient);

  record(lotId: number, page = 1, size = 200): Promise<Outcome<Page<RecordLine>>> {
    return this.api.get(`/lots/${lotId}/record`, { page, size });
  }
}
