// One's notices, the newest first, and whether this browser gets them as pushes too. The address holds the page.
import { Component, computed, DOCUMENT, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { NoSuchPage, pageFromQuery, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { searchQuery } from '../saved-searches/search-query';
import { rowsOf } from './fold-log-ins';
import { noticeText, type NoticeText } from './notice-words';
import { NoticesStore } from './notices-store';
import { PushSwitch } from './push-switch';

@Component({
  selector: 'hp-notices-page',
  imports: [LoadFailed, LoadStale, NoSuchPage, Notice, Pager, PushSwitch, RouterLink, Skeleton],
  providers: [NoticesStore],
  templateUrl: './notices-page.html',
  styleUrl: './notices-page.scss',
})
export class NoticesPage {
  private readonly words = inject(Words);
  protected readonly store = inject(NoticesStore);
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly dayTime = this.words.dayTime;
  /** Log-ins one after the other, of which all are shown: by the newest. */
  private readonly unfolded = signal<ReadonlySet<number>>(new Set());
  protected readonly rows = computed(() => {
    const state = this.store.list.state();
    return state.status === 'ready' ? rowsOf(state.value.items, this.unfolded()) : [];
  });

  constructor() {
    effect(() => {
      const page = this.page();
      untracked(() => this.store.page.set(page));
    });
    const document = inject(DOCUMENT);
    // Who has the list before them has read it, and not a page that lies behind others. What was new stays marked until they leave.
    effect(() => {
      const state = this.store.list.state();
      if (document.visibilityState !== 'visible') return;
      if (state.status === 'ready' && state.value.items.some(({ isRead }) => !isRead))
        untracked(() => void this.store.readAll());
    });
  }

  protected textOf(notice: NoticeView): NoticeText {
    return noticeText(notice, this.words);
  }

  /** Of a saved search all that it looks for; other notices look for nothing. */
  protected queryOf({ data }: NoticeView): Readonly<Record<string, string>> {
    return searchQuery(data);
  }

  protected unfold(noticeId: number): void {
    this.unfolded.update((ids) => new Set([...ids, noticeId]));
  }
}
