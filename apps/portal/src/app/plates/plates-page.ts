// The plates at a fixed price (manual, ch. 4): looked for by region, price and number, page by page. The address holds the whole search.
import { BreakpointObserver } from '@angular/cdk/layout';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { LISTINGS_COUNTED_MAX, type ListingView, type Page, type SaveSearchBody } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { NoSuchPage, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale, pagedReading } from '@haopai/web-app/loading';
import { ListingsClient, type ReadRequest, RegionsClient, Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { map } from 'rxjs';
import { SaveSearch } from '../saved-searches/save-search';
import { givenOf } from '../saved-searches/search-query';
import { ListingWatchSwitch } from '../watches/listing-watch-switch';
import { OwnListingWatches } from '../watches/own-listing-watches';
import { WatchRefused } from '../watches/watch-refused';
import { LastSearch } from './last-search';
import { ListingCard } from './listing-card';
import { nameOf, PlateFilters } from './plate-filters';
import {
  type AddressChange,
  changeOfBand,
  conditionCount,
  isAnyPrice,
  queryOf,
  SORTS,
  USUAL_SORT,
  wishFrom,
} from './plates-query';

interface Condition {
  readonly name: string;
  readonly without: AddressChange;
}

const NO_BAND = { fromYuan: null, toYuan: null };

@Component({
  selector: 'hp-plates-page',
  imports: [
    Icon,
    ListingCard,
    ListingWatchSwitch,
    LoadFailed,
    LoadStale,
    NgTemplateOutlet,
    NoSuchPage,
    Notice,
    Pager,
    PlateFilters,
    RouterLink,
    SaveSearch,
    Skeleton,
    WatchRefused,
  ],
  templateUrl: './plates-page.html',
  styleUrls: ['../lists/sorted-list.scss', './plates-page.scss'],
})
export class PlatesPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly last = inject(LastSearch);
  private readonly client = inject(ListingsClient);
  private readonly regionsClient = inject(RegionsClient);
  private readonly watches = inject(OwnListingWatches);

  /** From the query. */
  readonly region = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly pattern = input<string>();
  readonly contains = input<string>();
  readonly endsWith = input<string>();
  readonly sort = input<string>();
  readonly page = input<string>();

  protected readonly say = this.words.say;
  protected readonly ownRegion = computed(() => this.session.citizen()?.region ?? null);
  protected readonly isCitizen = computed(() => this.session.citizenId() !== null);
  protected readonly wish = computed(() => {
    const wish = wishFrom({
      ...{ region: this.region(), from: this.from(), to: this.to(), pattern: this.pattern() },
      ...{ contains: this.contains(), endsWith: this.endsWith(), sort: this.sort(), page: this.page() },
    });
    return this.ownRegion() === null ? wish : { ...wish, region: null };
  });
  private readonly query = computed(() => queryOf(this.wish()));
  protected readonly list = pagedReading(() => this.request(), {
    subject: () => `${this.session.citizenId()} ${JSON.stringify(this.query())}`,
  });
  /** Null until they are there; without them every other way to look remains. */
  protected readonly regions = reading(() => this.regionsClient.all()).value;
  protected readonly conditions = computed<readonly Condition[]>(() => {
    const { region, band, pattern, contains, endsWith } = this.wish();
    const given = [
      contains !== null && {
        name: this.say('plates.containing', { part: contains }),
        without: { contains: null },
      },
      endsWith !== null && {
        name: this.say('plates.ending', { part: endsWith }),
        without: { endsWith: null },
      },
      pattern !== null && { name: this.say(`plates.pattern.${pattern}`), without: { pattern: null } },
      !isAnyPrice(band) && { name: nameOf(band, this.say), without: changeOfBand(NO_BAND) },
      region !== null && { name: this.words.region(region), without: { region: null } },
    ];
    return given
      .filter((one) => one !== false)
      .map(({ name, without }) => ({ name, without: { ...without, page: null } }));
  });
  /** What would be saved: order, page and region are no part of it. Null while there is nothing. */
  protected readonly searchToSave = computed<SaveSearchBody | null>(() => {
    const { contains, endsWith, pattern, priceFromFen, priceToFen } = this.query();
    const wish = givenOf({ contains, endsWith, pattern, priceFromFen, priceToFen });
    return Object.keys(wish).length === 0 ? null : { scope: 'listings', ...wish };
  });
  protected readonly count = computed(() => {
    const total = this.list.value()?.total ?? null;
    if (total === null) return '';
    // There may be more than are counted and shown.
    const isCut = total === LISTINGS_COUNTED_MAX;
    return this.say(isCut ? 'plates.countCut' : 'plates.count', { count: total });
  });
  protected readonly filterName = computed(() => {
    const count = conditionCount(this.wish());
    return count === 0 ? this.say('plates.filters') : this.say('plates.filtersChosen', { count });
  });
  protected readonly sorts = SORTS;
  protected readonly watched = ['listings'] as const;
  /** There the filters would push the plates out of sight: they are folded. */
  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 899px)')
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );

  constructor() {
    effect(() => {
      this.wish();
      this.last.params.set(this.router.parseUrl(this.router.url).queryParams);
    });
    effect(() => {
      if (this.session.citizenId() !== null) untracked(() => void this.watches.resume());
    });
    // Whoever's session is over looks on among all plates.
    effect(() => {
      const state = this.list.state();
      if (state.status === 'failed' && state.refusal.code === 'SESSION.MISSING') void this.session.confirm();
    });
  }

  /** Who is logged in sees what they may buy; before that is known nothing is asked. */
  private request(): ReadRequest<Page<ListingView>> | undefined {
    if (this.session.state().status === 'unknown') return undefined;
    return this.ownRegion() === null ? this.client.page(this.query()) : this.client.ownPage(this.query());
  }

  protected change(change: AddressChange): Promise<boolean> {
    return this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected sortBy(sort: string): Promise<boolean> {
    return this.change({ sort: sort === USUAL_SORT ? null : sort, page: null });
  }
}
