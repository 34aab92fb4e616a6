// Auctions go on when the program is stopped and started in between: at the start, in a countdown, after the end.
import { setTimeout as sleep } from 'node:timers/promises';
import { OUTAGE_MIN_MS } from '@haopai/engine';
import {
  aDatabase,
  aRunningApp,
  bid,
  bidUntilKnown,
  SaleFloor,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';

describe('a restart', () => {
  let database: ThrowAwayDatabase;
  let floor: SaleFloor;
  const prefix = { HAOPAI_REDIS_PREFIX: `haopai-test-restarts-${process.pid}:` };

  const start = async (): Promise<void> => {
    floor = new SaleFloor(await aRunningApp(prefix, database));
  };
  const stop = async (): Promise<void> => {
    floor.close();
    await floor.running.stop();
  };

  beforeAll(async () => {
    database = await aDatabase();
    await start();
  });
  afterAll(async () => {
    await stop();
    await database.drop();
  });

  it('over the start of an auction: its lots open late, with their full first countdown', async () => {
    const startsAtMs = Date.now() + 3_000;
    const { lots } = await floor.auction({ startsAtMs, firstBidMs: 5 * 60_000 });
    const lotId = lots[0]?.id ?? 0;
    await waitUntil(async () => (await floor.record(lotId)).length === 1);
    await stop();
    await sleep(startsAtMs + 1_000 - Date.now());
    await start();
    await floor.untilPhase(lotId, 'fiveMinutes');

    const [scheduled, opened, more] = await floor.record(lotId);
    expect(scheduled).toMatchObject({ kind: 'scheduled' });
    expect(opened).toMatchObject({ kind: 'opened' });
    expect(opened?.atMs).toBeGreaterThanOrEqual(startsAtMs + 1_000);
    expect((opened?.endsAtMs ?? 0) - (opened?.atMs ?? 0)).toBe(5 * 60_000);
    expect(more).toBeUndefined();
  });

  it('in the middle of a countdown: the lot resumes with the time that was left, and says so', async () => {
    const auction = await floor.openAuction({ lots: [{}, {}], firstBidMs: 60_000, countdownMs: 8_000 });
    const [quietId = 0, lotId = 0] = auction.lots.map(({ id }) => id);
    const bidder = await floor.bidder(auction);
    const accepted = await bid(bidder, lotId, 50_000);
    expect(accepted).toMatchObject({ ok: true });
    const { endsAtMs: quietEndsAtMs = 0 } = (await floor.record(quietId)).at(-1) ?? {};
    await stop();
    const stoppedAtMs = Date.now();
    // Longer than the countdown: nobody was there to end the lot, so it goes on.
    await sleep(8_500);
    await start();

    await waitUntil(async () => (await floor.record(lotId)).at(-1)?.kind === 'outage');
    const resumed = (await floor.record(lotId)).at(-1);
    expect((resumed?.endsAtMs ?? 0) - (resumed?.atMs ?? 0)).toBe(8_000);
    await waitUntil(async () => (await floor.record(quietId)).at(-1)?.kind === 'outage');
    const quiet = (await floor.record(quietId)).at(-1);
    const [leftMs, givenMs] = [
      (quietEndsAtMs ?? 0) - stoppedAtMs,
      (quiet?.endsAtMs ?? 0) - (quiet?.atMs ?? 0),
    ];
    expect(givenMs).toBeGreaterThanOrEqual(leftMs);
    expect(givenMs).toBeLessThan(leftMs + OUTAGE_MIN_MS);

    const other = await floor.bidder(auction);
    expect(await bidUntilKnown(other, lotId, 51_000)).toMatchObject({ ok: true });
    await floor.untilPhase(lotId, 'sold');
    expect(await floor.lot(lotId)).toMatchObject({ leaderPaddle: other.enrolment.paddleNo });
  });

  it('after the end: what has ended stays ended', async () => {
    const auction = await floor.openAuction({ lots: [{}, {}], firstBidMs: 6_000, countdownMs: 1_000 });
    const [soldId = 0, unsoldId = 0] = auction.lots.map(({ id }) => id);
    await bid(await floor.bidder(auction), soldId, 50_000);
    await floor.untilPhase(soldId, 'sold');
    await floor.untilPhase(unsoldId, 'unsold');
    const records = [await floor.record(soldId), await floor.record(unsoldId)];
    await stop();
    await sleep(OUTAGE_MIN_MS);
    await start();
    const other = await floor.auction({});
    await floor.untilPhase(other.lots[0]?.id ?? 0, 'fiveMinutes');
    expect([await floor.record(soldId), await floor.record(unsoldId)]).toEqual(records);
    expect(await floor.lot(soldId)).toMatchObject({ phase: 'sold' });
    expect(await floor.lot(unsoldId)).toMatchObject({ phase: 'unsold' });
    // The end of the auction is written after the fact, the last time once its lots are loaded again.
    await waitUntil(async () => {
      const { body } = await floor.running.client().get('/api/v1/auctions?state=past');
      return JSON.stringify(body).includes(`"id":${auction.id},`);
    });
  });
});
