// The real engine in this process, over the real journal and clock, and bidders whose bids arrive in the order of their amounts.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuctionClock, MysqlJournal } from '@haopai/engine-mysql';
import { LotHost, type ShardLeases } from '@haopai/engine';
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
const ENTRIES_A_LOT = 1_000;
/** Lots taken on at a time. */
const ADOPTIONS_AT_ONCE = 500;
const OPENING_LOOK_EVERY_MS = 5;

interface Seat {
  readonly lotId: number;
  bids: number;
  lastFen: Fen;
}

/** Owns every shard, as a single instance does. */
const everyShard: ShardLeases = {
  leaseOf: (shard) => ({ shard, epoch: 1, aliveUntilMs: Number.MAX_SAFE_INTEGER }),
};

export class BiddingFloor {
  private readonly seats: Seat[] = [];

  private constructor(
    private readonly host: LotHost,
    private readonly clock: AuctionClock,
    private readonly journal: MysqlJournal,
    private readonly paddlesALot: number,
  ) {}

  static async open(pool: Pool, paddlesALot: number): Promise<BiddingFloor> {
    const clock = new AuctionClock(pool);
    await clock.start();
    const journal = new MysqlJournal(pool);
    const host = new LotHost({
      clock: clock.clock,
      journal,
      leases: everyShard,
      publisher: { publish: () => undefined },
      onBroken: (lotId, cause) => {
        throw new Error(`Lot ${lotId} is broken`, { cause });
      },
    });
    return new BiddingFloor(host, clock, journal, paddlesALot);
  }

  get lotCount(): number {
    return this.seats.length;
  }

  /** Takes new lots on that open at once. */
  async adopt(firstLotId: number, count: number): Promise<void> {
    for (let start = 0; start < count; start += ADOPTIONS_AT_ONCE) {
      const some = Array.from(
        { length: Math.min(ADOPTIONS_AT_ONCE, count - start) },
        (_, i) => firstLotId + start + i,
      );
      await Promise.all(some.map((lotId) => this.adoptOne(lotId)));
    }
    while (this.seats.some(({ lotId }) => this.isClosed(lotId))) await sleep(OPENING_LOOK_EVERY_MS);
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
    const answer = await this.host.submit(seat.lotId, {
      type: 'PlaceBid',
      bidId: randomUUID(),
      paddleNo,
      entryId: seat.lotId * ENTRIES_A_LOT + paddleNo,
      amountFen,
    });
    if (answer.kind === 'done') return true;
    if (answer.kind === 'elsewhere') throw new Error(`lot ${seat.lotId} is not held`);
    const { rejection } = answer;
    if (rejection.code === 'BID.NOT_ON_LADDER') seat.lastFen = rejection.data.priceFen;
    return false;
  }

  async close(): Promise<void> {
    await this.host.stop();
    this.journal.close();
    this.clock.stop();
  }

  /** The host's alarm opens a lot a moment after it is taken on. */
  private isClosed(lotId: number): boolean {
    const phase = this.host.lotOf(lotId)?.phase;
    return phase === undefined || phase === 'waiting';
  }

  private async adoptOne(lotId: number): Promise<void> {
    await this.host.adopt({
      lotId,
      startPriceFen: START_PRICE_FEN,
      ladder: DEFAULT_LADDER,
      firstBidMs: DEFAULT_FIRST_BID_MS,
      countdownMs: DEFAULT_COUNTDOWN_MS,
      opensAtMs: this.clock.clock.nowMs(),
    });
    this.seats.push({ lotId, bids: 0, lastFen: START_PRICE_FEN });
  }
}
