// A list of a citizen's own, read again when they hear news or come back to it.
import { effect, inject, untracked } from '@angular/core';
import type { Page } from '@haopai/contracts';
import { type PagedReading, pagedReading } from '@haopai/web-app/loading';
import { NoticeBell, onResume, type ReadRequest, Session } from '@haopai/web-data';

/** As `reading()`. */
export function newsList<Item>(ask: () => ReadRequest<Page<Item>> | undefined): PagedReading<Item> {
  const session = inject(Session);
  // The question reads the same whoever asks it: what one citizen was told is not shown to the next.
  const list = pagedReading(ask, { subject: () => `${session.citizenId()} ${JSON.stringify(ask())}` });
  withNews(() => list.reload());
  return list;
}

/** Where something can be injected: `look` is called with each notice, and when one comes back to the page. */
export function withNews(look: () => void): void {
  const bell = inject(NoticeBell);
  onResume(look);
  let heard = bell.latest();
  effect(() => {
    const latest = bell.latest();
    if (latest === heard) return;
    heard = latest;
    untracked(look);
  });
}
