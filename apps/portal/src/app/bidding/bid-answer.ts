// What came of a bid, in words, for which car the plate would be, and how much its deposit allows.
import { Component, computed, inject } from '@angular/core';
import { isDrillPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { LimitLine } from '../limits/limit-line';
import type { AnsweredOrder } from '../own-bids/in-log-mark';
import { SaleScene } from '../lots/sale-scene';
import { LatePart } from '../parts/late-part';
import { BidActs } from './bid-acts';
import { BiddingStore } from './bidding-store';

@Component({
  selector: 'hp-bid-answer',
  imports: [LatePart, LimitLine],
  template: `
    <div
      class="answer"
      data-testid="bid-answer"
      role="status"
      aria-live="assertive"
      [class]="acts.answer()?.tone ?? ''"
      [class.marked]="proof() !== null"
    >
      {{ acts.answer()?.words }}
    </div>
    @if (proof(); as shown) {
      <hp-late-part class="mark" [load]="loadMark" [inputs]="shown" />
    }
    @if (acts.vin(); as number) {
      <p class="entry hp-soft" [class.answered]="acts.answer() !== null">
        {{ say('bid.entry', { vin: number }) }}
        @if (store.canChangeEntry() && !store.asksForEntry() && !acts.isOnItsWay()) {
          <button type="button" class="hp-link-button" (click)="store.changeEntry()">
            {{ say('bid.change') }}
          </button>
        }
      </p>
    }
    @if (limit(); as at) {
      <hp-limit-line
        [auctionId]="at.auctionId"
        [limitFen]="at.limitFen"
        [priceFen]="at.priceFen"
        [isReached]="store.isAtLimit()"
      />
    }
  `,
  styleUrl: './bid-answer.scss',
})
export class BidAnswer {
  protected readonly store = inject(BiddingStore);
  protected readonly acts = inject(BidActs);
  private readonly scene = inject(SaleScene);
  protected readonly say = inject(Words).say;
  protected readonly loadMark = () => import('../own-bids/in-log-mark').then((m) => m.InLogMark);
  /** Of a bid that counts for something and has its answer. */
  protected readonly proof = computed(() => {
    const [lot, progress] = [this.store.lot(), this.store.progress()];
    if (lot === null || isDrillPlate(lot.plate) || this.scene.isPractice) return null;
    if (progress.status !== 'accepted' && progress.status !== 'refused') return null;
    const version = progress.status === 'accepted' ? progress.receipt.version : null;
    const { lotId } = progress.order;
    const order: AnsweredOrder = { lotId, bidId: progress.bidId, version, isMaximum: false };
    return { auctionId: lot.auctionId, order };
  });
  /** Of an auction that has one. */
  protected readonly limit = computed(() => {
    const [lot, limitFen] = [this.store.lot(), this.store.limitFen()];
    if (lot === null || limitFen === null) return null;
    return { auctionId: lot.auctionId, limitFen, priceFen: lot.priceFen ?? lot.startPriceFen };
  });
}
