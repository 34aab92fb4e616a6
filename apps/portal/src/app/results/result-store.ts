// State of an auction's result page: its lots in the order that was asked for; the old order stays until the new one is here.
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { ResultSort } from '@haopai/contracts';
import { ResultsClient } from '@haopai/web-data/results';
import { reading } from '@haopai/web-data/reading';

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
  private readonly asked = signal<(Sorting & { readonly auctionId: number }) | null>(null);
  private readonly auctionId = computed(() => this.asked()?.auctionId ?? 0);
  private readonly reading = reading(
    () => {
      const asked = this.asked();
      return asked === null ? undefined : this.client.ofAuction(asked.auctionId, asked.sort, asked.order);
    },
    { subject: this.auctionId },
  );
  private readonly rowsMax = linkedSignal({ source: this.auctionId, computation: () => ROWS_AT_ONCE });

  readonly state = this.reading.state;
  readonly isSorting = this.reading.isReading;
  readonly result = this.reading.value;
  readonly lots = computed(() => (this.result()?.lots ?? []).slice(0, this.rowsMax()));
  /** How many more `showMore` would show. */
  readonly moreCount = computed(() =>
    Math.min(ROWS_AT_ONCE, (this.result()?.lots.length ?? 0) - this.lots().length),
  );

  open(auctionId: number, sorting: Sorting): void {
    this.asked.set({ auctionId, ...sorting });
  }

  reload(): void {
    this.reading.reload();
  }

  showMore(): void {
    this.rowsMax.update((max) => max + ROWS_AT_ONCE);
  }
}
