// Who was outbid, as ticks tell it.
import type { LotTick } from '@haopai/contracts';
import { OutbidGatherer } from './outbid-gatherer';

const AUCTION = 3;
const tick = (lotId: number, paddles: readonly number[], more: Partial<LotTick> = {}): LotTick => ({
  lotId,
  version: 9,
  phase: 'oneMinute',
  priceFen: paddles.length * 100,
  leaderPaddle: paddles.at(-1) ?? 1,
  endsAtMs: 1,
  remainingMs: null,
  reason: null,
  bids: paddles.map((paddleNo, index) => ({ version: index + 1, paddleNo, amountFen: index * 100, atMs: 1 })),
  notes: [],
  moreBids: false,
  ...more,
});

describe('outbid paddles', () => {
  let gatherer: OutbidGatherer;
  beforeEach(() => {
    gatherer = new OutbidGatherer();
  });

  it('are all who bid since the last look, and who led before, but for who leads now', () => {
    gatherer.note(AUCTION, tick(7, [1]));
    expect(gatherer.take()).toEqual([]);
    gatherer.note(AUCTION, tick(7, [2, 3]));
    gatherer.note(AUCTION, tick(7, [4, 2], { priceFen: 900 }));
    expect(gatherer.take()).toEqual([{ auctionId: AUCTION, lotId: 7, priceFen: 900, paddles: [1, 3, 4] }]);
    expect(gatherer.take()).toEqual([]);
  });

  it('are told apart by lot', () => {
    gatherer.note(AUCTION, tick(7, [1]));
    gatherer.note(AUCTION, tick(8, [5]));
    gatherer.note(AUCTION, tick(7, [2]));
    gatherer.note(AUCTION, tick(8, [6]));
    expect(gatherer.take().map(({ lotId, paddles }) => [lotId, paddles])).toEqual([
      [7, [1]],
      [8, [5]],
    ]);
  });

  it('are nobody when the lot has ended: the result is told by others', () => {
    gatherer.note(AUCTION, tick(7, [1]));
    gatherer.note(AUCTION, tick(7, [2]));
    gatherer.note(AUCTION, tick(7, [], { phase: 'sold', leaderPaddle: 2 }));
    expect(gatherer.take()).toEqual([]);
  });

  it('are so many and no more, of so many lots and no more', () => {
    gatherer.note(
      AUCTION,
      tick(
        7,
        Array.from({ length: 1_000 }, (_, index) => index + 1),
      ),
    );
    expect(gatherer.take()[0]?.paddles).toHaveLength(200);
    for (let lotId = 1; lotId <= 3_000; lotId++) gatherer.note(AUCTION, tick(lotId, [1]));
    for (let lotId = 1; lotId <= 3_000; lotId++) gatherer.note(AUCTION, tick(lotId, [2]));
    expect(gatherer.take()).toHaveLength(2_000);
  });
});
