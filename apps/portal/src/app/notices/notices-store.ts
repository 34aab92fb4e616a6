// State of the notices page: one page of them, fetched again when one arrives, and reading them.
import { inject, Injectable, signal } from '@angular/core';
import type { NoticeView, Refusal } from '@haopai/contracts';
import { NoticeBell, NoticesClient } from '@haopai/web-data';
import { newsList } from '../lists/news-list';

export const NOTICES_PER_PAGE = 10;

@Injectable()
export class NoticesStore {
  private readonly client = inject(NoticesClient);
  private readonly bell = inject(NoticeBell);
  /** Null until the page knows which. */
  readonly page = signal<number | null>(null);
  readonly list = newsList(() => {
    const page = this.page();
    return page === null ? undefined : this.client.page(page, NOTICES_PER_PAGE);
  });
  readonly unread = this.bell.unread;
  /** Why nothing could be marked as read. */
  readonly refusal = signal<Refusal | null>(null);

  async read(notice: NoticeView): Promise<void> {
    if (notice.isRead) return;
    const answer = await this.client.read(notice.id);
    this.bell.hear(answer);
    this.refusal.set(answer.ok ? null : answer.refusal);
    if (answer.ok) this.mark((other) => other.id === notice.id);
  }

  /** True when it is done. */
  async readAll(): Promise<boolean> {
    const answer = await this.client.readAll();
    this.bell.hear(answer);
    this.refusal.set(answer.ok ? null : answer.refusal);
    if (answer.ok) this.mark(() => true);
    return answer.ok;
  }

  private mark(isMeant: (notice: NoticeView) => boolean): void {
    this.list.update((page) => ({
      ...page,
      items: page.items.map((notice) => (isMeant(notice) ? { ...notice, isRead: true } : notice)),
    }));
  }
}
