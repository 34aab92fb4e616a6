// Builders of lots, snapshots and ticks for specs.
import type { BidLine, LotSnapshot, LotTick, LotView } from '@haopai/contracts';

/** In its last minute, led by paddle 31. */
export const aLot = (change: Partial<LotView> = {}): LotView => ({
  lotId: 7,
  auctionId: 1,
  lotNo: 7,
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: false, region: '330702' },
  startPriceFen: 1_000_000,
  opensAtMs: 0,
  version: 3,
  phase: 'oneMinute',
  priceFen: 1_100_000,
  leaderPaddle: 31,
  endsAtMs: 60_000,
  remainingMs: null,
  reason: null,
  ...change,
});

export const aBid = (version: number, paddleNo = 12): BidLine => ({
  version,
  paddleNo,
  amountFen: 1_000_000 + version * 100_000,
  atMs: version * 1_000,
});

export const aSnapshot = (version: number, bids: readonly BidLine[]): LotSnapshot => ({
  lot: aLot({ version, priceFen: bids.at(-1)?.amountFen ?? null }),
  bids,
  notes: [],
  hasOlder: true,
});

export const aTick = (version: number, bids: readonly BidLine[]): LotTick => ({
  lotId: 7,
  version,
  phase: 'oneMinute',
  priceFen: bids.at(-1)?.amountFen ?? null,
  leaderPaddle: bids.at(-1)?.paddleNo ?? null,
  endsAtMs: 99_000,
  remainingMs: null,
  reason: null,
  bids,
  notes: [],
  moreBids: false,
});
