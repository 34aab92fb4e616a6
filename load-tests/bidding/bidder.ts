// One bidder at one lot: sends bids and asks again, under the same bid id, until each has an answer; notes every try.
import { sleep, type Surroundings } from '../surroundings.ts';
import type { BidLine } from './bid-line.ts';
import type { BidAnswer, BidOrder, BidTry } from './history.ts';
import { LotKnowledge } from './lot-knowledge.ts';
import type { Seat } from './sale.ts';

const ASK_AGAIN_AFTER_MS = 120;
/** Longer than most outages that a test makes: who has no answer then never gets one. */
const GIVE_UP_AFTER_MS = 60_000;

export interface BidderOptions {
  readonly surroundings: Surroundings;
  readonly seat: Seat;
  readonly line: BidLine;
  readonly noteTry: (bidTry: BidTry) => void;
  /** Called when the session or its room pass is gone; resolves with the cookie of a new one that has entered the room. */
  readonly comeIn?: () => Promise<string>;
  /** Left out: GIVE_UP_AFTER_MS. */
  readonly giveUpAfterMs?: number;
}

export class Bidder {
  readonly lot: LotKnowledge;
  /** Orders that were accepted. */
  readonly own: BidOrder[] = [];
  /** Receipts as first heard, as JSON, by bid id. */
  readonly receipts = new Map<string, string>();
  /** Orders that never got an answer. */
  readonly unanswered: BidOrder[] = [];

  constructor(private readonly options: BidderOptions) {
    this.lot = new LotKnowledge(options.seat.paddleNo);
    options.line.onTick = (tick) => this.lot.hear(tick);
  }

  get seat(): Seat {
    return this.options.seat;
  }

  /** A new bid of so much, until its answer is known. */
  async bid(amountFen: number): Promise<BidAnswer> {
    const { seat, surroundings } = this.options;
    const order = { lotId: seat.lot.id, bidId: surroundings.newId(), amountFen, entryId: seat.entryId };
    const answer = await this.place(order);
    if (answer.kind === 'accepted') {
      this.own.push(order);
      this.receipts.set(order.bidId, JSON.stringify(answer.receipt));
    }
    if (answer.kind === 'unknown') this.unanswered.push(order);
    return answer;
  }

  /** The same bid id and body until the answer is known, or until it gives up. */
  async place(order: BidOrder, line = this.options.line): Promise<BidAnswer> {
    const { surroundings, giveUpAfterMs = GIVE_UP_AFTER_MS } = this.options;
    const giveUpAtMs = surroundings.nowMs() + giveUpAfterMs;
    let answer: BidAnswer = { kind: 'unknown', why: 'no connection' };
    while (surroundings.nowMs() < giveUpAtMs) {
      if (await line.isReady()) answer = await this.tryOnce(order, line);
      if (answer.kind !== 'unknown') break;
      await this.recover(answer.why, line);
    }
    this.lot.note(answer);
    return answer;
  }

  close(): void {
    this.options.line.close();
  }

  private async tryOnce(order: BidOrder, line: BidLine): Promise<BidAnswer> {
    const { surroundings, seat, noteTry } = this.options;
    const { by, baseUrl } = line;
    const sentAtMs = surroundings.nowMs();
    const answer = await line.send(order);
    const answeredAtMs = surroundings.nowMs();
    noteTry({ ...order, bidder: seat.bidder, by, baseUrl, sentAtMs, answeredAtMs, answer });
    return answer;
  }

  private async recover(why: string, line: BidLine): Promise<void> {
    const { comeIn, surroundings } = this.options;
    const isOut = why === 'SESSION.MISSING' || why === 'ROOM.NOT_ENTERED';
    if (isOut && comeIn !== undefined) {
      // Who cannot come in now tries again after the next answer.
      const cookie = await comeIn().catch(() => null);
      if (cookie !== null) line.renew(cookie);
    }
    await sleep(surroundings, ASK_AGAIN_AFTER_MS);
  }
}
