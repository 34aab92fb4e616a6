// Ticks cross between instances on a channel for each auction, which is joined with its first watcher or reader; beside the release before on the one channel that it knows.
import type { LotTick } from '@haopai/contracts';
import type { Socket } from 'socket.io-client';
import { FOLLOWED_FOR_MS, FollowedAuctions } from '../figures';
import { Channels } from '../../platform/redis';
import {
  aDatabase,
  aRunningApp,
  bid,
  holdsLot,
  type RunningApp,
  SaleFloor,
  type TestAuction,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { TicksOfReleaseBefore } from './ticks-of-release-before';

const LONG_MS = 600_000;

describe('the channels of ticks', () => {
  let database: ThrowAwayDatabase;
  let floors: readonly SaleFloor[];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    database = await aDatabase();
    const variables = { HAOPAI_RATE_LIMIT: 'off', HAOPAI_REDIS_PREFIX: `haopai-test-ticks-${process.pid}:` };
    floors = [
      new SaleFloor(await aRunningApp(variables, database)),
      new SaleFloor(await aRunningApp(variables, database)),
    ];
    await waitUntil(() => floors.every(({ running }) => !running.app.get(TicksOfReleaseBefore).isHeard));
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    for (const floor of floors) {
      floor.close();
      await floor.running.stop();
    }
    await database.drop();
  });

  /** An auction with one lot, the floor that holds it, and the one that does not. */
  const sale = async (): Promise<{
    auction: TestAuction;
    lotId: number;
    near: SaleFloor;
    far: SaleFloor;
  }> => {
    const [one, two] = floors;
    if (one === undefined || two === undefined) throw new Error('no floors');
    const auction = await one.auction({ countdownMs: LONG_MS, lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    await waitUntil(() => floors.some(({ running }) => holdsLot(running, lotId)));
    const [near, far] = holdsLot(one.running, lotId) ? [one, two] : [two, one];
    await waitUntil(async () => {
      const [[head]] = await near.running.pool.query<never[]>(
        `SELECT 1 FROM lot_heads WHERE lot_id = ${lotId} AND phase = 'fiveMinutes'`,
      );
      return head !== undefined;
    });
    return { auction, lotId, near, far };
  };
  const listeners = ({ running }: { running: RunningApp }, auctionId: number): Promise<number> =>
    running.app.get(Channels).listenersOf(`ticks:${auctionId}`);
  const listen = async (floor: SaleFloor, lotId: number): Promise<LotTick[]> => {
    const client = await floor.watcher();
    const ticks: LotTick[] = [];
    client.on('lot.tick', (tick) => ticks.push(tick));
    expect(await client.ask('lot.watch', { lotId })).toMatchObject({ ok: true });
    return ticks;
  };

  it('are nobody’s before the first watcher, and bring the watchers of either instance every bid', async () => {
    const { auction, lotId, near, far } = await sale();
    expect(await listeners(far, auction.id)).toBe(0);
    const ticks = await listen(far, lotId);
    expect(await listeners(far, auction.id)).toBe(1);
    expect(await bid(await near.bidder(auction), lotId, 50_000)).toMatchObject({ ok: true, version: 3 });
    await waitUntil(() => ticks.at(-1)?.version === 3);
  });

  it('are joined by whoever reads, and left when nobody has watched or read for a while', async () => {
    const { auction, far } = await sale();
    expect((await far.running.client().get(`/api/v1/auctions/${auction.id}/lots`)).status).toBe(200);
    await waitUntil(async () => (await listeners(far, auction.id)) === 1);
    const followed = far.running.app.get(FollowedAuctions);
    followed.keep(new Set());
    expect(followed.isFollowed(auction.id)).toBe(true);
    const now = performance.now();
    const later = jest.spyOn(performance, 'now').mockReturnValue(now + FOLLOWED_FOR_MS + 1);
    followed.keep(new Set());
    later.mockRestore();
    await waitUntil(async () => (await listeners(far, auction.id)) === 0);
  });

  it('are none for an auction that there is not', async () => {
    const [floor] = floors;
    if (floor === undefined) throw new Error('no floor');
    const client = await floor.watcher();
    expect(await client.ask('auction.watch', { auctionId: 987_654 })).toMatchObject({
      code: 'AUCTION.NOT_FOUND',
    });
    expect(await client.ask('lot.watch', { lotId: 987_654 })).toMatchObject({ code: 'LOT.NOT_FOUND' });
    expect(await listeners(floor, 987_654)).toBe(0);
  });

  it('make up for what was said before they were joined', async () => {
    const { lotId, far } = await sale();
    const ticks = await listen(far, lotId);
    await far.running.pool.query('UPDATE lot_heads SET version = 40, price_fen = 7700000 WHERE lot_id = ?', [
      lotId,
    ]);
    await waitUntil(() => ticks.at(-1)?.version === 40);
    expect(ticks.at(-1)).toMatchObject({ priceFen: 7_700_000, moreBids: true });
  });

  describe('beside an instance of the release before', () => {
    it('bring it every tick as long as it listens, and its ticks to the watchers of both', async () => {
      const { auction, lotId, near, far } = await sale();
      const { prefix } = near.running.config.redis;
      const before = near.running.app.get(Channels);
      const old = await import('redis').then(({ createClient }) =>
        createClient({ url: near.running.config.redis.url }).connect(),
      );
      const heard: string[] = [];
      await old.subscribe(`${prefix}ticks`, (message) => heard.push(message));
      await waitUntil(() => floors.every(({ running }) => running.app.get(TicksOfReleaseBefore).isHeard));

      const ticks = await listen(far, lotId);
      expect(await bid(await near.bidder(auction), lotId, 50_000)).toMatchObject({ ok: true });
      await waitUntil(() => heard.some((message) => message.includes('5000000')));
      await waitUntil(() => ticks.at(-1)?.version === 3);
      const said = JSON.parse(heard.find((message) => message.includes('5000000')) ?? '') as {
        ticks: readonly [number, LotTick][];
      };
      // Whole, as the release before reads them, and told to our own watchers once.
      expect(said.ticks.at(-1)?.[1]).toMatchObject({ lotId, version: 3, priceFen: 5_000_000 });
      expect(ticks.filter(({ version }) => version === 3)).toHaveLength(1);

      const nearTicks = await listen(near, lotId);
      const its = { ...said.ticks.at(-1)?.[1], version: 9, priceFen: 6_000_000 };
      await before.say('ticks', JSON.stringify({ from: 'release before', ticks: [[auction.id, its]] }));
      await waitUntil(() => [ticks, nearTicks].every((all) => all.at(-1)?.version === 9));

      old.destroy();
      await waitUntil(() => floors.every(({ running }) => !running.app.get(TicksOfReleaseBefore).isHeard));
    });
  });
});
