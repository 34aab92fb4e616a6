// Use case: a bidder looks at their own ceiling on a lot. Nobody else's is ever looked at.
import { Inject, Injectable } from '@nestjs/common';
import type { OwnCeiling, OwnProxy } from '@haopai/contracts';
import type { LotEngine } from '@haopai/engine';
import type { Bidder, NoBidder } from '../../auctions/enrolments';
import { RefusalError } from '../../platform/errors';
import { LOT_ENGINE } from '../engine';
import { ownCeilingOf } from '../wire';
import type { CitizenSession } from '../../access/sessions';
import { LotCards } from './lot-cards';

const RETRY_AFTER_MS = 500;

@Injectable()
export class OwnCeilings {
  constructor(
    private readonly cards: LotCards,
    @Inject(LOT_ENGINE) private readonly engine: LotEngine,
  ) {}

  async read(session: CitizenSession, lotId: number): Promise<OwnProxy | RefusalError> {
    const lot = await this.cards.lot(lotId);
    if (lot instanceof RefusalError) return lot;
    return this.ceilingOf(lotId, await this.cards.bidder(session, lot.auctionId));
  }

  /** For whoever begins to watch: undefined when this is no bidder, or when nobody could say. */
  async glance(session: CitizenSession | null, lotId: number): Promise<OwnCeiling | null | undefined> {
    if (session === null) return undefined;
    try {
      const lot = await this.cards.lot(lotId);
      if (lot instanceof RefusalError) return undefined;
      const own = await this.ceilingOf(lotId, await this.cards.bidderAtAGlance(session, lot.auctionId));
      return own instanceof RefusalError ? undefined : own.ceiling;
    } catch {
      // Redis or MySQL are away: the lot itself can be shown all the same.
      return undefined;
    }
  }

  private async ceilingOf(lotId: number, bidder: Bidder | NoBidder): Promise<OwnProxy | RefusalError> {
    if (bidder instanceof RefusalError) return bidder;
    const ceiling = await this.engine.maximumBidOf(lotId, bidder.paddleNo);
    if (ceiling === undefined)
      return new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: RETRY_AFTER_MS });
    return { ceiling: ownCeilingOf(ceiling) };
  }
}
