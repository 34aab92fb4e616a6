// A board changes only where something newer arrived, and its rows keep their places.
import type { AuctionView, BoardFigures } from '@haopai/contracts';
import { aLot } from '../testing/a-lot';
import { applyAuctionMessage, applyBoardSnapshot, applyBoardTick } from './board';

const auction: AuctionView = {
  id: 1,
  title: '2026年第12期',
  state: 'coming',
  startsAtMs: 1_000,
  endedAtMs: null,
  lotCount: 2,
  depositFen: 500_000,
  sharesMax: 10,
  paymentDays: 5,
  firstBidMs: 300_000,
  countdownMs: 60_000,
  ladderFen: [100_000],
};
const first = aLot({ lotId: 1, lotNo: 1, version: 2 });
const second = aLot({ lotId: 2, lotNo: 2, version: 2 });
const board = applyBoardSnapshot(null, { auction, lots: [second, first] });
const figures = (lotId: number, version: number): BoardFigures => ({
  lotId,
  version,
  phase: 'oneMinute',
  priceFen: 1_100_000,
  leaderPaddle: 12,
  endsAtMs: 61_000,
  remainingMs: null,
  reason: null,
});

describe('the board', () => {
  it('stands in the order of lot numbers', () => {
    expect(board.lots.map((lot) => lot.lotNo)).toEqual([1, 2]);
  });

  it('takes newer figures and leaves other lots untouched', () => {
    const after = applyBoardTick(board, { auctionId: 1, lots: [figures(2, 3)] });
    expect(after.lots[1]).toMatchObject({ version: 3, priceFen: 1_100_000, lotNo: 2 });
    expect(after.lots[0]).toBe(board.lots[0]);
  });

  it('tells why a lot was paused while the board is open, and how much time is frozen', () => {
    const paused = {
      ...figures(2, 3),
      phase: 'paused',
      endsAtMs: null,
      remainingMs: 41_000,
      reason: '核对',
    } as const;
    const after = applyBoardTick(board, { auctionId: 1, lots: [paused] });
    expect(after.lots[1]).toMatchObject({ phase: 'paused', remainingMs: 41_000, reason: '核对' });
    const resumed = applyBoardTick(after, { auctionId: 1, lots: [figures(2, 4)] });
    expect(resumed.lots[1]).toMatchObject({ phase: 'oneMinute', remainingMs: null, reason: null });
  });

  it('ignores figures that are not newer, and other auctions', () => {
    expect(applyBoardTick(board, { auctionId: 1, lots: [figures(2, 2)] }).lots[1]).toBe(board.lots[1]);
    expect(applyBoardTick(board, { auctionId: 9, lots: [figures(2, 3)] })).toBe(board);
  });

  it('keeps newer figures when a late snapshot comes', () => {
    const after = applyBoardTick(board, { auctionId: 1, lots: [figures(2, 3)] });
    expect(applyBoardSnapshot(after, { auction, lots: [first, second] }).lots[1]?.version).toBe(3);
  });

  it('hears that the auction started and ended', () => {
    const live = applyAuctionMessage(board, { auctionId: 1, kind: 'started', atMs: 5 });
    expect(live.auction.state).toBe('live');
    expect(applyAuctionMessage(live, { auctionId: 1, kind: 'ended', atMs: 9 }).auction).toMatchObject({
      state: 'past',
      endedAtMs: 9,
    });
  });
});
