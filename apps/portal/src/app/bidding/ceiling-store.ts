// State of the part of the bidding page that lets the site bid: the bidder's own ceiling, what it still does, and what was ordered of it.
import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { LotsClient, Rooms } from '@haopai/web-data';
import {
  LotFeed,
  ProxyDesk,
  type ProxyDone,
  type ProxyProgress,
  type ProxyWish,
} from '@haopai/web-data/bids';
import { isDrillPlate } from '@haopai/rules';
import { SaleScene } from '../lots/sale-scene';
import type { AnsweredOrder } from '../own-bids/in-log-mark';
import type { BidGate } from './bid-gate';
import { BiddingStore } from './bidding-store';
import { ceilingStateOf, type PriceNow } from './ceiling-state';

const ASK_AGAIN_AFTER_MS = 2_000;
/** Gates of those who could not bid here whatever they do on this page. */
const NOT_FOR: readonly BidGate[] = [
  'ended',
  'checking',
  'logIn',
  'disqualified',
  'otherRegion',
  'enterRoom',
];

@Injectable()
export class CeilingStore {
  private readonly bidding = inject(BiddingStore);
  private readonly feed = inject(LotFeed);
  private readonly lots = inject(LotsClient);
  private readonly desk = inject(ProxyDesk);
  private readonly rooms = inject(Rooms);
  private readonly scene = inject(SaleScene);

  private readonly lotId = computed(() => this.bidding.lot()?.lotId ?? null);
  readonly own = computed(() => this.feed.ownCeiling() ?? null);
  /** Null while lot or ladder are not known. */
  readonly now = computed<PriceNow | null>(() => {
    const lot = this.bidding.lot();
    const stepFen = this.bidding.smallestStepFen();
    const lowestBidFen = this.bidding.allAmounts()[0]?.amountFen;
    if (lot === null || stepFen === null || lowestBidFen === undefined) return null;
    const isLeading = lot.leaderPaddle !== null && lot.leaderPaddle === this.bidding.paddleNo();
    return { priceFen: lot.priceFen ?? lot.startPriceFen, isLeading, stepFen, lowestBidFen };
  });
  readonly state = computed(() => {
    const now = this.now();
    return now === null ? ({ kind: 'none' } as const) : ceilingStateOf(this.own(), now);
  });
  readonly progress = computed<ProxyProgress>(() => {
    const lotId = this.lotId();
    return lotId === null ? { status: 'none' } : this.desk.progress(lotId)();
  });

  /** The maximum bid that was accepted here last, where it counts for something: its place in the public log is looked for. */
  readonly answered = computed<AnsweredOrder | null>(() => {
    const [lot, progress] = [this.bidding.lot(), this.progress()];
    if (lot === null || progress.status !== 'done' || progress.wish.kind === 'cancel') return null;
    if (isDrillPlate(lot.plate) || this.scene.isPractice) return null;
    const { proxyId: bidId, version } = progress;
    return { lotId: lot.lotId, bidId, version, isMaximum: true };
  });

  /** Whether there is anything to show: a bidder who could bid here, or has a ceiling. */
  readonly isOffered = computed(() => {
    const gate = this.bidding.gate();
    if (gate === null || NOT_FOR.includes(gate)) return false;
    return this.own() !== null || (gate !== 'noEntry' && gate !== 'otherVehicle');
  });
  readonly canSet = computed(() => {
    const gate = this.bidding.gate();
    return gate === 'open' || gate === 'leading';
  });
  readonly canCancel = computed(() => {
    const gate = this.bidding.gate();
    return (
      this.own() !== null &&
      (this.canSet() || gate === 'noEntry' || gate === 'otherVehicle' || gate === 'paused')
    );
  });

  constructor() {
    // Whoever entered the room after the snapshot was taken, or whose snapshot could not tell.
    effect((onCleanup) => {
      const lotId = this.lotId();
      if (lotId === null || this.bidding.pass() === null || this.feed.ownCeiling() !== undefined) return;
      const asking = setInterval(() => void this.learn(lotId), ASK_AGAIN_AFTER_MS);
      onCleanup(() => clearInterval(asking));
      untracked(() => void this.learn(lotId));
    });
  }

  async order(wish: ProxyWish): Promise<ProxyProgress> {
    const lot = this.bidding.lot();
    if (lot === null) return { status: 'none' };
    const end = await this.desk.order(lot.lotId, wish);
    if (end.status === 'done') this.noteDone(lot.lotId, end);
    // The bids made for it, or what a refusal tells of: entries may stand elsewhere, the price may have moved.
    await Promise.all([this.feed.refresh(), this.rooms.resume(lot.auctionId)]);
    return end;
  }

  forgetAnswer(): void {
    const lotId = this.lotId();
    if (lotId !== null) this.desk.forget(lotId);
  }

  private noteDone(lotId: number, { wish, ceilingFen }: ProxyDone): void {
    if (wish.kind === 'cancel' || ceilingFen === null) return this.feed.noteOwnCeiling(lotId, null);
    const setAtMs = this.bidding.nowMs();
    this.feed.noteOwnCeiling(lotId, { ceilingFen, entryId: wish.entryId, setAtMs });
  }

  private async learn(lotId: number): Promise<void> {
    const answer = await this.lots.proxy(lotId);
    // What came meanwhile with a snapshot is as good, and may be newer.
    if (answer.ok && this.feed.ownCeiling() === undefined)
      this.feed.noteOwnCeiling(lotId, answer.value.ceiling);
  }
}
