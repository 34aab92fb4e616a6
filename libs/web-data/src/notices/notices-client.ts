// One's notices over REST.
import { inject, Injectable } from '@angular/core';
import type { NoticeView, Page, UnreadNotices } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class NoticesClient {
  private readonly api = inject(ApiClient);

  /** The newest first. */
  page(page: number, size: number): ReadRequest<Page<NoticeView>> {
    return { path: '/me/notices', params: { page, size } };
  }

  unread(): ReadRequest<UnreadNotices> {
    return { path: '/me/notices/unread' };
  }

  readAll(): Promise<Outcome<UnreadNotices>> {
    return this.api.post('/me/notices/read-all', {});
  }
}
