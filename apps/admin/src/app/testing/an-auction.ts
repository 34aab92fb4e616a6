// An auction that a clerk drafted, and its lots, as the server would tell of them.
import type { AdminAuctionDetail, AdminLotView } from '@haopai/contracts';

export const anAuction = (change: Partial<AdminAuctionDetail> = {}): AdminAuctionDetail => ({
  ...{
    id: 7,
    title: '2026年第12期',
    state: 'draft',
    startsAtMs: Date.UTC(2026, 11, 1, 2),
    depositFen: 500_000,
  },
  ...{
    sharesMax: 3,
    paymentDays: 5,
    firstBidMs: 300_000,
    countdownMs: 60_000,
    ladderFen: [100_000, 200_000],
  },
  ...{ staggerMs: 0, pickUpText: '', publishedAtMs: null, endedAtMs: null, settledAtMs: null, lotCount: 1 },
  ...{
    reservedLotCount: 0,
    bidderCount: 0,
    changedBy: { id: 2, name: '李科员' },
    publishedBy: null,
    version: 4,
    isDrill: false,
    enrolmentOpensAtMs: null,
    enrolmentClosesAtMs: null,
    limitFactor: null,
    stop: null,
  },
  ...{ obstacles: [], claimed: [], near: null, notice: null, overlaps: [], notes: [], stops: [] },
  ...change,
});
export const aLot = (lotNo: number, change: Partial<AdminLotView> = {}): AdminLotView => ({
  ...{
    lotId: 100 + lotNo,
    lotNo,
    startPriceFen: 1_000_000,
    opensAtMs: 0,
    reservationId: null,
    isWithdrawn: false,
  },
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: false, region: '330702' },
  ...change,
});
export const pageOf = <Item>(...items: readonly Item[]) => ({
  items,
  total: items.length,
  page: 1,
  size: 50,
});
