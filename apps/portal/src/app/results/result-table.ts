// The lots of an ended auction as a table whose headings sort it, for wide screens.
import { Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LotResult, ResultSort } from '@haopai/contracts';
import { exactTimeOf, Words } from '@haopai/web-app';
import { Icon, Plate, YuanPipe } from '@haopai/web-ui';
import { isLapsed } from './lapsed-result';
import { LotOutcome } from './lot-outcome';
import { NextBidder } from './next-bidder';
import type { Sorting } from './result-store';

interface Column {
  readonly name: string;
  /** Null where there is nothing to sort by. */
  readonly sort: ResultSort | null;
  readonly isFigure: boolean;
}

const COLUMNS: readonly Column[] = [
  { name: 'lotNo', sort: 'lotNo', isFigure: false },
  { name: 'plate', sort: 'plate', isFigure: false },
  { name: 'region', sort: null, isFigure: false },
  { name: 'outcome', sort: null, isFigure: false },
  { name: 'startPriceFen', sort: 'startPriceFen', isFigure: true },
  { name: 'hammerPriceFen', sort: 'hammerPriceFen', isFigure: true },
  { name: 'paddle', sort: null, isFigure: true },
  { name: 'bidCount', sort: 'bidCount', isFigure: true },
  { name: 'endedAtMs', sort: 'endedAtMs', isFigure: true },
];

@Component({
  selector: 'hp-result-table',
  imports: [Icon, LotOutcome, NextBidder, Plate, RouterLink, YuanPipe],
  templateUrl: './result-table.html',
  styleUrl: './result-table.scss',
})
export class ResultTable {
  private readonly words = inject(Words);

  readonly auctionId = input.required<number>();
  readonly lots = input.required<readonly LotResult[]>();
  readonly sorting = input.required<Sorting>();
  readonly columnPressed = output<ResultSort>();

  protected readonly isLapsed = isLapsed;
  protected readonly say = this.words.say;
  protected readonly region = this.words.region;
  protected readonly timeOf = exactTimeOf;
  protected readonly columns = COLUMNS;

  protected ariaSort({ sort }: Column): 'ascending' | 'descending' | null {
    if (sort === null || sort !== this.sorting().sort) return null;
    return this.sorting().order === 'asc' ? 'ascending' : 'descending';
  }
}
