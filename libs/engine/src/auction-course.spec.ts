// The end of an auction, written again and again until it is: an auction that does not end keeps its deposits.
import type { ScheduledLot } from '@haopai/lot';
import { AuctionCourse } from './auction-course';
import type { AuctionFact } from './lot-engine';
import { VirtualClock } from './testing';

const SOLD = { phase: 'sold', terms: { lotId: 7 } } as ScheduledLot;

describe('an auction whose end cannot be written', () => {
  it('is told each time from the thirtieth on, and ends once it can be', async () => {
    const clock = new VirtualClock(1_000_000);
    const tells: AuctionFact[] = [];
    const failed: number[] = [];
    let tries = 0;
    const auctions = {
      openAuctions: () => Promise.resolve([]),
      termsOf: () => Promise.resolve([]),
      endIfOver: () => (++tries <= 33 ? Promise.reject(new Error('away')) : Promise.resolve(true)),
    };
    const watch = { noteEndFailed: (auctionId: number) => failed.push(auctionId) };
    const course = new AuctionCourse(
      auctions,
      clock,
      () => 5,
      (fact) => tells.push(fact),
      watch,
    );
    course.noteWritten([SOLD]);
    await clock.runUntil(1_000_000 + 29 * 15_000 - 1);
    expect([tries, failed, tells]).toEqual([29, [], []]);
    await clock.runUntil(1_000_000 + 29 * 15_000 + 120_001);
    expect(failed).toEqual([5, 5, 5, 5]);
    expect(tells).toMatchObject([{ kind: 'auctionEnded', auctionId: 5 }]);
  });
});
