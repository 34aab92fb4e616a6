// The auction's clock on a real server, near and far, and after somebody has set it.
import { setTimeout as sleep } from 'node:timers/promises';
import { OUTAGE_MIN_MS } from '@haopai/engine';
import { createPool, type Pool } from 'mysql2/promise';
import { AuctionClock } from './auction-clock';
import type { ClockStep } from './server-offset';
import { aSlowLine } from './testing/slow-line';

const SERVER = process.env['HAOPAI_TEST_MYSQL_URL'] ?? '';

describe('AuctionClock', () => {
  it('knows the server’s clock, and how surely', async () => {
    const pool = createPool({ uri: SERVER, supportBigNumbers: true });
    const clock = new AuctionClock(pool);
    expect(clock.uncertaintyMs).toBe(Number.POSITIVE_INFINITY);
    await clock.start();
    expect(clock.uncertaintyMs).toBeLessThan(1_000);
    expect(Math.abs(clock.clock.nowMs() - Date.now())).toBeLessThanOrEqual(clock.uncertaintyMs + 5);
    clock.stop();
    await pool.end();
  });

  it('is sure at once on a machine whose own clock is wrong', async () => {
    const pool = createPool({ uri: SERVER, supportBigNumbers: true });
    const clock = new AuctionClock(pool, 60_000);
    await clock.start();
    expect(clock.uncertaintyMs).toBeLessThan(10_000);
    clock.stop();
    await pool.end();
  });

  it('is soon surer after a first measurement on a slow line', async () => {
    const line = await aSlowLine(SERVER, 120);
    const pool = createPool({ uri: line.url, supportBigNumbers: true });
    const clock = new AuctionClock(pool);
    await clock.start();
    expect(clock.uncertaintyMs).toBeGreaterThan(60);
    line.delayMs = 0;
    // A few milliseconds near by; half of the slow line's 120 is what it knew.
    while (clock.uncertaintyMs >= 50) await sleep(20);
    clock.stop();
    await pool.end();
    line.close();
  });
});

/** Answers at once, by a clock that can be set. */
class SettableServer {
  aheadMs = 0;
  isDead = false;

  readonly pool = {
    getConnection: () => Promise.resolve({ query: () => this.answer(), release() {}, destroy() {} }),
  } as unknown as Pool;

  private answer(): Promise<unknown> {
    if (this.isDead) return new Promise(() => undefined);
    return Promise.resolve([
      [{ now_ms: Math.floor(performance.timeOrigin + performance.now() + this.aheadMs) }],
    ]);
  }
}

describe('a server whose clock is set', () => {
  let server: SettableServer;
  let time: AuctionClock;
  let steps: ClockStep[];
  let ends: { readonly sinceMs: number; readonly atMs: number }[];

  beforeEach(async () => {
    server = new SettableServer();
    time = new AuctionClock(server.pool);
    [steps, ends] = [[], []];
    time.onStep((step) => steps.push(step));
    time.clock.doubt?.onEnd((sinceMs) => ends.push({ sinceMs, atMs: time.clock.nowMs() }));
    await time.start();
  });
  afterEach(() => time.stop());

  const untilBelieved = async (): Promise<void> => {
    while (steps.length === 0) await sleep(20);
  };

  it('is followed after it was set forward, and the time since it last agreed is told before anything is judged', async () => {
    const beforeMs = time.clock.nowMs();
    server.aheadMs = 600_000;
    while (time.clock.doubt?.sinceMs === null) await sleep(10);
    expect(time.clock.nowMs()).toBeLessThan(beforeMs + 300_000);
    expect(time.uncertaintyMs).toBeGreaterThan(50);
    await untilBelieved();
    expect(steps[0]?.aheadMs).toBeCloseTo(600_000, -2);
    const [{ sinceMs, atMs } = { sinceMs: 0, atMs: 0 }] = ends;
    expect(sinceMs).toBeLessThanOrEqual(beforeMs + 300_000);
    expect(atMs - sinceMs).toBeGreaterThan(600_000 + OUTAGE_MIN_MS - 100);
    expect(time.clock.doubt?.sinceMs).toBeNull();
    expect(time.uncertaintyMs).toBeLessThan(50);
  });

  it('makes time stand still after it was set back, unsure by as much as it has to wait', async () => {
    server.aheadMs = -600_000;
    await untilBelieved();
    const standsMs = time.clock.nowMs();
    await sleep(50);
    expect(time.clock.nowMs()).toBe(standsMs);
    expect(time.uncertaintyMs).toBeGreaterThan(590_000);
    const rung = await new Promise((resolve) => time.clock.alarmIn(10, () => resolve('rung')));
    expect(rung).toBe('rung');
  });

  it.each([2_000, -2_000])(
    'is another one after a failover, %d ms ahead: time never goes back, and what it cost is told before anything is judged',
    async (aheadMs) => {
      const agreedMs = time.clock.nowMs();
      server.isDead = true;
      await sleep(2_500);
      server.isDead = false;
      server.aheadMs = aheadMs;
      let latestMs = time.clock.nowMs();
      while (steps.length === 0) {
        const nowMs = time.clock.nowMs();
        expect(nowMs).toBeGreaterThanOrEqual(latestMs);
        latestMs = nowMs;
        await sleep(20);
      }
      expect(time.clock.nowMs()).toBeGreaterThanOrEqual(latestMs);
      expect(steps[0]?.aheadMs).toBeCloseTo(aheadMs, -2);
      // All of it is an outage: from the last answer of the old server until the new one is believed.
      expect(ends[0]?.sinceMs).toBeLessThanOrEqual(agreedMs + 1_500);
    },
  );

  it('is asked again when one question was never answered', async () => {
    server.isDead = true;
    await sleep(1_500);
    server.isDead = false;
    server.aheadMs = 1_000;
    await untilBelieved();
  });
});
