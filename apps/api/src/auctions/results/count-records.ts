// Counts the records of an auction's lots once, when its result is first asked for; afterwards the figures are read.
import { Injectable } from '@nestjs/common';
import { ResultsStore } from './results.store';

/** Lots whose journals are counted in one statement. */
const LOTS_AT_ONCE = 25;

@Injectable()
export class CountRecords {
  private readonly underWay = new Map<number, Promise<void>>();

  constructor(private readonly store: ResultsStore) {}

  /** Of an auction that has ended. A crowd that asks at once waits for the same count. */
  ofAuction(auctionId: number): Promise<void> {
    const running = this.underWay.get(auctionId);
    if (running !== undefined) return running;
    const counting = this.count(auctionId).finally(() => this.underWay.delete(auctionId));
    this.underWay.set(auctionId, counting);
    return counting;
  }

  private async count(auctionId: number): Promise<void> {
    const lotIds = await this.store.uncountedLots(auctionId);
    for (let from = 0; from < lotIds.length; from += LOTS_AT_ONCE)
      await this.store.countRecords(lotIds.slice(from, from + LOTS_AT_ONCE));
  }
}
