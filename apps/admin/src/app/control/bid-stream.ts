// Bids as they come, the newest on top; no more than one can look at.
import { Component, computed, inject } from '@angular/core';
import type { ControlBid } from '@haopai/contracts';
import { exactTimeOf, Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';
import { ControlStore } from './control-store';
import { bidKey } from './room-view';

@Component({
  selector: 'hp-bid-stream',
  imports: [YuanPipe],
  template: `
    <h2>{{ say('controlRoom.bids') }}</h2>
    @if (room()?.hasSkippedBids) {
      <p class="hp-soft small">{{ say('controlRoom.skippedBids') }}</p>
    }
    @if (bids().length === 0) {
      <p class="hp-soft" data-testid="no-bids">{{ say('controlRoom.noBids') }}</p>
    } @else {
      <div class="rows" tabindex="0" role="group" [attr.aria-label]="say('controlRoom.bids')">
        <ol>
          @for (bid of bids(); track key(bid)) {
            <li data-testid="bid">
              <span class="hp-soft">{{ time(bid.atMs) }}</span>
              <span>{{ room()?.names?.get(bid.lotId)?.plate }}</span>
              <span>{{ bid.paddleNo }}</span>
              <strong>{{ bid.amountFen | yuan }}</strong>
            </li>
          }
        </ol>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 8px;
    }
    .small {
      font-size: 14px;
      line-height: 20px;
    }
    .rows {
      height: 320px;
      overflow-y: auto;
    }
    /* Below the lots, with more below it. */
    @media (max-width: 1439px) {
      .rows {
        height: 200px;
      }
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: 14px;
      font-variant-numeric: tabular-nums;
      line-height: 20px;
    }
    li {
      display: grid;
      grid-template-columns: 64px minmax(0, 1fr) 44px minmax(72px, auto);
      gap: 8px;
      padding: 6px 0;
      border-bottom: 1px solid var(--hp-line);
      white-space: nowrap;
    }
    li > :nth-child(n + 3) {
      text-align: end;
    }
  `,
})
export class BidStream {
  private readonly store = inject(ControlStore);
  protected readonly say = inject(Words).say;
  protected readonly room = this.store.room;
  protected readonly bids = computed<readonly ControlBid[]>(() => this.room()?.bids ?? []);
  protected readonly key = bidKey;
  protected readonly time = exactTimeOf;
}
