// A client that stops reading is dropped, and until then nobody else waits for it.
import type { LotTick } from '@haopai/contracts';
import { aCitizen, anEnrolment, aRunningApp, SaleFloor, StuckClient, waitUntil } from '../../testing';
import { LiveNamespace } from './live-namespace';
import { TickCaster } from './tick-caster';
import { LOT_TICK_EVERY_MS } from './tick-rates';

const LOTS = 40;
const NEWS_EVERY_MS = 10;
/** Its pings would betray a silent client after 18 s: what fills up must do so sooner. */
const DROPPED_WITHIN_MS = 16_000;
/** Whoever waits for the stuck one waits until that one is dropped; a slow machine takes its time for both. */
const LATE_MAX_MS = 1_000;

describe('a socket that does not take its messages', () => {
  let floor: SaleFloor;

  beforeAll(async () => {
    floor = new SaleFloor(await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' }));
  });
  afterAll(async () => {
    floor.close();
    await floor.running.stop();
  });

  it('is dropped while others keep getting ticks in time', async () => {
    const auction = await floor.auction({
      startsAtMs: Date.now() + 60 * 60_000,
      lots: Array.from({ length: LOTS }, () => ({})),
    });
    const lotIds = auction.lots.map(({ id }) => id);
    // Strangers are told too little to fill anything.
    const citizen = await aCitizen(floor.running.pool);
    await anEnrolment(floor.running.pool, { auctionId: auction.id, citizenId: citizen.id });
    const http = await floor.running.clientOf(citizen);
    const reader = await floor.watcher(http);
    for (const lotId of lotIds) await reader.ask('lot.watch', { lotId });
    const stuck = await StuckClient.watch(floor.running.url, lotIds, http);
    const live = floor.running.app.get(LiveNamespace);
    expect([...live.sockets]).toHaveLength(2);

    const delaysMs: number[] = [];
    reader.on('lot.tick', ({ remainingMs }) => delaysMs.push(performance.now() - (remainingMs ?? 0)));
    const caster = floor.running.app.get(TickCaster);
    const news = setInterval(() => {
      for (const lotId of lotIds) caster.cast(auction.id, aTick(lotId));
    }, NEWS_EVERY_MS);
    const startedAt = performance.now();
    try {
      await waitUntil(() => [...live.sockets].length === 1, DROPPED_WITHIN_MS);
    } finally {
      clearInterval(news);
    }
    const tookMs = performance.now() - startedAt;
    const ticksDue = (tookMs / LOT_TICK_EVERY_MS) * LOTS;
    expect(reader.socket.connected).toBe(true);
    expect(delaysMs.length).toBeGreaterThan(ticksDue / 4);
    expect(Math.max(...delaysMs)).toBeLessThan(Math.max(LATE_MAX_MS, tookMs / 2));
    stuck.close();
  });
});

/** Full, as in a storm of bids; `remainingMs` carries the time at which it was cast. */
function aTick(lotId: number): LotTick {
  const line = { version: 1, paddleNo: 101, amountFen: 5_000_000, atMs: 1_795_000_000_000 };
  return {
    lotId,
    version: 1,
    phase: 'oneMinute',
    priceFen: 5_000_000,
    leaderPaddle: 101,
    endsAtMs: 1_795_000_060_000,
    remainingMs: performance.now(),
    reason: null,
    bids: Array.from({ length: 20 }, () => line),
    notes: [],
    moreBids: false,
  };
}
