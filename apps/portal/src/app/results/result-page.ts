// What one auction came to: its sums, and every lot in the order of the reader's choice.
import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import type { ErrorCode, ResultSort } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ResultsClient, ServerClock } from '@haopai/web-data';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { map } from 'rxjs';
import { AuctionNotes } from '../auctions/auction-notes';
import { AuctionTitle } from '../auctions/auction-title';
import { sayAuctionWhen } from '../auctions/auction-when';
import { ResultCards } from './result-cards';
import { pressed, ResultStore, type Sorting, sortingOf } from './result-store';
import { ResultSums } from './result-sums';
import { ResultTable } from './result-table';

@Component({
  selector: 'hp-result-page',
  imports: [
    AuctionNotes,
    AuctionTitle,
    Icon,
    Notice,
    ResultCards,
    ResultSums,
    ResultTable,
    RouterLink,
    Skeleton,
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
  protected readonly nowMs = inject(ServerClock).nowMs;
  protected readonly when = computed(() => {
    const result = this.store.result();
    return result === null ? '' : sayAuctionWhen(this.words, result.auction, this.nowMs());
  });
  protected readonly csv = computed(() => this.client.csvAddress(this.auctionId(), this.words.language()));
  protected readonly isNotYet = computed(() => this.refusedWith('RESULT.NOT_YET'));
  /** Another try finds it no more than the first. */
  protected readonly isUnknown = computed(() => this.refusedWith('AUCTION.NOT_FOUND'));
  protected readonly failure = computed(() => {
    const state = this.store.state();
    return state.status === 'failed' ? this.words.sayRefusal(state.refusal) : '';
  });
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
      untracked(() => void this.store.open(auctionId, sorting));
    });
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

  protected reload(): void {
    void this.store.open(this.auctionId(), this.sorting());
  }

  private refusedWith(code: ErrorCode): boolean {
    const state = this.store.state();
    return state.status === 'failed' && state.refusal.code === code;
  }
}
