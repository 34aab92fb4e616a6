// The real engine in this process, over the real journal and clock, and bidders whose bids arrive in the order of their amounts.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuctionClock, MysqlJournal } from '@haopai/engine-mysql';
import { createLotEngine, type LotEngine, standalone } from '@haopai/engine';
import type { LotTerms } from '@haopai/lot';
import {
  addFen,
  DEFAULT_COUNTDOWN_MS,
  DEFAULT_FIRST_BID_MS,
  DEFAULT_LADDER,
  type Fen,
  yuanToFen,
} from '@haopai/rules';
import type { Pool } from 'mysql2/promise';

const START_PRICE_FEN = yuanToFen(50_000);
/** Room for the entries of a lot's paddles. */
const ENTRIES_A_LOT = 10_000_000;
const OPENING_LOOK_EVERY_MS = 5;

interface Seat {
  readonly lotId: number;
  bids: number;
  lastFen: Fen;
}

export class BiddingFloor {
  private readonly seats: Seat[] = [];

  private constructor(
    private readonly engine: LotEngine,
    private readonly auctions: LotTerms[][],
    private readonly clock: AuctionClock,
    private readonly journal: MysqlJournal,
    private readonly paddlesALot: number,
  ) {}

  static async open(pool: Pool, paddlesALot: number): Promise<BiddingFloor> {
    const clock = new AuctionClock(pool);
    await clock.start();
    const journal = new MysqlJournal(pool, undefined, { canBatch: true });
    const auctions: LotTerms[][] = [];
    const engine = await createLotEngine({
      ...standalone(clock.clock, (cause) => {
        throw new Error('the engine is in trouble', { cause });
      }),
      journal,
      auctions: {
        openAuctions: () => Promise.resolve([...auctions.keys()]),
        termsOf: (auctionId) => Promise.resolve(auctions[auctionId] ?? []),
        endIfOver: () => Promise.resolve(false),
      },
    });
    return new BiddingFloor(engine, auctions, clock, journal, paddlesALot);
  }

  get lotCount(): number {
    return this.seats.length;
  }

  /** Lets the engine meet an auction of new lots that open at once. */
  async adopt(firstLotId: number, count: number): Promise<void> {
    const lotIds = Array.from({ length: count }, (_, i) => firstLotId + i);
    this.auctions.push(lotIds.map((lotId) => this.termsOf(lotId)));
    this.seats.push(...lotIds.map((lotId) => ({ lotId, bids: 0, lastFen: START_PRICE_FEN })));
    for (const lotId of lotIds) while (this.isClosed(lotId)) await sleep(OPENING_LOOK_EVERY_MS);
  }

  /**
   * Bids one step above the bid sent before on the same lot, with its next paddle. Orders reach the mailbox in the order
   * of their amounts, so that a bid is refused only when the one before it was. Resolves with whether it was accepted.
   */
  async bid(lotIndex: number): Promise<boolean> {
    const seat = this.seats[lotIndex];
    if (seat === undefined) throw new Error(`no lot ${lotIndex} on the floor`);
    const paddleNo = 100 + (seat.bids++ % this.paddlesALot);
    const amountFen = addFen(seat.lastFen, DEFAULT_LADDER[0]);
    seat.lastFen = amountFen;
    const answer = await this.engine.submit(seat.lotId, {
      type: 'PlaceBid',
      bidId: randomUUID(),
      paddleNo,
      entryId: seat.lotId * ENTRIES_A_LOT + paddleNo,
      amountFen,
    });
    if (answer.kind === 'done') return true;
    const { rejection } = answer;
    if (rejection.code === 'BID.NOT_ON_LADDER') seat.lastFen = rejection.data.priceFen;
    return false;
  }

  async close(): Promise<void> {
    await this.engine.close();
    this.journal.close();
    this.clock.stop();
  }

  /** The engine's alarm opens a lot a moment after it is taken on. */
  private isClosed(lotId: number): boolean {
    const phase = this.engine.snapshot(lotId)?.figures.phase;
    return phase === undefined || phase === 'waiting';
  }

  private termsOf(lotId: number): LotTerms {
    return {
      lotId,
      startPriceFen: START_PRICE_FEN,
      ladder: DEFAULT_LADDER,
      firstBidMs: DEFAULT_FIRST_BID_MS,
      countdownMs: DEFAULT_COUNTDOWN_MS,
      opensAtMs: this.clock.clock.nowMs(),
    };
  }
}
