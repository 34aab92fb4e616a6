// Builders of lots, snapshots and ticks for the specs of this library.
import type { BidLine, LotSnapshot, LotTick, LotView } from '@haopai/contracts';

export const aLot = (change: Partial<LotView> = {}): LotView => ({
  lotId: 7,
  auctionId: 1,
  lotNo: 7,
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: false, region: '330702' },
  startPriceFen: 1_000_000,
  opensAtMs: 1_000,
  version: 2,
  phase: 'fiveMinutes',
  priceFen: null,
  leaderPaddle: null,
  endsAtMs: 301_000,
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
  lot: aLot({ version, phase: 'oneMinute', priceFen: bids.at(-1)?.amountFen ?? null }),
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
