// What happened on the lot so far, newest first, in words.
import { Component, computed, inject } from '@angular/core';
import type { BidLine, NoteLine } from '@haopai/contracts';
import { exactTimeOf, Words } from '@haopai/web-app';
import { formatYuan, Skeleton } from '@haopai/web-ui';
import { BidRecord, type RecordRow } from '@haopai/web-ui/bidding';
import { noteWordOf } from '../lots/note-words';
import { BiddingStore } from './bidding-store';

@Component({
  selector: 'hp-lot-history',
  imports: [BidRecord, Skeleton],
  template: `
    <h2>{{ say('lot.record') }}</h2>
    @if (isComing()) {
      <hp-skeleton [count]="2" [height]="44" [label]="say('app.loading')" />
    } @else if (hasBids()) {
      <hp-bid-record [rows]="rows()" [mineLabel]="say('lot.mine')" />
    } @else {
      @if (store.gate() === 'ended') {
        <p class="empty">{{ say('lot.noBids') }}</p>
      } @else {
        <p class="empty">{{ say('lot.recordEmpty') }}</p>
        <p class="hp-soft">{{ say('lot.recordEmptyWords') }}</p>
      }
      <hp-bid-record [rows]="rows()" [mineLabel]="say('lot.mine')" />
    }
    @if (store.record()?.hasOlder) {
      <button type="button" class="hp-link-button" (click)="store.loadOlder()">{{ say('lot.older') }}</button>
    }
  `,
  styles: `
    h2 {
      margin-bottom: 4px;
    }
    .empty {
      font-weight: 600;
    }
  `,
})
export class LotHistory {
  private readonly words = inject(Words);
  protected readonly store = inject(BiddingStore);

  protected readonly say = this.words.say;
  /** The figures are known, and no line yet. */
  protected readonly isComing = computed(() => {
    const record = this.store.record();
    return record !== null && record.linesUpTo === 0 && record.lot.version > 0;
  });
  protected readonly hasBids = computed(() => (this.store.record()?.bids.length ?? 0) > 0);
  protected readonly rows = computed<readonly RecordRow[]>(() => {
    const record = this.store.record();
    if (record === null) return [];
    const highest = record.lot.leaderPaddle === null ? null : record.bids.at(-1)?.version;
    return [
      ...record.bids.map((bid) => this.bidRow(bid, bid.version === highest)),
      ...record.notes.map((note) => this.noteRow(note)),
    ].sort((a, b) => b.version - a.version);
  });

  private bidRow({ version, paddleNo, amountFen, atMs, isByCeiling }: BidLine, isLead: boolean): RecordRow {
    return {
      version,
      time: exactTimeOf(atMs),
      words: this.say(isByCeiling === true ? 'record.byCeiling' : 'lot.paddleWords', { paddle: paddleNo }),
      amountFen,
      isMine: paddleNo === this.store.paddleNo(),
      isLead,
    };
  }

  private noteRow({ version, kind, atMs, reason, paddleNo, amountFen }: NoteLine): RecordRow {
    const amount = amountFen === undefined ? '' : formatYuan(amountFen);
    const words = this.say(`note.${noteWordOf(kind, reason)}`, {
      reason: reason ?? '',
      paddle: paddleNo ?? '',
      amount,
    });
    return { version, time: exactTimeOf(atMs), words, amountFen: null, isMine: false, isLead: false };
  }
}
