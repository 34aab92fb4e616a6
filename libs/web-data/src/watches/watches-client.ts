// The watchlist and the choices about notices over REST.
import { inject, Injectable } from '@angular/core';
import type { NoticeChoices, WatchPage, WatchView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class WatchesClient {
  private readonly api = inject(ApiClient);

  page(page: number, size: number): ReadRequest<WatchPage> {
    return { path: '/me/watches', params: { page, size } };
  }

  add(lotId: number): Promise<Outcome<WatchView>> {
    return this.api.put(`/me/watches/${lotId}`, {});
  }

  remove(lotId: number): Promise<Outcome<unknown>> {
    return this.api.delete(`/me/watches/${lotId}`);
  }

  choices(): ReadRequest<NoticeChoices> {
    return { path: '/me/notice-choices' };
  }

  choose(choices: NoticeChoices): Promise<Outcome<NoticeChoices>> {
    return this.api.put('/me/notice-choices', choices);
  }
}
