// One citizen in the storm: outbids the others on a lot as long as it lasts, and sends a bid again until it has an answer.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@haopai/lot-runtime/testing';
import type { BidBook } from './bid-book';
import type { BidLine, BidOrder, BidOutcome } from './bid-line';
import type { PriceBoard } from './price-board';

const STEP_FEN = 100_000;
const STEPS_MAX = 5;
const PAUSE_MIN_MS = 20;
const PAUSE_MAX_MS = 140;
const TRY_AGAIN_AFTER_MS = 120;
/** Longer than any outage of the test: who still has no answer then never gets one. */
const GIVE_UP_AFTER_MS = 60_000;
const REPEAT_PROBABILITY = 0.1;

export interface Storm {
  readonly book: BidBook;
  readonly board: PriceBoard;
  readonly chance: Random;
  isOver: boolean;
}

export class StormBidder {
  private readonly own: BidOrder[] = [];

  constructor(
    private readonly number: number,
    private readonly line: BidLine,
    private readonly otherLine: BidLine,
    private readonly storm: Storm,
  ) {}

  /** Bids until the storm is over; resolves when nothing of it is unanswered. */
  async bidOn(lotId: number, entryId: number): Promise<void> {
    const { board, chance } = this.storm;
    while (!this.storm.isOver && !board.hasEnded(lotId)) {
      await sleep(chance.between(PAUSE_MIN_MS, PAUSE_MAX_MS));
      if (this.own.length > 0 && chance.chance(REPEAT_PROBABILITY)) await this.place(chance.pick(this.own));
      if (!board.isLeading(lotId, this.number)) await this.bidOnce(lotId, entryId);
    }
  }

  async bidOnce(lotId: number, entryId: number): Promise<void> {
    const { board, chance } = this.storm;
    const amountFen = board.amountFor(lotId, chance.between(1, STEPS_MAX) * STEP_FEN);
    const order = { lotId, bidId: randomUUID(), amountFen, entryId };
    const outcome = await this.place(order);
    if (outcome.kind === 'accepted') this.own.push(order);
  }

  /** The same bid id and body until the answer is known. */
  private async place(order: BidOrder, line = this.line): Promise<BidOutcome> {
    const { book, board } = this.storm;
    const giveUpAt = performance.now() + GIVE_UP_AFTER_MS;
    for (let tries = 1; performance.now() < giveUpAt; tries++) {
      const outcome = await line.send(order);
      board.note(this.number, order, outcome);
      if (outcome.kind !== 'unknown') {
        book.note(order, outcome, tries);
        return outcome;
      }
      await sleep(TRY_AGAIN_AFTER_MS);
    }
    book.contradictions.push(`${order.bidId} never got an answer`);
    return { kind: 'unknown' };
  }

  /** Sends every accepted bid once more, through the other line: no answer is remembered by a connection. */
  async askAgain(): Promise<void> {
    for (const order of this.own) await this.place(order, this.otherLine);
  }
}
