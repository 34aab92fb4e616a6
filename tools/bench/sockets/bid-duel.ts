// Two bidders on one lot who outbid each other in turn, each as soon as the other's bid is acknowledged.
import { randomUUID } from 'node:crypto';
import { DEFAULT_LADDER } from '@haopai/rules';
import type { WireSocket } from './wire-socket';

/** The smallest step of the seed's ladder. */
export const STEP_FEN = DEFAULT_LADDER[0];

/** A bidder's place at one lot. */
export interface Seat {
  readonly socket: WireSocket;
  readonly entryId: number;
}

export class BidDuel {
  private turn = 0;

  constructor(
    private readonly lotId: number,
    private readonly seats: readonly [Seat, Seat],
    private priceFen: number,
  ) {}

  /** The next bid; resolves with whether it was accepted. A refused one brings the price that the next goes from. */
  async bid(): Promise<boolean> {
    const seat = this.seats[this.turn++ % 2 === 0 ? 0 : 1];
    const answer = await seat.socket.request('lot.bid', {
      lotId: this.lotId,
      bidId: randomUUID(),
      amountFen: this.priceFen + STEP_FEN,
      entryId: seat.entryId,
    });
    if (answer.ok) this.priceFen = answer.priceFen;
    else if ('priceFen' in answer.data) this.priceFen = answer.data.priceFen;
    return answer.ok;
  }
}
