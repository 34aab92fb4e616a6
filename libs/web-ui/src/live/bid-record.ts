// The public record of a lot, newest first: bids and what else happened to it.
import { Component, input } from '@angular/core';
import { YuanPipe } from '../money/yuan.pipe';

export interface RecordRow {
  readonly version: number;
  readonly time: string;
  /** Who bid, or what happened. */
  readonly words: string;
  readonly amountFen: number | null;
  readonly isMine: boolean;
  readonly isLead: boolean;
}

@Component({
  selector: 'hp-bid-record',
  imports: [YuanPipe],
  templateUrl: './bid-record.html',
  styleUrl: './bid-record.scss',
})
export class BidRecord {
  readonly rows = input.required<readonly RecordRow[]>();
  readonly mineLabel = input.required<string>();
}
