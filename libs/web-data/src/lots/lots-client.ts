// A lot over REST, and its whole public record with the hashes that chain it.
import { inject, Injectable } from '@angular/core';
import type { LotView, OwnProxy, Page, RecordLine } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class LotsClient {
  private readonly api = inject(ApiClient);

  find(lotId: number): Promise<Outcome<LotView>> {
    return this.api.get(`/lots/${lotId}`);
  }

  /** The bidder's own ceiling. */
  proxy(lotId: number): Promise<Outcome<OwnProxy>> {
    return this.api.get(`/lots/${lotId}/proxy`);
  }

  record(lotId: number, page = 1, size = 200): Promise<Outcome<Page<RecordLine>>> {
    return this.api.get(`/lots/${lotId}/record`, { page, size });
  }
}
