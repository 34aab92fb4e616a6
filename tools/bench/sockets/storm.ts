// A storm of bids on some lots: racing bidders, each of whom bids at a steady pace, answered or not, until the storm ends.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BidRace } from './bid-race';

/** As often as ticks go out at most. */
const BID_EVERY_MS = 50;
/** Bids of one bidder that may wait for their decision: the storm goes on while the server is busy casting ticks. */
const UNDECIDED_MAX = 8;

export class Storm {
  private isRaging = true;
  private readonly startedAt = performance.now();
  private readonly before: number;
  private readonly bidders: Promise<unknown>;

  constructor(private readonly races: readonly BidRace[]) {
    this.before = this.accepted;
    this.bidders = Promise.all(
      races.flatMap((race) => Array.from({ length: race.bidders }, (_, index) => this.rage(race, index))),
    );
  }

  /** Resolves with the number of accepted bids a second. */
  async end(): Promise<number> {
    this.isRaging = false;
    await this.bidders;
    return Math.round((this.accepted - this.before) / ((performance.now() - this.startedAt) / 1_000));
  }

  private get accepted(): number {
    return this.races.reduce((sum, race) => sum + race.accepted, 0);
  }

  private async rage(race: BidRace, index: number): Promise<void> {
    const undecided = new Set<Promise<void>>();
    while (this.isRaging) {
      if (undecided.size < UNDECIDED_MAX) {
        const bid = race.bid(index).finally(() => undecided.delete(bid));
        undecided.add(bid);
      }
      await sleep(BID_EVERY_MS);
    }
    await Promise.all(undecided);
  }
}
