// Who bids in an auction is told of a lot twenty times a second, who only looks twice; nobody loses anything, and an end is told to all at once.
import { setTimeout as sleep } from 'node:timers/promises';
import type { LotTick } from '@haopai/contracts';
import { aCitizen, anEnrolment, aRunningApp, LiveClient, SaleFloor, waitUntil } from '../../testing';
import { STRANGERS_TICK_EVERY_MS, TICK_BIDS_MAX, TickCaster } from '../sockets';

const TICKS = 30;
/** More apart than a lot's ticks. */
const APART_MS = 60;
const FIRST_VERSION = 3;

describe('the audiences of a lot', () => {
  let floor: SaleFloor;

  beforeAll(async () => {
    floor = new SaleFloor(await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' }));
  });
  afterAll(async () => {
    floor.close();
    await floor.running.stop();
  });

  const watch = async (client: LiveClient, lotId: number): Promise<LotTick[]> => {
    const ticks: LotTick[] = [];
    client.on('lot.tick', (tick) => ticks.push(tick));
    expect(await client.ask('lot.watch', { lotId })).toMatchObject({ ok: true });
    return ticks;
  };
  const endsAtMs = Date.now() + 600_000;
  const tickOf = (lotId: number, version: number, lines = 1): LotTick => ({
    lotId,
    version,
    phase: 'oneMinute',
    priceFen: version * 100_000,
    leaderPaddle: 101,
    endsAtMs,
    remainingMs: null,
    reason: null,
    bids: Array.from({ length: lines }, (_, index) => ({
      version: version - lines + 1 + index,
      paddleNo: 101,
      amountFen: 100_000,
      atMs: endsAtMs - 60_000,
    })),
    notes: [],
    moreBids: false,
  });
  const versionsOf = (ticks: readonly LotTick[]): readonly number[] =>
    ticks.flatMap(({ bids }) => bids).map(({ version }) => version);

  it('are told at their own pace, and each of every bid', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const citizen = await aCitizen(floor.running.pool);
    await anEnrolment(floor.running.pool, { auctionId: auction.id, citizenId: citizen.id });
    const inRoom = await watch((await floor.bidder(auction)).live, lotId);
    const enrolled = await watch(await floor.watcher(await floor.running.clientOf(citizen)), lotId);
    const stranger = await watch(await floor.watcher(), lotId);
    const other = await aCitizen(floor.running.pool);
    const citizenOnly = await watch(await floor.watcher(await floor.running.clientOf(other)), lotId);

    const caster = floor.running.app.get(TickCaster);
    const startedAt = performance.now();
    for (let turn = 0; turn < TICKS; turn++) {
      caster.cast(auction.id, tickOf(lotId, FIRST_VERSION + turn));
      await sleep(APART_MS);
    }
    const tookMs = performance.now() - startedAt;
    const last = FIRST_VERSION + TICKS - 1;
    const all = [inRoom, enrolled, stranger, citizenOnly];
    await waitUntil(() => all.every((ticks) => ticks.at(-1)?.version === last));
    const due = Array.from({ length: TICKS }, (_, index) => FIRST_VERSION + index);
    for (const ticks of all)
      expect(versionsOf(ticks).filter((version) => version >= FIRST_VERSION)).toEqual(due);
    for (const ticks of [inRoom, enrolled]) expect(ticks.length).toBeGreaterThan(TICKS / 2);
    for (const ticks of [stranger, citizenOnly])
      expect(ticks.length).toBeLessThanOrEqual(Math.ceil(tookMs / STRANGERS_TICK_EVERY_MS) + 2);
  });

  it('hear of more bids than a tick has room for that there are more', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const ticks = await watch(await floor.watcher(), lotId);
    const caster = floor.running.app.get(TickCaster);
    caster.cast(auction.id, tickOf(lotId, 3));
    for (let turn = 1; turn <= 4; turn++) {
      await sleep(APART_MS);
      caster.cast(auction.id, tickOf(lotId, 3 + turn * 10, 10));
    }
    await waitUntil(() => ticks.at(-1)?.version === 43);
    expect(ticks.at(-1)).toMatchObject({ priceFen: 4_300_000, moreBids: true });
    expect(ticks.at(-1)?.bids).toHaveLength(TICK_BIDS_MAX);
  });

  it('are told at once when the phase is another one, whatever was told a moment ago', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const ticks = await watch(await floor.watcher(), lotId);
    const caster = floor.running.app.get(TickCaster);
    caster.cast(auction.id, tickOf(lotId, 3));
    await sleep(APART_MS);
    caster.cast(auction.id, tickOf(lotId, 4));
    await sleep(APART_MS);
    const sold = { ...tickOf(lotId, 5), phase: 'sold', endsAtMs: null } as const;
    caster.cast(auction.id, { ...sold, bids: [], notes: [{ version: 5, kind: 'sold', atMs: 1 }] });
    await waitUntil(() => ticks.at(-1)?.phase === 'sold');
    // Between the first and the end there was none: what was held back came with it.
    expect(ticks.filter(({ version }) => version >= 3).map(({ version }) => version)).toEqual([3, 5]);
    expect(versionsOf(ticks)).toEqual(expect.arrayContaining([3, 4]));
  });

  it('are told at once when the countdown that they see would run out before their next tick', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000, lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const ticks = await watch(await floor.watcher(), lotId);
    const caster = floor.running.app.get(TickCaster);
    const versions = [3, 4, 5, 6];
    for (const version of versions) {
      const tick = tickOf(lotId, version);
      const atMs = tick.bids[0]?.atMs ?? 0;
      caster.cast(auction.id, { ...tick, endsAtMs: atMs + STRANGERS_TICK_EVERY_MS / 2 });
      await sleep(APART_MS);
    }
    await waitUntil(() => ticks.at(-1)?.version === 6);
    // None was put together with another.
    expect(ticks.map(({ version }) => version).filter((version) => version >= 3)).toEqual(versions);
  });
});
