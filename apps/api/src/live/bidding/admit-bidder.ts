// Who may order something at a lot: not too often, in the auction's room, of the plate's region, with an entry of their own whose car may carry the plate.
import { Injectable } from '@nestjs/common';
import type { EntryView } from '@haopai/contracts';
import { type Fen, parseFen } from '@haopai/rules';
import { type Bidder, refuseOtherRegion } from '../../auctions/enrolments';
import { refuseUnfit } from '../../plates/registered-cars';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import type { CitizenSession } from '../../access/sessions';
import { LotCards } from './lot-cards';

/** Who orders, and how much the lot may take of them. */
export interface Admitted {
  readonly paddleNo: number;
  readonly limit: { readonly limitFen?: Fen };
}

@Injectable()
export class AdmitBidder {
  constructor(
    private readonly limits: RateLimits,
    private readonly cards: LotCards,
  ) {}

  /**
   * Whose order it is, or why this session may order nothing here; `entryId` is the entry that they want to use, null when none is needed.
   * Counts as a bid towards the limit of its citizen. Whether the amount is within the limit of its entry, the lot decides.
   */
  async toLot(
    session: CitizenSession,
    lotId: number,
    entryId: number | null,
    amountFen = 0,
  ): Promise<Admitted | RefusalError> {
    const tooMany = await this.limits.consume('bid', `citizen:${session.citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const lot = await this.cards.lot(lotId);
    if (lot instanceof RefusalError) return lot;
    const bidder = await this.cards.bidder(session, lot.auctionId);
    if (bidder instanceof RefusalError) return bidder;
    const otherRegion = refuseOtherRegion(bidder, lot);
    if (otherRegion !== undefined) return otherRegion;
    const { paddleNo } = bidder;
    if (entryId === null) return { paddleNo, limit: {} };
    const own = entryOf(bidder, entryId);
    if (own === undefined) return new RefusalError('BID.NOT_YOUR_ENTRY', { entryId });
    const unfit = refuseUnfit({ vin: own.vin, vehicle: own.vehicle ?? null }, lot.plate);
    return (
      unfit ?? { paddleNo, limit: limitOf(await this.withLimit(session, lot.auctionId, own, amountFen)) }
    );
  }

  /** More deposit may have been paid for it since it was looked up. */
  private async withLimit(
    session: CitizenSession,
    auctionId: number,
    known: EntryView,
    amountFen: number,
  ): Promise<EntryView> {
    const { entryId, limitFen = null } = known;
    if (limitFen === null || amountFen <= limitFen) return known;
    const bidder = await this.cards.bidderAnew(session, auctionId);
    return bidder instanceof RefusalError ? known : (entryOf(bidder, entryId) ?? known);
  }
}

function entryOf({ entries }: Bidder, entryId: number): EntryView | undefined {
  return entries.find((entry) => entry.entryId === entryId);
}

function limitOf({ limitFen = null }: EntryView): Admitted['limit'] {
  const limit = limitFen === null ? null : parseFen(limitFen);
  return limit?.ok === true ? { limitFen: limit.value } : {};
}
