// The fixed part of lots and the bidders of sessions, remembered, so that a bid asks neither MySQL nor Redis.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { FindLots, type Lot } from '../../auctions/public';
import { BidderOf, type Bidder, type NoBidder } from '../../auctions/enrolments';
import { RefusalError } from '../../platform/errors';
import type { CitizenSession } from '../../access/sessions';

const LOTS_MAX = 50_000;
/** Sessions that bid; each is in few auctions. */
const SESSIONS_MAX = 50_000;
/** Sessions that are nobody's in an auction: whoever only looks asks with every lot. */
const ONLOOKERS_MAX = 50_000;
/** Whoever has entered elsewhere meanwhile sees their own maximum bid so much later; bids are never judged by it. */
const ONLOOKER_FRESH_MS = 2_000;
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
  /** By session, then by auction: a session that ends is forgotten without a walk through all. */
  private readonly bidders = new Map<string, Map<number, Remembered>>();
  private readonly onlookers = new LRUCache<string, NoBidder>({ max: ONLOOKERS_MAX, ttl: ONLOOKER_FRESH_MS });

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
    const known = this.known(session, auctionId);
    if (known === undefined) return this.look(session, auctionId);
    if (isFresh(known, BIDDER_FRESH_MS)) return known.bidder;
    return Promise.race([this.look(session, auctionId), sleep(LOOK_MAX_MS, known.bidder, { ref: false })]);
  }

  /** The same for whoever wants to bid more than was known to be allowed: that is waited for. */
  async bidderAnew(session: CitizenSession, auctionId: number): Promise<Bidder | NoBidder> {
    const known = this.known(session, auctionId);
    return known !== undefined && isFresh(known, LIMIT_FRESH_MS)
      ? known.bidder
      : this.look(session, auctionId);
  }

  /** The same for whoever only begins to watch: of one who was nobody a moment ago nobody is asked again. */
  async bidderAtAGlance(session: CitizenSession, auctionId: number): Promise<Bidder | NoBidder> {
    const key = keyOf(session, auctionId);
    const onlooker = this.onlookers.get(key);
    if (onlooker !== undefined) return onlooker;
    const bidder = await this.bidder(session, auctionId);
    if (bidder instanceof RefusalError) this.onlookers.set(key, bidder);
    return bidder;
  }

  /** The session has entered the auction's room. */
  noteEntered(session: CitizenSession, auctionId: number): void {
    this.onlookers.delete(keyOf(session, auctionId));
  }

  /** The session is over: its passes are worth nothing any more. */
  forgetSession(sessionId: string): void {
    this.bidders.delete(sessionId);
  }

  private known({ sessionId }: CitizenSession, auctionId: number): Remembered | undefined {
    return this.bidders.get(sessionId)?.get(auctionId);
  }

  private async look(session: CitizenSession, auctionId: number): Promise<Bidder | NoBidder> {
    const { sessionId } = session;
    try {
      const bidder = await this.bidderOf.inAuction(session, auctionId);
      const auctions = this.bidders.get(sessionId) ?? new Map<number, Remembered>();
      // Whoever has been looked up last is forgotten last.
      this.bidders.delete(sessionId);
      if (bidder instanceof RefusalError) auctions.delete(auctionId);
      else {
        auctions.set(auctionId, { bidder, sinceMs: performance.now() });
        this.noteEntered(session, auctionId);
      }
      if (auctions.size > 0) keep(this.bidders, sessionId, auctions, SESSIONS_MAX);
      return bidder;
    } catch (error) {
      const known = this.known(session, auctionId);
      if (known !== undefined) return known.bidder;
      throw error;
    }
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
