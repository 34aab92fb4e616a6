// The hand-over desk at the server.
import { inject, Injectable } from '@angular/core';
import type {
  ChangePapersBody,
  CollectBody,
  HandOverPapersView,
  HandOversFound,
  HandOverView,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class HandOverClient {
  private readonly api = inject(AdminApi);

  search(text: string): Promise<Outcome<HandOversFound>> {
    return this.api.post('/hand-over/search', { text });
  }

  collect(body: CollectBody): Promise<Outcome<HandOverView>> {
    return this.api.post('/hand-over/collect', body);
  }

  takeBack(handOverId: number, reason: string): Promise<Outcome<HandOverView>> {
    return this.api.post(`/hand-over/marks/${handOverId}/take-back`, { reason });
  }

  papers(): ReadRequest<HandOverPapersView> {
    return this.api.at('/hand-over/papers');
  }

  changePapers(body: ChangePapersBody): Promise<Outcome<HandOverPapersView>> {
    return this.api.put('/hand-over/papers', body);
  }
}
