// The watchlist: what opens next comes first; and by which ways one is told of it.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WatchView } from '@haopai/contracts';
import { OwnWatches, ServerClock, WatchesClient } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { pageFromQuery } from '../articles/list-query';
import { Pager } from '../articles/pager';
import { Words } from '../i18n/words';
import { NoSuchPage } from '../lists/no-such-page';
import { PagedList } from '../lists/paged-list';
import { NoticeChoices } from './notice-choices';
import { WatchRefused } from './watch-refused';
import { WatchRow } from './watch-row';

const WATCHES_PER_PAGE = 20;

@Component({
  selector: 'hp-watches-page',
  imports: [NoSuchPage, Notice, NoticeChoices, Pager, RouterLink, Skeleton, WatchRefused, WatchRow],
  template: `
    <div>
      <h1>{{ say('account.section.watches') }}</h1>
      <p class="hp-soft">{{ say('watch.words') }}</p>
    </div>
    <hp-watch-refused />
    @let state = list.state();
    @switch (state.status) {
      @case ('loading') {
        <hp-skeleton [count]="3" [height]="76" [label]="say('app.loading')" />
      }
      @case ('failed') {
        <hp-notice kind="failed" [heading]="say('watch.failed')">
          {{ sayRefusal(state.refusal) }}
          <button hpAction type="button" class="hp-button quiet" (click)="list.retry()">
            {{ say('app.retry') }}
          </button>
        </hp-notice>
      }
      @case ('ready') {
        <div class="list">
          @for (watch of state.value.items; track watch.lot.lotId) {
            <hp-watch-row [watch]="watch" [nowMs]="nowMs()" />
          } @empty {
            @if (page() > 1) {
              <hp-no-such-page />
            } @else {
              <hp-notice kind="empty" data-testid="watches-empty" [heading]="say('watch.none')">
                {{ say('watch.noneWords') }}
                <a hpAction class="hp-button quiet" routerLink="/auctions">{{ say('watch.toAuctions') }}</a>
              </hp-notice>
            }
          }
        </div>
        @if (list.pages() > 1 && list.items().length > 0) {
          <hp-pager [page]="page()" [pages]="list.pages()" />
        }
      }
    }
    <hp-notice-choices />
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      min-width: 0;
    }
    h1 + p {
      margin-top: 8px;
    }
    .list {
      display: grid;
      gap: 8px;
    }
  `,
})
export class WatchesPage {
  private readonly words = inject(Words);
  private readonly client = inject(WatchesClient);
  private readonly own = inject(OwnWatches);

  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly nowMs = inject(ServerClock).nowMs;
  /** What is taken off stays in sight until the page is left, so that it can be put back. */
  protected readonly list = new PagedList<WatchView>();

  constructor() {
    void this.own.resume();
    effect(() => {
      const page = this.page();
      untracked(() => void this.list.show(() => this.client.page(page, WATCHES_PER_PAGE)));
    });
  }
}
