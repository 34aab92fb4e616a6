// Bidders on one lot who bid whatever the others do: some steps above the highest price that any of them has heard of.
import { randomInt, randomUUID } from 'node:crypto';
import { DEFAULT_LADDER } from '@haopai/rules';
import { type Seat, STEP_FEN } from './bid-duel';

export class BidRace {
  private acceptedCount = 0;

  constructor(
    private readonly lotId: number,
    private readonly seats: readonly Seat[],
    private heardFen: number,
  ) {}

  /** Bids accepted so far. */
  get accepted(): number {
    return this.acceptedCount;
  }

  get bidders(): number {
    return this.seats.length;
  }

  /** A bid of the bidder at seat `index`; resolves when it is decided, either way. */
  async bid(index: number): Promise<void> {
    const seat = this.seats[index];
    if (seat === undefined) throw new Error(`no bidder ${index} in the race`);
    const answer = await seat.socket.request('lot.bid', {
      lotId: this.lotId,
      bidId: randomUUID(),
      amountFen: this.heardFen + randomInt(1, DEFAULT_LADDER.length + 1) * STEP_FEN,
      entryId: seat.entryId,
    });
    if (answer.ok) this.acceptedCount++;
    const priceFen = answer.ok ? answer.priceFen : 'priceFen' in answer.data ? answer.data.priceFen : 0;
    this.heardFen = Math.max(this.heardFen, priceFen);
  }
}
