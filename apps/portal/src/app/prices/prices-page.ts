// What plates were sold for, over all auctions: looked for by number and pattern, with the figures of their kind. The address holds the whole search.
import { BreakpointObserver } from '@angular/cdk/layout';
import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { SOLD_PLATES_COUNTED_MAX } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { NoSuchPage, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale, pagedReading } from '@haopai/web-app/loading';
import { SoldPlatesClient } from '@haopai/web-data/results';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { map } from 'rxjs';
import { PriceFigures } from './price-figures';
import { PriceFilters } from './price-filters';
import { changeOfSort, conditionCount, type PricesChange, queryOf, SORTS, wishFrom } from './prices-query';
import { SoldPlateLine } from './sold-plate-line';

@Component({
  selector: 'hp-prices-page',
  imports: [
    Icon,
    LoadFailed,
    LoadStale,
    NgTemplateOutlet,
    NoSuchPage,
    Notice,
    Pager,
    PriceFigures,
    PriceFilters,
    RouterLink,
    Skeleton,
    SoldPlateLine,
  ],
  templateUrl: './prices-page.html',
  styleUrls: ['../lists/sorted-list.scss', './prices-page.scss'],
})
export class PricesPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(SoldPlatesClient);

  /** From the query. */
  readonly pattern = input<string>();
  readonly colour = input<string>();
  readonly contains = input<string>();
  readonly endsWith = input<string>();
  readonly without = input<string>();
  readonly sort = input<string>();
  readonly by = input<string>();
  readonly page = input<string>();

  protected readonly say = this.words.say;
  protected readonly sorts = SORTS;
  protected readonly wish = computed(() =>
    wishFrom({
      ...{
        pattern: this.pattern(),
        colour: this.colour(),
        sort: this.sort(),
        by: this.by(),
        page: this.page(),
      },
      ...{ contains: this.contains(), endsWith: this.endsWith(), without: this.without() },
    }),
  );
  protected readonly list = pagedReading(() => this.client.page(queryOf(this.wish())));
  protected readonly conditions = computed(() => conditionCount(this.wish()));
  protected readonly count = computed(() => {
    const total = this.list.value()?.total ?? null;
    if (total === null) return '';
    // There may be more than are counted and shown.
    const isCut = total === SOLD_PLATES_COUNTED_MAX;
    return this.say(isCut ? 'plates.countCut' : 'plates.count', { count: total });
  });
  protected readonly filterName = computed(() => {
    const count = this.conditions();
    return count === 0 ? this.say('plates.filters') : this.say('plates.filtersChosen', { count });
  });
  /** There the filters would push the prices out of sight: they are folded. */
  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 899px)')
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );

  protected change(change: PricesChange): Promise<boolean> {
    return this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }

  protected sortBy(sort: string): Promise<boolean> {
    return this.change(changeOfSort(sort));
  }
}
