// Every auction that has ended, the newest first, page by page.
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionResultHead, Page } from '@haopai/contracts';
import { Pager, Words } from '@haopai/web-app';
import { type Loaded, LOADING, ResultsClient, ServerClock, toLoaded } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { sayAuctionWhen } from '../auctions/auction-when';
import { ResultSums } from './result-sums';

const AUCTIONS_PER_PAGE = 10;

@Component({
  selector: 'hp-results-page',
  imports: [AuctionTitle, Notice, Pager, ResultSums, RouterLink, Skeleton],
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
  protected readonly list = signal<Loaded<Page<AuctionResultHead>>>(LOADING);
  protected readonly auctions = computed(() => {
    const list = this.list();
    const heads = list.status === 'ready' ? list.value.items : [];
    return heads.map((head) => ({
      head,
      when: sayAuctionWhen(this.words, head.auction, this.nowMs()),
      csv: this.client.csvAddress(head.auction.id, this.words.language()),
    }));
  });
  protected readonly pages = computed(() => {
    const list = this.list();
    return list.status === 'ready' ? Math.ceil(list.value.total / AUCTIONS_PER_PAGE) : 1;
  });
  protected readonly failure = computed(() => {
    const list = this.list();
    return list.status === 'failed' ? this.words.sayRefusal(list.refusal) : '';
  });

  constructor() {
    effect(() => void this.load(this.page()));
  }

  protected async load(page: number): Promise<void> {
    this.list.set(LOADING);
    const answer = await this.client.list(page, AUCTIONS_PER_PAGE);
    if (page === this.page()) this.list.set(toLoaded(answer));
  }
}
