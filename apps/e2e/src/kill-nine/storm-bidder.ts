// One citizen in the storm: outbids the others on a lot as long as it lasts, by socket or by REST, and asks for all receipts again at the end.
import {
  amountFor,
  between,
  type BidAnswer,
  Bidder,
  type BidLine,
  type BidTry,
  pick,
  RestLine,
  type Seat,
  sleep,
  SocketLine,
  type Surroundings,
} from '../../../../tools/load';

const PAUSE_MIN_MS = 20;
const PAUSE_MAX_MS = 140;
const REPEAT_PROBABILITY = 0.1;

export interface Storm {
  readonly surroundings: Surroundings;
  readonly noteTry: (bidTry: BidTry) => void;
  isOver: boolean;
}

export class StormBidder {
  private readonly bidder: Bidder;
  private readonly otherLine: BidLine;

  /** Every other bidder bids by REST and asks again by socket. */
  constructor(
    seat: Seat,
    private readonly storm: Storm,
  ) {
    const { surroundings, noteTry } = storm;
    const { baseUrls, cookie } = seat;
    const rest = new RestLine(surroundings, { baseUrls, cookie });
    const socket = new SocketLine(surroundings, { baseUrls, cookie, watchedLotId: seat.lot.id });
    const [line, otherLine] = seat.bidder % 2 === 0 ? [socket, rest] : [rest, socket];
    this.bidder = new Bidder({ surroundings, seat, line, noteTry });
    this.otherLine = otherLine;
  }

  /** Bids until the storm is over; resolves when nothing of it is unanswered. */
  async bidToTheEnd(): Promise<void> {
    const { surroundings } = this.storm;
    const { random } = surroundings;
    while (!this.storm.isOver && !this.bidder.lot.hasEnded) {
      await sleep(surroundings, between(random, PAUSE_MIN_MS, PAUSE_MAX_MS));
      const own = random() < REPEAT_PROBABILITY ? pick(random, this.bidder.own) : undefined;
      if (own !== undefined) await this.bidder.place(own);
      await this.bidOnce();
    }
  }

  /** One bid that is decided by its amount; a lot that has not opened yet is asked again. */
  async bidWhenOpen(): Promise<void> {
    for (;;) {
      const answer = await this.bidOnce();
      if (answer?.kind !== 'refused' || answer.refusal.code !== 'LOT.NOT_OPEN') return;
      await sleep(this.storm.surroundings, PAUSE_MAX_MS);
    }
  }

  /** Null when the bidder leads already. */
  private async bidOnce(): Promise<BidAnswer | null> {
    const { lot, seat } = this.bidder;
    const view = {
      ...lot,
      isLeading: lot.isLeading,
      startPriceFen: seat.lot.startPriceFen,
      ladderFen: seat.ladderFen,
    };
    const amountFen = amountFor('raise', view, this.storm.surroundings.random);
    return amountFen === null ? null : this.bidder.bid(amountFen);
  }

  /** Sends every accepted bid once more, through the other line: no answer is remembered by a connection. */
  async askAgain(): Promise<void> {
    for (const order of this.bidder.own) await this.bidder.place(order, this.otherLine);
  }

  close(): void {
    this.bidder.close();
    this.otherLine.close();
  }
}
