// State of the list of an ended auction's lots: what is chosen of what can go on, and where it goes.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AdminAuctionView, EndedLotView, LotDraft } from '@haopai/contracts';
import { Submission } from '@haopai/web-app/forms';
import type { Outcome } from '@haopai/web-data';
import { StockClient } from '../stock/stock-client';
import { toggled } from './auction-looks';
import { AuctionsClient } from './auctions-client';

/** Of drafts that a plate may go on into. */
const DRAFTS_MAX = 50;

@Injectable()
export class EndedLotsStore {
  private readonly auctions = inject(AuctionsClient);
  private readonly stock = inject(StockClient);
  private readonly all = signal<readonly AdminAuctionView[]>([]);

  readonly chosen = signal<ReadonlySet<number>>(new Set());
  readonly submission = new Submission();
  /** What starts first comes first: it is the next. */
  readonly drafts = computed(() =>
    this.all()
      .filter(({ isDrill, startsAtMs }) => !isDrill && startsAtMs > Date.now())
      .sort((one, other) => one.startsAtMs - other.startsAtMs),
  );

  async loadDrafts(): Promise<void> {
    const found = await this.auctions.page({ state: 'draft', page: 1, size: DRAFTS_MAX });
    if (found.ok) this.all.set(found.value.items);
  }

  toggle(lotId: number): void {
    this.chosen.update((before) => toggled(before, lotId));
  }

  choose(lots: readonly EndedLotView[]): void {
    this.chosen.set(new Set(lots.map(({ lotId }) => lotId)));
  }

  /** How many came into the stock; null when it was refused. */
  async toStock(auctionId: number, lots: readonly EndedLotView[]): Promise<number | null> {
    const body = { auctionId, lotIds: lots.map(({ lotId }) => lotId) };
    const added = await this.sent(() => this.stock.addFromLots(body));
    return added?.count ?? null;
  }

  /** Each plate at the next bidder's own last bid; how many were offered before one was refused. */
  async toNextBidders(auctionId: number, lots: readonly EndedLotView[]): Promise<number> {
    let offered = 0;
    for (const { lotId } of lots) {
      if ((await this.sent(() => this.auctions.offerToNext(auctionId, lotId))) === null) break;
      offered += 1;
    }
    return offered;
  }

  /** At the start prices that they had. */
  async toDraft(draftId: number, lots: readonly EndedLotView[]): Promise<AdminAuctionView | null> {
    const draft = this.all().find(({ id }) => id === draftId);
    if (draft === undefined) return null;
    const done = await this.sent(() => this.auctions.addLots(draft, lots.map(draftOf)));
    // The next ones go into the draft as it is by now.
    if (done !== null) this.all.update((all) => all.map((one) => (one.id === done.id ? done : one)));
    else await this.loadDrafts();
    return done;
  }

  private async sent<Value>(ask: () => Promise<Outcome<Value>>): Promise<Value | null> {
    const answer = await this.submission.send(ask);
    if (answer === null) return null;
    if (answer.ok) return answer.value;
    this.submission.refusal.set(answer.refusal);
    return null;
  }
}

/** Nobody has it: neither another auction nor a sale at a fixed price. */
export function isFree({ place }: EndedLotView): boolean {
  return place === 'nowhere' || place === 'stock';
}

/** Its winner did not pay, and its plate was offered to nobody yet. */
export function mayOfferToNext({ outcome, nextBidder }: EndedLotView): boolean {
  return outcome === 'defaulted' && nextBidder === null;
}

function draftOf({ plate, startPriceFen }: EndedLotView): LotDraft {
  const { number: plateNumber, colour, isPersonalised, region } = plate;
  return { plateNumber, colour, isPersonalised, region, startPriceFen };
}
