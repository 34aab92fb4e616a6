// What one search finds: lots of auctions under way and to come, plates at a fixed price, and what such plates were sold for. The address holds the question.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionView, LotView } from '@haopai/contracts';
import { isFound } from '@haopai/rules/plates';
import { Words } from '@haopai/web-app';
import { ruleFault } from '@haopai/web-app/forms';
import { LoadFailed, pagedReading } from '@haopai/web-app/loading';
import { AuctionsClient, clockOf, isEnded, ListingsClient, LotsClient, ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { SoldPlatesClient } from '@haopai/web-data/results';
import { formatLeft, Notice, Plate, Skeleton, YuanPipe } from '@haopai/web-ui';
import { timeToWait } from '../lots/time-to-wait';
import { ListingCard } from '../plates/listing-card';
import { SoldPlateLine } from '../prices/sold-plate-line';
import { SearchField } from './search-field';
import { conditionsOf, readSearch } from './search-wish';

/** Those under way come first, then the next: a city has no more of them at once. */
const AUCTIONS_MAX = 4;
const LOTS_SHOWN = 8;
const LISTINGS_SHOWN = 4;
const PRICES_SHOWN = 5;

/** How people look who do not look for one number. */
const EXAMPLES = ['finder.digits', 'finder.ending', 'plates.pattern.aaa', 'plates.pattern.abc'] as const;

@Component({
  selector: 'hp-search-page',
  imports: [
    ListingCard,
    LoadFailed,
    Notice,
    Plate,
    RouterLink,
    SearchField,
    Skeleton,
    SoldPlateLine,
    YuanPipe,
  ],
  templateUrl: './search-page.html',
  styleUrl: './search-page.scss',
})
export class SearchPage {
  private readonly words = inject(Words);
  private readonly auctionsClient = inject(AuctionsClient);
  private readonly lotsClient = inject(LotsClient);
  private readonly listingsClient = inject(ListingsClient);
  private readonly soldClient = inject(SoldPlatesClient);
  private readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly q = input<string>();

  protected readonly say = this.words.say;
  protected readonly examples = computed(() => EXAMPLES.map((key) => this.say(key)));
  protected readonly text = computed(() => this.q() ?? '');
  private readonly read = computed(() => readSearch(this.text()));
  private readonly wish = computed(() => {
    const read = this.read();
    return read.ok ? read.value : null;
  });
  protected readonly fault = computed(() => {
    const read = this.read();
    return read.ok || this.text().trim() === '' ? null : this.words.sayFault(ruleFault(read));
  });
  /** For the pages that go on with it. */
  protected readonly conditions = computed(() => {
    const wish = this.wish();
    return wish === null ? null : conditionsOf(wish);
  });

  private readonly live = reading(() =>
    this.wish() === null ? undefined : this.auctionsClient.page('live', 1, AUCTIONS_MAX),
  );
  private readonly coming = reading(() =>
    this.wish() === null ? undefined : this.auctionsClient.page('coming', 1, AUCTIONS_MAX),
  );
  private readonly auctions = computed((): readonly AuctionView[] | null => {
    const [live, coming] = [this.live.value(), this.coming.value()];
    if (live === null || coming === null) return null;
    // A drill's plates are toys.
    return [...live.items, ...coming.items].filter(({ isDrill }) => isDrill !== true).slice(0, AUCTIONS_MAX);
  });
  private readonly boards = Array.from({ length: AUCTIONS_MAX }, (_, at) =>
    reading(() => {
      const auction = this.auctions()?.[at];
      return auction === undefined ? undefined : this.lotsClient.board(auction.id);
    }),
  );
  private readonly ofAuctions = [this.live, this.coming, ...this.boards];
  protected readonly lotsFailure = computed(() => {
    const states = this.ofAuctions.map(({ state }) => state());
    return states.find((state) => state.status === 'failed') ?? null;
  });
  /** Null until all of them are there. */
  protected readonly lots = computed(() => {
    const [wish, auctions] = [this.wish(), this.auctions()];
    if (wish === null || auctions === null) return null;
    const boards = this.boards.slice(0, auctions.length).map(({ value }) => value());
    if (boards.includes(null)) return null;
    return boards
      .flatMap((board) => board?.items ?? [])
      .filter(({ plate, phase }) => !isEnded(phase) && isFound(plate, { ...wish, without: null }))
      .map((lot) => ({ lot, words: this.say(...this.wordsOf(lot)) }));
  });
  protected readonly shownLots = computed(() => (this.lots() ?? []).slice(0, LOTS_SHOWN));
  /** The auction in which there are more than are shown. */
  protected readonly boardOfMore = computed(() => {
    const lots = this.lots() ?? [];
    return lots.length > LOTS_SHOWN ? (lots[LOTS_SHOWN]?.lot.auctionId ?? null) : null;
  });

  protected readonly listings = pagedReading(() => {
    const conditions = this.conditions();
    return conditions === null
      ? undefined
      : this.listingsClient.page({ ...conditions, sort: 'price', page: 1, size: LISTINGS_SHOWN });
  });
  protected readonly sold = pagedReading(() => {
    const conditions = this.conditions();
    return conditions === null
      ? undefined
      : this.soldClient.page({ ...conditions, sort: 'newest', page: 1, size: PRICES_SHOWN });
  });
  protected readonly hasNoOffer = computed(
    () => this.lots()?.length === 0 && this.listings.value()?.total === 0,
  );
  protected readonly found = computed(() => {
    const [lots, listings, sold] = [this.lots(), this.listings.value(), this.sold.value()];
    if (lots === null || listings === null || sold === null) return '';
    return this.say('finder.found', { lots: lots.length, listings: listings.total, sold: sold.total });
  });

  protected reloadLots(): void {
    for (const part of this.ofAuctions) part.reload();
  }

  /** How far a lot is. */
  private wordsOf(lot: LotView): readonly [string, Record<string, string>] {
    const { phase, leftMs } = clockOf(lot, this.nowMs());
    if (leftMs === null || phase === 'closing' || phase === 'paused') return [`phase.${phase}`, {}];
    if (phase === 'waiting') return ['finder.opensIn', { left: timeToWait(this.words, leftMs) }];
    return ['finder.endsIn', { left: formatLeft(leftMs) }];
  }
}
