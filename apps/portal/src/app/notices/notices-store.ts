// State of the notices page: one page of them, fetched again when one arrives, and reading them.
import { inject, Injectable, signal } from '@angular/core';
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

  /** The bell counts anew. What could not be told is told when the list is opened next. */
  async readAll(): Promise<void> {
    this.bell.hear(await this.client.readAll());
  }
}
