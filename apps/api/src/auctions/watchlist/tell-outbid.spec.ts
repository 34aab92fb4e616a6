// Bidders who are outbid hear of it after the fact: once a minute, not while their page shows the lot, by the ways that they chose.
import { setTimeout as sleep } from 'node:timers/promises';
import { LOT_TICK_EVERY_MS } from '../../live/sockets';
import {
  aMobile,
  aRunningApp,
  bid,
  type FloorBidder,
  giveMobile,
  type RunningApp,
  SaleFloor,
  textsTo,
  waitUntil,
} from '../../testing';
import { TellOutbid } from './tell-outbid';

describe('a bidder who is outbid', () => {
  let running: RunningApp;
  let floor: SaleFloor;

  beforeAll(async () => {
    running = await aRunningApp();
    floor = new SaleFloor(running);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  /** A running lot with two bidders. */
  const aDuel = async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo] = [await floor.bidder(auction), await floor.bidder(auction)];
    const citizenId = await citizenOf(anna);
    return { lotId, anna, bo, citizenId };
  };
  const citizenOf = async ({ http }: FloorBidder): Promise<number> => {
    const { body } = await http.get('/api/v1/me');
    return (body as { id: number }).id;
  };
  const tell = () => running.app.get(TellOutbid, { strict: false }).tellGathered();
  const notices = async (citizenId: number): Promise<readonly string[]> => {
    const [rows] = await running.pool.query(
      `SELECT data FROM notices WHERE kind = 'outbid' AND citizen_id = ? ORDER BY id`,
      [citizenId],
    );
    return (rows as { data: string }[]).map(({ data }) => data);
  };
  /** Nothing more is on its way: whatever was put into the outbox has left it. */
  const isQuiet = async (): Promise<void> => {
    await sleep(2 * LOT_TICK_EVERY_MS);
    await tell();
    await waitUntil(async () => {
      const [rows] = await running.pool.query(`SELECT id FROM outbox WHERE state = 'waiting'`);
      return (rows as unknown[]).length === 0;
    });
  };
  const outbid = async (by: FloorBidder, lotId: number, yuan: number): Promise<void> => {
    expect(await bid(by, lotId, yuan)).toMatchObject({ ok: true });
    await isQuiet();
  };

  it('gets a notice, and no second one within the minute', async () => {
    const { lotId, anna, bo, citizenId } = await aDuel();
    await outbid(anna, lotId, 50_000);
    await outbid(bo, lotId, 51_000);
    await waitUntil(async () => (await notices(citizenId)).length > 0);
    const [data] = await notices(citizenId);
    expect(JSON.parse(data ?? '')).toMatchObject({ lotId, priceFen: 5_100_000 });
    await outbid(anna, lotId, 52_000);
    await outbid(bo, lotId, 53_000);
    expect(await notices(citizenId)).toHaveLength(1);
    expect(await notices(await citizenOf(bo))).toHaveLength(1);
  });

  it('gets none while an own page shows the lot', async () => {
    const { lotId, anna, bo, citizenId } = await aDuel();
    await outbid(anna, lotId, 50_000);
    await anna.live.ask('lot.watch', { lotId });
    await outbid(bo, lotId, 51_000);
    expect(await notices(citizenId)).toEqual([]);
    await anna.live.ask('lot.unwatch', { lotId });
    await outbid(anna, lotId, 52_000);
    await outbid(bo, lotId, 53_000);
    await waitUntil(async () => (await notices(citizenId)).length > 0);
  });

  it('gets none when that was chosen', async () => {
    const { lotId, anna, bo, citizenId } = await aDuel();
    const ways = { portal: false, push: false, sms: false };
    await anna.http.put('/api/v1/me/notice-choices', { watchStart: ways, outbid: ways });
    await outbid(anna, lotId, 50_000);
    await outbid(bo, lotId, 51_000);
    expect(await notices(citizenId)).toEqual([]);
  });

  it('is told whoever else was told of the lot a moment ago', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo, cy] = await Promise.all([1, 2, 3].map(() => floor.bidder(auction)));
    if (anna === undefined || bo === undefined || cy === undefined) throw new Error('three bidders');
    await outbid(anna, lotId, 50_000);
    await outbid(bo, lotId, 51_000);
    await outbid(cy, lotId, 52_000);
    for (const [who, times] of [
      [anna, 1],
      [bo, 1],
      [cy, 0],
    ] as const)
      expect(await notices(await citizenOf(who))).toHaveLength(times);
  });

  it('gets a text and nothing in the portal when that was chosen', async () => {
    const { lotId, anna, bo, citizenId } = await aDuel();
    const mobile = aMobile();
    await giveMobile(running, { id: citizenId, username: '', password: '', region: '' }, mobile);
    const ways = { portal: true, push: true, sms: false };
    await anna.http.put('/api/v1/me/notice-choices', {
      watchStart: ways,
      outbid: { portal: false, push: false, sms: true },
    });
    await outbid(anna, lotId, 50_000);
    await outbid(bo, lotId, 51_000);
    await waitUntil(async () => (await textsTo(running, mobile)).length > 0);
    expect(await textsTo(running, mobile)).toMatchObject([{ template: 'outbid' }]);
    expect(await notices(citizenId)).toEqual([]);
  });
});
