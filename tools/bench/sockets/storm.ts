// A storm of bids on some lots: racing bidders, each of whom bids at a steady pace until the storm ends.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BidRace } from './bid-race';

/** Each bidder sends a bid so often, if the one before is decided. */
const BID_EVERY_MS = 50;

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
    while (this.isRaging) await Promise.all([race.bid(index), sleep(BID_EVERY_MS)]);
  }
}
