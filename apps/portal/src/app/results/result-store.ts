// State of an auction's result page: its lots in the order that was asked for; the old order stays until the new one is here.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AuctionResult, ResultSort } from '@haopai/contracts';
import { type Loaded, LOADING, ResultsClient, toLoaded } from '@haopai/web-data';

export type SortOrder = 'asc' | 'desc';

export interface Sorting {
  readonly sort: ResultSort;
  readonly order: SortOrder;
}

export const SORTS: readonly ResultSort[] = [
  'lotNo',
  'plate',
  'startPriceFen',
  'hammerPriceFen',
  'bidCount',
  'endedAtMs',
];

/** What an address's query asks for; the order of lots where it asks for nothing that is known. */
export function sortingOf(sort: string | undefined, order: string | undefined): Sorting {
  return {
    sort: SORTS.find((known) => known === sort) ?? 'lotNo',
    order: order === 'desc' ? 'desc' : 'asc',
  };
}

/** What a press on a column's heading asks for: amounts and counts begin with the highest, and a second press turns it round. */
export function pressed(column: ResultSort, now: Sorting): Sorting {
  if (column === now.sort) return { sort: column, order: now.order === 'asc' ? 'desc' : 'asc' };
  const beginsHigh = column === 'startPriceFen' || column === 'hammerPriceFen' || column === 'bidCount';
  return { sort: column, order: beginsHigh ? 'desc' : 'asc' };
}

/** Rows drawn at once: an auction of thousands of lots stays quick on a cheap phone. */
const ROWS_AT_ONCE = 100;

@Injectable()
export class ResultStore {
  private readonly client = inject(ResultsClient);
  private readonly loaded = signal<Loaded<AuctionResult>>(LOADING);
  private readonly rowsMax = signal(ROWS_AT_ONCE);
  private asked = 0;
  private auctionId: number | null = null;

  readonly state = this.loaded.asReadonly();
  readonly isSorting = signal(false);
  readonly result = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  });
  readonly lots = computed(() => (this.result()?.lots ?? []).slice(0, this.rowsMax()));
  /** How many more `showMore` would show. */
  readonly moreCount = computed(() =>
    Math.min(ROWS_AT_ONCE, (this.result()?.lots.length ?? 0) - this.lots().length),
  );

  async open(auctionId: number, { sort, order }: Sorting): Promise<void> {
    this.asked += 1;
    const own = this.asked;
    if (auctionId !== this.auctionId || this.result() === null) this.loaded.set(LOADING);
    if (auctionId !== this.auctionId) this.rowsMax.set(ROWS_AT_ONCE);
    this.auctionId = auctionId;
    this.isSorting.set(true);
    const answer = await this.client.ofAuction(auctionId, sort, order);
    if (own !== this.asked) return;
    this.isSorting.set(false);
    this.loaded.set(toLoaded(answer));
  }

  showMore(): void {
    this.rowsMax.update((max) => max + ROWS_AT_ONCE);
  }
}
