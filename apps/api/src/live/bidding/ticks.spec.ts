// Ticks under a burst of bids: few, bounded, whole, and consistent with the snapshot of somebody who comes in the middle.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LotTick } from '@haopai/contracts';
import { fen } from '@haopai/rules';
import { BOARD_TICK_EVERY_MS, LOT_TICK_EVERY_MS, TICK_BIDS_MAX, TICK_NOTES_MAX } from '../sockets';
import { aRunningApp, engineOf, type LiveClient, SaleFloor, waitUntil } from '../../testing';

const BIDS = 500;
const BIDS_AT_A_TIME = 25;
const PAUSE_MS = 20;

describe('ticks', () => {
  let floor: SaleFloor;

  beforeAll(async () => {
    floor = new SaleFloor(await aRunningApp());
  });
  afterAll(async () => {
    floor.close();
    await floor.running.stop();
  });

  /** Two paddles outbid each other; the amounts begin after `from` bids. */
  const burst = async (lotId: number, from: number, count: number): Promise<void> => {
    const engine = engineOf(floor.running);
    const bids = Array.from({ length: count }, (_, index) =>
      engine.submit(lotId, {
        type: 'PlaceBid',
        bidId: randomUUID(),
        paddleNo: (from + index) % 2 === 0 ? 1 : 2,
        entryId: lotId * 10 + ((from + index) % 2),
        amountFen: fen(5_000_000 + (from + index) * 100_000),
      }),
    );
    const answers = await Promise.all(bids);
    expect(answers.filter(({ kind }) => kind !== 'done')).toEqual([]);
  };

  const watch = async (lotId: number, watcher?: LiveClient) => {
    const client = watcher ?? (await floor.watcher());
    const ticks: LotTick[] = [];
    client.on('lot.tick', (tick) => ticks.push(tick));
    const snapshot = await client.ask('lot.watch', { lotId });
    if (!snapshot.ok) throw new Error(snapshot.code);
    return { ticks, snapshot };
  };

  it('are far fewer than the bids, hold 20 of them at most, and the last has the last version', async () => {
    const { lots } = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = lots[0]?.id ?? 0;
    const { ticks } = await watch(lotId);
    const startedAt = performance.now();
    for (let from = 0; from < BIDS; from += BIDS_AT_A_TIME) {
      await burst(lotId, from, BIDS_AT_A_TIME);
      await sleep(PAUSE_MS);
    }
    const tookMs = performance.now() - startedAt;
    await waitUntil(() => ticks.at(-1)?.version === BIDS + 2);

    expect(ticks.length).toBeLessThanOrEqual(Math.ceil(tookMs / LOT_TICK_EVERY_MS) + 2);
    expect(ticks.length).toBeLessThan(BIDS / 5);
    expect(Math.max(...ticks.map(({ bids }) => bids.length))).toBeLessThanOrEqual(TICK_BIDS_MAX);
    expect(ticks.at(-1)).toMatchObject({ priceFen: 5_000_000 + (BIDS - 1) * 100_000, phase: 'oneMinute' });
    let version = 2;
    for (const tick of ticks) {
      const lines = [...tick.bids, ...tick.notes].map((line) => line.version).sort((a, b) => a - b);
      const news = lines.filter((line) => line > version);
      expect(tick.moreBids || news.length === tick.version - version).toBe(true);
      expect(lines.at(-1)).toBe(tick.version);
      version = tick.version;
    }
    expect(ticks.some(({ moreBids }) => moreBids)).toBe(true);
  });

  it('hold 20 notes at most, however many ceilings are set in a moment', async () => {
    const { lots } = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = lots[0]?.id ?? 0;
    const { ticks } = await watch(lotId);
    const engine = engineOf(floor.running);
    const orders = Array.from({ length: 3 * TICK_NOTES_MAX }, (_, index) =>
      engine.submit(lotId, {
        type: 'SetCeiling',
        proxyId: randomUUID(),
        paddleNo: 1,
        entryId: lotId * 10,
        ceilingFen: fen(6_000_000 + index * 100_000),
        salt: 'salt',
      }),
    );
    expect((await Promise.all(orders)).filter(({ kind }) => kind !== 'done')).toEqual([]);
    await waitUntil(() => ticks.at(-1)?.version === 3 * TICK_NOTES_MAX + 3);
    expect(Math.max(...ticks.map(({ notes }) => notes.length))).toBeLessThanOrEqual(TICK_NOTES_MAX);
    expect(ticks.some(({ moreBids }) => moreBids)).toBe(true);
  });

  it('that went out before one came are in the board that one is shown', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const first = await floor.watcher();
    const second = await floor.watcher();
    // So that the next tick goes out at once, while the look-up for the first is still fresh.
    await sleep(BOARD_TICK_EVERY_MS + 50);
    await first.ask('auction.watch', { auctionId: auction.id });
    const told = first.next('board.tick', ({ lots }) => lots[0]?.version === 3);
    await burst(lotId, 0, 1);
    await told;
    expect(await second.ask('auction.watch', { auctionId: auction.id })).toMatchObject({
      ok: true,
      lots: [{ lotId, version: 3, priceFen: 5_000_000, phase: 'oneMinute' }],
    });
  });

  it('go on from the snapshot of a bidder who comes in the middle', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await floor.bidder(auction);
    const storm = (async () => {
      for (let from = 0; from < 100; from += 5) {
        await burst(lotId, from, 5);
        await sleep(PAUSE_MS);
      }
    })();
    const comers = [];
    for (let comer = 0; comer < 10; comer++) {
      comers.push(await watch(lotId, (await floor.welcome(bidder)).live));
      await sleep(30);
    }
    await storm;
    const last = 102;
    for (const { ticks, snapshot } of comers) {
      await waitUntil(() => ticks.at(-1)?.version === last || snapshot.lot.version === last);
      const known = new Set([...snapshot.bids, ...snapshot.notes].map(({ version }) => version));
      expect(Math.max(...known)).toBe(snapshot.lot.version);
      for (const tick of ticks) for (const { version } of [...tick.bids, ...tick.notes]) known.add(version);
      const missing = Array.from(
        { length: last - snapshot.lot.version },
        (_, i) => snapshot.lot.version + 1 + i,
      );
      expect(missing.filter((version) => !known.has(version))).toEqual([]);
      const bidsBySnapshot = new Map(snapshot.bids.map((line) => [line.version, line]));
      for (const line of ticks.flatMap(({ bids }) => bids))
        expect(bidsBySnapshot.get(line.version) ?? line).toEqual(line);
    }
  });
});
