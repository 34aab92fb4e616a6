// The lots on which this citizen has bid, in every room that they have entered: where they were outbid without seeing it, the newest first.
import { computed, DestroyRef, inject, Injectable, linkedSignal } from '@angular/core';
import type { LotView, RoomPass } from '@haopai/contracts';
import { isEnded, LotsClient, Session } from '@haopai/web-data';
import { ownLastBidFen } from './own-last-bid';
import { followOwnLot, type OwnLot } from './own-lot';

/** That a lot is over is said for so long. */
export const OVER_SAID_MS = 30_000;

@Injectable()
export class OutbidLots {
  private readonly client = inject(LotsClient);
  /** Belong to one citizen: whoever comes next in the same browser starts with none. */
  private readonly known = linkedSignal<number | null, ReadonlyMap<number, OwnLot>>({
    source: inject(Session).citizenId,
    computation: () => new Map(),
  });
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private turn = 0;

  readonly outbid = computed(() => this.thatSay('outbid'));
  readonly over = computed(() => this.thatSay('over'));
  /** The one to tell of now: where something can still be done comes before what is over. */
  readonly newest = computed(() => this.outbid()[0] ?? this.over()[0] ?? null);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.timers.forEach((timer) => clearTimeout(timer)));
  }

  /** What an auction's board tells. */
  hear(pass: RoomPass, lots: readonly LotView[], shownLotId: number | null): void {
    const bound = new Set(pass.entries.map(({ boundLotId }) => boundLotId));
    for (const lot of lots) {
      if (!bound.has(lot.lotId)) continue;
      const before = this.known().get(lot.lotId);
      const after = followOwnLot(before, lot, { pass, shownLotId, nextTurn: this.turn + 1 });
      this.put(after);
      if (after.turn > this.turn) {
        this.turn = after.turn;
        if (after.ownFen === null) void this.learnOwnBid(after, pass.paddleNo);
      }
      if (after.saying === 'over' && before?.saying !== 'over') this.forgetLater(lot.lotId);
    }
  }

  /** The citizen has read it. */
  dismiss(lotId: number): void {
    const lot = this.known().get(lotId);
    if (lot?.saying === 'outbid') this.put({ ...lot, saying: 'told' });
    if (lot?.saying === 'over') this.put({ ...lot, saying: 'done' });
  }

  /** Out of the room nobody can be outbid there. */
  leave(auctionId: number): void {
    const isToldOfStill = ({ lot }: OwnLot) => lot.auctionId !== auctionId || isEnded(lot.phase);
    this.known.update((known) => new Map([...known].filter(([, own]) => isToldOfStill(own))));
  }

  /** Whether it is known that nothing more can be bid on the lot. Reactive. */
  hasEnded(lotId: number): boolean {
    const own = this.known().get(lotId);
    return own !== undefined && isEnded(own.lot.phase);
  }

  private thatSay(saying: OwnLot['saying']): readonly OwnLot[] {
    const found = [...this.known().values()].filter((own) => own.saying === saying);
    return found.sort((a, b) => b.turn - a.turn);
  }

  private put(own: OwnLot): void {
    const before = this.known().get(own.lot.lotId);
    const isSame = before?.lot === own.lot && before.saying === own.saying && before.ownFen === own.ownFen;
    if (!isSame) this.known.update((known) => new Map(known).set(own.lot.lotId, own));
  }

  /** Once each time: what nobody answers is left out of the words. */
  private async learnOwnBid({ lot, turn }: OwnLot, paddleNo: number): Promise<void> {
    const ownFen = await ownLastBidFen(this.client, lot, paddleNo);
    const own = this.known().get(lot.lotId);
    if (ownFen !== null && own?.turn === turn && own.ownFen === null) this.put({ ...own, ownFen });
  }

  private forgetLater(lotId: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(lotId);
      this.dismiss(lotId);
    }, OVER_SAID_MS);
    this.timers.set(lotId, timer);
  }
}
