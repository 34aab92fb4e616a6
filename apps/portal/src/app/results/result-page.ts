// What one auction came to: its sums, and every lot in the order of the reader's choice.
import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import type { ResultSort } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { type ReadFailure, ServerClock } from '@haopai/web-data';
import { ResultsClient } from '@haopai/web-data/results';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { map } from 'rxjs';
import { RecordLine } from '../check-record/record-line';
import { AuctionNotes } from '../auctions/auction-notes';
import { AuctionTitle } from '../auctions/auction-title';
import { DrillNote } from '../auctions/drill-note';
import { sayAuctionWhen } from '../auctions/auction-when';
import { StopNote } from '../auctions/stop-note';
import { OpenDataLine } from './open-data-line';
import { ResultCards } from './result-cards';
import { pressed, ResultStore, type Sorting, sortingOf } from './result-store';
import { ResultSums } from './result-sums';
import { ResultTable } from './result-table';
import { SignsLine } from './signs-line';

@Component({
  selector: 'hp-result-page',
  imports: [
    AuctionNotes,
    AuctionTitle,
    DrillNote,
    Icon,
    LoadFailed,
    LoadStale,
    Notice,
    OpenDataLine,
    RecordLine,
    ResultCards,
    ResultSums,
    ResultTable,
    RouterLink,
    SignsLine,
    Skeleton,
    StopNote,
  ],
  providers: [ResultStore],
  templateUrl: './result-page.html',
  styleUrl: './result-page.scss',
})
export class ResultPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(ResultsClient);
  protected readonly store = inject(ResultStore);

  readonly auctionId = input.required({ transform: numberAttribute });
  /** Of the address's query. */
  readonly sort = input<string>();
  readonly order = input<string>();

  protected readonly say = this.words.say;
  protected readonly sorting = computed(() => sortingOf(this.sort(), this.order()));
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly nowMs = inject(ServerClock).nowMs;
  protected readonly when = computed(() => {
    const result = this.store.result();
    return result === null ? '' : sayAuctionWhen(this.words, result.auction, this.nowMs());
  });
  protected readonly csv = computed(() => this.client.csvAddress(this.auctionId(), this.words.language()));
  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 1023px)')
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
  /** For those who hear the page: the order has changed. */
  protected readonly sortedWords = computed(() => {
    const { sort, order } = this.sorting();
    if (this.store.isSorting()) return '';
    return this.say('results.sortedBy', {
      column: this.say(`results.${sort}`),
      order: this.say(`results.${order}`),
    });
  });

  constructor() {
    effect(() => {
      const auctionId = this.auctionId();
      const sorting = this.sorting();
      untracked(() => this.store.open(auctionId, sorting));
    });
  }

  protected isNotYet({ refusal }: ReadFailure): boolean {
    return refusal.code === 'RESULT.NOT_YET';
  }

  protected sortBy(column: ResultSort): void {
    this.show(pressed(column, this.sorting()));
  }

  protected show({ sort, order }: Sorting): void {
    const isPlain = sort === 'lotNo' && order === 'asc';
    void this.router.navigate(['/results', this.auctionId()], {
      queryParams: isPlain ? {} : { sort, order },
      replaceUrl: true,
    });
  }
}
