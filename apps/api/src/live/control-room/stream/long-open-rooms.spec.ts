// A control room that stays open: its reader may be slow or stuck, its session lives on with it and no longer than it may.
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlEvents } from '@haopai/contracts';
import { TickCaster } from '../../sockets';
import { REDIS, type Redis } from '../../../platform/redis';
import {
  BidStorm,
  ControlStreamClient,
  type HttpClient,
  SaleFloor,
  aRunningApp,
  staffClient,
  type TestAuction,
  waitUntil,
} from '../../../testing';
import { ControlChannel } from './control-channel';
import { ControlStreams, NEWS_EVERY_MS } from './control-streams';

const LOTS = 3;
const HOUR_MS = 3_600_000;
const IDLE_S = 30 * 60;
const UNSENT_MAX_BYTES = 512 * 1024;
/** So much at once that what the network holds for a reader is soon full. */
const LONG_REASON = 'x'.repeat(200_000);
const STORM_MS = 1_500;
const SETTLED_MS = 500;

describe('a control room that stays open', () => {
  let floor: SaleFloor;
  let auction: TestAuction;
  let auctioneer: HttpClient;
  let stream: ControlStreamClient;
  let rooms: ControlStreams;
  let redis: Redis;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    floor = new SaleFloor(await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' }));
    const { app } = floor.running;
    app.getHttpServer().on('connection', (socket: Socket) => sockets.add(socket));
    rooms = app.get(ControlStreams);
    redis = app.get<Redis>(REDIS);
    auction = await floor.openAuction({
      firstBidMs: HOUR_MS,
      lots: Array.from({ length: LOTS }, () => ({})),
    });
  });
  beforeEach(async () => {
    auctioneer = await staffClient(floor.running, 'auctioneer');
  });
  afterEach(() => stream.close());
  afterAll(() => floor.running.stop());

  const open = async (): Promise<ControlEvents['lots']> => {
    stream = await ControlStreamClient.open(floor.running.url, auctioneer, auction.id);
    return stream.until('lots');
  };
  const unsent = (): number => Math.max(...[...sockets].map(({ writableLength }) => writableLength));
  /** Stops reading, and resolves when the network takes no more for it. */
  const getStuck = async (): Promise<void> => {
    stream.stopReading();
    const act = { actId: 'a', kind: 'message', lotId: null, paddleNo: null, atMs: 1, staffName: '' } as const;
    await waitUntil(async () => {
      floor.running.app
        .get(ControlChannel)
        .say({ kind: 'acted', auctionId: auction.id, act: { ...act, reason: LONG_REASON } });
      await sleep(150);
      if (unsent() === 0) return false;
      // It may find more room yet.
      await sleep(SETTLED_MS);
      return unsent() > 0;
    });
  };
  const sessionKey = async (): Promise<string> => {
    const keys = await redis.keys(`${floor.running.config.redis.prefix}staff-session:*`);
    const own = decodeURIComponent(auctioneer.cookieHeader).replace(/^.*s:([^.]+)\..*$/, '$1');
    const found = keys.find((key) => key.endsWith(own));
    return (found ?? '').slice(floor.running.config.redis.prefix.length);
  };

  it('skips news for a slow reader, whom it keeps nothing for but the newest, and who is told that once they read on', async () => {
    const { lots } = await open();
    await getStuck();
    const storm = new BidStorm(floor.running.app.get(TickCaster), auction.id);
    const startedAt = performance.now();
    let mostUnsent = 0;
    while (performance.now() < startedAt + STORM_MS) {
      storm.bidAtRate(lots, 1_000, startedAt);
      mostUnsent = Math.max(mostUnsent, unsent());
      await sleep(10);
    }
    expect(mostUnsent).toBeGreaterThan(0);
    expect(mostUnsent).toBeLessThan(UNSENT_MAX_BYTES);
    expect(stream.isClosed).toBe(false);
    stream.readOn();
    const before = stream.heard.lots.length;
    for (const [lotId, version] of storm.versions)
      await stream.until('lots', (news) =>
        news.lots.some((lot) => lot.lotId === lotId && lot.version === version),
      );
    const told = stream.heard.lots.slice(before);
    expect(told.length).toBeLessThan(STORM_MS / NEWS_EVERY_MS / 2);
    expect(told.some(({ moreBids }) => moreBids)).toBe(true);
  });

  it('cuts off a reader who takes nothing any more', async () => {
    await open();
    await getStuck();
    const stuck = [...sockets].find(({ writableLength }) => writableLength > 0);
    await rooms.lookAfterAll();
    expect(stuck?.destroyed).toBe(false);
    for (let looks = 0; looks < 2; looks += 1) await rooms.lookAfterAll();
    await waitUntil(() => stuck?.destroyed === true);
  });

  it('counts as a use of its session, which does not idle meanwhile', async () => {
    await open();
    expect(stream.headers['set-cookie']?.join()).toContain('haopai.staff=');
    const key = await sessionKey();
    await redis.expire(key, 20);
    await rooms.lookAfterAll();
    expect(await redis.ttl(key)).toBeGreaterThan(IDLE_S - 20);
    expect(stream.isClosed).toBe(false);
  });

  it('ends when its session has idled away, and does not bring it back', async () => {
    await open();
    const key = await sessionKey();
    await redis.del(key);
    await rooms.lookAfterAll();
    await stream.until('end');
    await stream.untilClosed();
    expect(await redis.exists(key)).toBe(0);
  });

  it('ends when its session has lasted as long as any may', async () => {
    const key = await sessionKey();
    const { staff, ...rest } = JSON.parse((await redis.get(key)) ?? '') as { staff: { openedAtMs: number } };
    const openedAtMs = Date.now() - 12 * HOUR_MS + 3_000;
    await redis.set(key, JSON.stringify({ ...rest, staff: { ...staff, openedAtMs } }), { KEEPTTL: true });
    await open();
    await waitUntil(async () => {
      await rooms.lookAfterAll();
      return stream.heard.end.length > 0;
    });
    await stream.untilClosed();
  });
});
