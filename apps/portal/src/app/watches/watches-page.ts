// The watchlist: what opens next comes first; and by which ways one is told of it.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WatchView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { OwnWatches, ServerClock, WatchesClient } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { newsList } from '../lists/news-list';
import { OwnList, OwnListRow } from '../lists/own-list';
import { NoticeChoices } from './notice-choices';
import { WatchRefused } from './watch-refused';
import { WatchRow } from './watch-row';

const WATCHES_PER_PAGE = 20;

@Component({
  selector: 'hp-watches-page',
  imports: [Notice, NoticeChoices, OwnList, OwnListRow, RouterLink, WatchRefused, WatchRow],
  template: `
    <div>
      <h1>{{ say('account.section.watches') }}</h1>
      <p class="hp-soft">{{ say('watch.words') }}</p>
    </div>
    <hp-watch-refused />
    <hp-own-list
      [list]="list"
      [keyOf]="keyOf"
      [page]="page()"
      [failed]="say('watch.failed')"
      [skeletons]="3"
      [skeletonHeight]="76"
    >
      <ng-template [hpRow]="list" let-watch>
        <hp-watch-row [watch]="watch" [nowMs]="nowMs()" />
      </ng-template>
      <hp-notice hpEmpty kind="empty" data-testid="watches-empty" [heading]="say('watch.none')">
        {{ say('watch.noneWords') }}
        <a hpAction class="hp-button quiet" routerLink="/auctions">{{ say('watch.toAuctions') }}</a>
      </hp-notice>
    </hp-own-list>
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
    hp-own-list {
      --own-list-gap: 8px;
    }
  `,
})
export class WatchesPage {
  private readonly words = inject(Words);
  private readonly client = inject(WatchesClient);
  private readonly own = inject(OwnWatches);

  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly nowMs = inject(ServerClock).nowMs;
  protected readonly keyOf = ({ lot }: WatchView): number => lot.lotId;
  /** What is taken off stays in sight until the page is left, so that it can be put back. */
  protected readonly list = newsList(() => this.client.page(this.page(), WATCHES_PER_PAGE));

  constructor() {
    void this.own.resume();
  }
}
