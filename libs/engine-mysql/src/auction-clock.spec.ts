// The auction's clock on a real server, near, far, and at first out of reach.
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from 'mysql2/promise';
import { AuctionClock, type Measurement, surerOf } from './auction-clock';
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

describe('of two measurements', () => {
  const measured = (offsetMs: number, uncertaintyMs: number, takenAtMs: number): Measurement => ({
    offsetMs,
    uncertaintyMs,
    takenAtMs,
  });
  const good = measured(3, 1, 0);

  it('the older counts while it is surer', () => {
    expect(surerOf(good, measured(20, 40, 10_000))).toBe(good);
  });

  it('the newer counts when it is as sure as the older has become with its age', () => {
    const fresh = measured(4, 1.5, 10_000);
    expect(surerOf(good, fresh)).toBe(fresh);
  });

  it('the newer counts when the two contradict each other: somebody has set a clock', () => {
    const fresh = measured(500, 40, 10_000);
    expect(surerOf(good, fresh)).toBe(fresh);
  });
});
