// Every auction that has ended, the newest first, page by page.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale, pagedReading } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { ResultsClient } from '@haopai/web-data/results';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { sayAuctionWhen } from '../auctions/auction-when';
import { OpenDataLine } from './open-data-line';
import { ResultSums } from './result-sums';

const AUCTIONS_PER_PAGE = 10;

@Component({
  selector: 'hp-results-page',
  imports: [
    AuctionTitle,
    Icon,
    LoadFailed,
    LoadStale,
    Notice,
    OpenDataLine,
    Pager,
    ResultSums,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './results-page.html',
  styleUrl: './results-page.scss',
})
export class ResultsPage {
  private readonly client = inject(ResultsClient);
  private readonly words = inject(Words);

  /** Of the address's query, from 1. */
  readonly page = input(1, {
    transform: (text: string | undefined) => Math.max(1, Math.trunc(Number(text ?? 1)) || 1),
  });

  protected readonly say = this.words.say;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly nowMs = inject(ServerClock).nowMs;
  protected readonly list = pagedReading(() => this.client.list(this.page(), AUCTIONS_PER_PAGE));
  protected readonly auctions = computed(() =>
    this.list.items().map((head) => ({
      head,
      when: sayAuctionWhen(this.words, head.auction, this.nowMs()),
      csv: this.client.csvAddress(head.auction.id, this.words.language()),
    })),
  );
}
