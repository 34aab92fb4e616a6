// The fixed part of lots and the bidders of sessions, remembered, so that a bid asks neither MySQL nor Redis.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { FindLots, type Lot } from '../../auctions/public';
import { BidderOf, type Bidder, type NoBidder } from '../../auctions/enrolments';
import { RefusalError } from '../../platform/errors';
import type { CitizenSession } from '../../access/sessions';

const LOTS_MAX = 50_000;
const BIDDERS_MAX = 50_000;
/** A bidder is looked up again after this. */
const BIDDER_FRESH_MS = 30_000;
/** And earlier for whoever may have paid more deposit, but not more often than this. */
const LIMIT_FRESH_MS = 1_000;
/** Whoever is known waits no longer to be looked up again: a database that changes its writer answers nobody for seconds. */
const LOOK_MAX_MS = 500;

interface Remembered {
  readonly bidder: Bidder;
  readonly sinceMs: number;
}

@Injectable()
export class LotCards {
  private readonly lots = new Map<number, Lot>();
  private readonly bidders = new Map<string, Remembered>();

  constructor(
    private readonly findLots: FindLots,
    private readonly bidderOf: BidderOf,
  ) {}

  /** What is fixed of a published lot. */
  async lot(lotId: number): Promise<Lot | RefusalError<'LOT.NOT_FOUND'>> {
    const known = this.lots.get(lotId);
    if (known !== undefined) return known;
    const lot = await this.findLots.fixedPart(lotId);
    if (!(lot instanceof RefusalError)) keep(this.lots, lotId, lot, LOTS_MAX);
    return lot;
  }

  /** Who a session is in an auction's room. What is known of a bidder stays good for a while when Redis or MySQL are away, or slow. */
  async bidder(session: CitizenSession, auctionId: number): Promise<Bidder | NoBidder> {
    const known = this.bidders.get(keyOf(session, auctionId));
    if (known === undefined) return this.look(session, auctionId);
    if (isFresh(known, BIDDER_FRESH_MS)) return known.bidder;
    return Promise.race([this.look(session, auctionId), sleep(LOOK_MAX_MS, known.bidder, { ref: false })]);
  }

  /** The same for whoever wants to bid more than was known to be allowed: that is waited for. */
  async bidderAnew(session: CitizenSession, auctionId: number): Promise<Bidder | NoBidder> {
    const known = this.bidders.get(keyOf(session, auctionId));
    return known !== undefined && isFresh(known, LIMIT_FRESH_MS)
      ? known.bidder
      : this.look(session, auctionId);
  }

  private async look(session: CitizenSession, auctionId: number): Promise<Bidder | NoBidder> {
    const key = keyOf(session, auctionId);
    try {
      const bidder = await this.bidderOf.inAuction(session, auctionId);
      this.bidders.delete(key);
      if (!(bidder instanceof RefusalError)) {
        keep(this.bidders, key, { bidder, sinceMs: performance.now() }, BIDDERS_MAX);
      }
      return bidder;
    } catch (error) {
      const known = this.bidders.get(key);
      if (known !== undefined) return known.bidder;
      throw error;
    }
  }

  /** The session is over: its passes are worth nothing any more. */
  forgetSession(sessionId: string): void {
    for (const key of this.bidders.keys()) if (key.endsWith(`:${sessionId}`)) this.bidders.delete(key);
  }
}

function isFresh({ sinceMs }: Remembered, freshMs: number): boolean {
  return performance.now() < sinceMs + freshMs;
}

function keyOf({ sessionId }: CitizenSession, auctionId: number): string {
  return `${auctionId}:${sessionId}`;
}

/** Adds to a bounded memory; the oldest goes first. */
function keep<Key, Value>(memory: Map<Key, Value>, key: Key, value: Value, max: number): void {
  memory.set(key, value);
  if (memory.size <= max) return;
  const oldest = memory.keys().next();
  if (!oldest.done) memory.delete(oldest.value);
}
