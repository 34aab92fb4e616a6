// The lots of an ended auction as cards under each other, with a choice of the order, for narrow screens.
import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LotResult } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { formatYuan, Icon, Plate, YuanPipe } from '@haopai/web-ui';
import { isLapsed } from './lapsed-result';
import { LotOutcome } from './lot-outcome';
import { NextBidder } from './next-bidder';
import { type Sorting, sortingOf, SORTS } from './result-store';

@Component({
  selector: 'hp-result-cards',
  imports: [Icon, LotOutcome, NextBidder, Plate, RouterLink, YuanPipe],
  templateUrl: './result-cards.html',
  styleUrl: './result-cards.scss',
})
export class ResultCards {
  private readonly words = inject(Words);

  readonly auctionId = input.required<number>();
  readonly lots = input.required<readonly LotResult[]>();
  readonly sorting = input.required<Sorting>();
  readonly sorted = output<Sorting>();

  protected readonly isLapsed = isLapsed;
  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly yuan = formatYuan;
  protected readonly sorts = SORTS;

  protected sortBy(sort: string): void {
    this.sorted.emit(sortingOf(sort, this.sorting().order));
  }

  protected turn(): void {
    const { sort, order } = this.sorting();
    this.sorted.emit({ sort, order: order === 'asc' ? 'desc' : 'asc' });
  }
}
