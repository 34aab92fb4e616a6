// One's notices, the newest first, and whether this browser gets them as pushes too. The address holds the page.
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NoticeView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { NoSuchPage, pageFromQuery, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { searchQuery } from '../saved-searches/search-query';
import { noticeText, type NoticeText } from './notice-words';
import { NoticesStore } from './notices-store';
import { PushSwitch } from './push-switch';

@Component({
  selector: 'hp-notices-page',
  imports: [Icon, LoadFailed, LoadStale, NoSuchPage, Notice, Pager, PushSwitch, RouterLink, Skeleton],
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
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly dayTime = this.words.dayTime;
  protected readonly news = signal('');

  constructor() {
    effect(() => {
      const page = this.page();
      untracked(() => this.store.page.set(page));
    });
  }

  protected textOf(notice: NoticeView): NoticeText {
    return noticeText(notice, this.words);
  }

  /** Of a saved search all that it looks for; other notices look for nothing. */
  protected queryOf({ data }: NoticeView): Readonly<Record<string, string>> {
    return searchQuery(data);
  }

  protected async readAll(): Promise<void> {
    if (await this.store.readAll()) this.news.set(this.say('notices.allRead'));
  }
}
