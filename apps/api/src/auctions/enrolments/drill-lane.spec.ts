// Whoever is in a drill is a bidder at the door while it runs, and a citizen before and after: a place in it costs nothing.
import type { IncomingMessage } from 'node:http';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  type TestAuction,
  type TestEnrolment,
} from '../../testing';
import { type Lane, Visitors } from '../../platform/lanes';
import { RoomPasses } from './room-passes';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('the lane of who is in', () => {
  let running: RunningApp;

  beforeAll(async () => {
    // Without an engine, so that no lot opens by itself.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
  });
  afterAll(() => running.stop());

  const auctionIn = async (inMs: number, isDrill: boolean): Promise<TestAuction> => {
    const auction = await anAuction(running.pool, { startsAtMs: Date.now() + inMs });
    if (isDrill) await makeDrill(auction);
    return auction;
  };
  const makeDrill = ({ id }: TestAuction) =>
    running.pool.query(
      'UPDATE auctions SET is_drill = 1, deposit_fen = 0, settled_at_ms = published_at_ms WHERE id = ?',
      [id],
    );
  const enter = async (
    client: HttpClient,
    { id }: TestAuction,
    { paddleNo, accessCode }: TestEnrolment,
  ): Promise<void> => {
    const { status } = await client.post(`/api/v1/auctions/${id}/room`, { paddleNo, accessCode });
    expect(status).toBe(200);
  };
  const insideAll = async (...auctions: readonly TestAuction[]): Promise<HttpClient> => {
    const citizen = await aCitizen(running.pool);
    const client = await running.clientOf(citizen);
    for (const auction of auctions) {
      const enrolled = { auctionId: auction.id, citizenId: citizen.id };
      await enter(client, auction, await anEnrolment(running.pool, enrolled));
    }
    return client;
  };
  const laneOf = ({ cookieHeader }: HttpClient): Lane => {
    const request = { headers: { cookie: cookieHeader } } as IncomingMessage;
    return running.app.get(Visitors).of(request).lane;
  };
  /** As a browser without the pass's cookie has it, whose room was entered over a socket. */
  const isBidderByRedis = ({ cookieHeader }: HttpClient): Promise<boolean> => {
    const [, sessionId = ''] = /haopai\.sid=s:([^.]+)\./.exec(decodeURIComponent(cookieHeader)) ?? [];
    return running.app.get(RoomPasses).makesBidder(sessionId);
  };

  it.each([
    ['a drill of next week', 7 * 24 * HOUR_MS, true, 'citizens'],
    ['a drill in an hour', HOUR_MS, true, 'citizens'],
    ['a drill in a quarter of an hour', 15 * MINUTE_MS, true, 'bidders'],
    ['a drill that runs', -MINUTE_MS, true, 'bidders'],
    ['a sale of next week', 7 * 24 * HOUR_MS, false, 'bidders'],
  ] as const)('%s', async (_, inMs, isDrill, lane) => {
    const auction = await auctionIn(inMs, isDrill);
    const client = await insideAll(auction);
    expect(laneOf(client)).toBe(lane);
    expect(await isBidderByRedis(client)).toBe(lane === 'bidders');
    expect((await client.get(`/api/v1/auctions/${auction.id}/room`)).status).toBe(200);
  });

  it('a drill that is over', async () => {
    const drill = await auctionIn(-3 * HOUR_MS, true);
    await running.pool.query('UPDATE auctions SET ended_at_ms = ? WHERE id = ?', [
      Date.now() - HOUR_MS,
      drill.id,
    ]);
    const client = await insideAll(drill);
    expect(laneOf(client)).toBe('citizens');
    expect(await isBidderByRedis(client)).toBe(false);
  });

  it('a drill of next week, and a sale', async () => {
    const [drill, sale] = [await auctionIn(7 * 24 * HOUR_MS, true), await auctionIn(HOUR_MS, false)];
    const client = await insideAll(drill, sale);
    expect(laneOf(client)).toBe('bidders');
    expect(await isBidderByRedis(client)).toBe(true);
  });
});
