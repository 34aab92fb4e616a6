// What an open control room has not been told yet, however much happens and however long nobody takes it.
import { CONTROL_BIDS_MAX, type LotTick } from '@haopai/contracts';
import { GatheredNews } from './gathered-news';

const NOW_MS = 1_000_000;
const tick = (lotId: number, version: number, more: Partial<LotTick> = {}): LotTick => ({
  ...{ lotId, version, phase: 'oneMinute', priceFen: version * 100, leaderPaddle: 1, endsAtMs: NOW_MS },
  ...{ remainingMs: null, reason: null, bids: [], notes: [], moreBids: false },
  ...more,
});
const tickOfBid = (lotId: number, version: number, atMs: number): LotTick =>
  tick(lotId, version, { bids: [{ version, paddleNo: 1, amountFen: version * 100, atMs }] });

describe('news of a control room', () => {
  let news: GatheredNews;

  beforeEach(() => {
    news = new GatheredNews();
  });

  it('are nothing when nothing has happened since they were taken', () => {
    expect(news.take(NOW_MS)).toBeNull();
    news.noteTick(tickOfBid(1, 3, NOW_MS));
    expect(news.take(NOW_MS)?.lots).toHaveLength(1);
    expect(news.take(NOW_MS)).toBeNull();
    news.noteTick(tick(1, 3));
    expect(news.take(NOW_MS)).toBeNull();
  });

  it('have the lots that got time back because many were cut off, once', () => {
    const notes = [
      { version: 3, kind: 'sealed', atMs: NOW_MS },
      { version: 4, kind: 'cutOff', atMs: NOW_MS, reason: '7/20' },
    ] as const;
    news.noteTick(tick(1, 4, { notes }));
    news.noteTick(tick(2, 2));
    expect(news.take(NOW_MS)?.cutOffs).toEqual([{ lotId: 1, atMs: NOW_MS, paddles: '7/20' }]);
    news.noteTick(tick(2, 3));
    expect(news.take(NOW_MS)).not.toHaveProperty('cutOffs');
  });

  it('have each lot once, as its newest version is, whatever comes late', () => {
    for (const version of [3, 5, 4]) news.noteTick(tick(1, version));
    news.noteLot(tick(2, 0));
    news.noteLot(tick(1, 2));
    expect(news.take(NOW_MS)?.lots.map(({ lotId, version }) => [lotId, version])).toEqual([
      [1, 5],
      [2, 0],
    ]);
    news.noteTick(tick(1, 4));
    expect(news.take(NOW_MS)).toBeNull();
    expect(news.lotIds).toEqual([1, 2]);
  });

  it('have the bids also of a tick whose lot is known to be newer', () => {
    news.noteLot(tick(1, 5));
    news.noteTick(tickOfBid(1, 5, NOW_MS));
    expect(news.take(NOW_MS)?.bids).toEqual([{ lotId: 1, paddleNo: 1, amountFen: 500, atMs: NOW_MS }]);
  });

  it('have the newest bids of all lots, the oldest first, and say when there were more', () => {
    for (let nth = 0; nth < CONTROL_BIDS_MAX; nth += 1)
      news.noteTick(tickOfBid(1 + (nth % 2), nth, NOW_MS + nth));
    const all = news.take(NOW_MS);
    expect(all?.moreBids).toBe(false);
    expect(all?.bids).toHaveLength(CONTROL_BIDS_MAX);
    for (let nth = 0; nth < 10_000; nth += 1) news.noteTick(tickOfBid(1, nth, NOW_MS + nth));
    const some = news.take(NOW_MS);
    expect(some?.moreBids).toBe(true);
    expect(some?.bids.map(({ atMs }) => atMs - NOW_MS)).toEqual(
      Array.from({ length: CONTROL_BIDS_MAX }, (_, nth) => 10_000 - CONTROL_BIDS_MAX + nth),
    );
    news.noteTick(tickOfBid(2, 1, NOW_MS + 7));
    news.noteTick(tickOfBid(1, 10_001, NOW_MS + 5));
    expect(news.take(NOW_MS)).toMatchObject({ bids: [{ lotId: 1 }, { lotId: 2 }], moreBids: false });
    news.noteTick({ ...tickOfBid(2, 2, NOW_MS), moreBids: true });
    expect(news.take(NOW_MS)?.moreBids).toBe(true);
  });
});
