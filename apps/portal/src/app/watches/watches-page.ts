// The watchlist: plates at a fixed price, then lots, of which what opens next comes first; and by which ways one is told of them.
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WatchView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { OwnWatches, ServerClock, WatchesClient } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { newsList } from '../lists/news-list';
import { OwnList, OwnListRow } from '../lists/own-list';
import { KeptTabs } from './kept-tabs';
import { NoticeChoices } from './notice-choices';
import { OwnListingWatches } from './own-listing-watches';
import { WatchRefused } from './watch-refused';
import { WatchedListings } from './watched-listings';
import { WatchedListingsStore } from './watched-listings-store';
import { WatchRow } from './watch-row';

const WATCHES_PER_PAGE = 20;

@Component({
  selector: 'hp-watches-page',
  imports: [
    KeptTabs,
    Notice,
    NoticeChoices,
    OwnList,
    OwnListRow,
    RouterLink,
    WatchedListings,
    WatchRefused,
    WatchRow,
  ],
  providers: [WatchedListingsStore],
  template: `
    <div>
      <h1>{{ say('account.section.watches') }}</h1>
      <p class="hp-soft">{{ say('watch.words') }}</p>
    </div>
    <hp-kept-tabs />
    <hp-watch-refused [of]="watched" />
    @if (page() === 1) {
      <hp-watched-listings />
    }
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
      @if (listings.isEmpty()) {
        <hp-notice hpEmpty kind="empty" data-testid="watches-empty" [heading]="say('watch.none')">
          {{ say('watch.noneWords') }}
          <div hpAction class="ways">
            <a class="hp-button quiet" routerLink="/auctions">{{ say('watch.toAuctions') }}</a>
            <a class="hp-button quiet" routerLink="/plates">{{ say('watch.toPlates') }}</a>
          </div>
        </hp-notice>
      }
    </hp-own-list>
    <hp-notice-choices />
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
      min-width: 0;
    }
    /* One list with the lots below it. */
    hp-watched-listings {
      margin-bottom: -12px;
    }
    h1 + p {
      margin-top: 8px;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
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
  private readonly ownListings = inject(OwnListingWatches);
  protected readonly listings = inject(WatchedListingsStore);

  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly watched = ['lots', 'listings'] as const;
  protected readonly nowMs = inject(ServerClock).nowMs;
  protected readonly keyOf = ({ lot }: WatchView): number => lot.lotId;
  /** What is taken off stays in sight until the page is left, so that it can be put back. */
  protected readonly list = newsList(() => this.client.page(this.page(), WATCHES_PER_PAGE));

  constructor() {
    void this.own.resume();
    void this.ownListings.resume();
  }
}
