// The watchlist and the choices about notices over REST.
import { inject, Injectable } from '@angular/core';
import type { NoticeChoices, WatchPage, WatchView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class WatchesClient {
  private readonly api = inject(ApiClient);

  page(page: number, size: number): Promise<Outcome<WatchPage>> {
    return this.api.get('/me/watches', { page, size });
  }

  add(lotId: number): Promise<Outcome<WatchView>> {
    return this.api.put(`/me/watches/${lotId}`, {});
  }

  remove(lotId: number): Promise<Outcome<unknown>> {
    return this.api.delete(`/me/watches/${lotId}`);
  }

  choices(): Promise<Outcome<NoticeChoices>> {
    return this.api.get('/me/notice-choices');
  }

  choose(choices: NoticeChoices): Promise<Outcome<NoticeChoices>> {
    return this.api.put('/me/notice-choices', choices);
  }
}
