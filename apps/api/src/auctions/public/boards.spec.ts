// Boards at an instance that no engine tells of anything: right all the same, from its first answer on, before and after another engine has the lots.
import type { LotView, Page } from '@haopai/contracts';
import { readTestServices } from '../../platform/config';
import { REDIS, type Redis } from '../../platform/redis';
import {
  aCuttableLine,
  aDatabase,
  aRunningApp,
  bid,
  holdsLot,
  type RunningApp,
  SaleFloor,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';

describe('boards at an instance without Redis and without lots', () => {
  let database: ThrowAwayDatabase;
  let edge: RunningApp;
  let first: SaleFloor;
  let second: SaleFloor | undefined;
  const variables = { HAOPAI_REDIS_PREFIX: `haopai-test-boards-${process.pid}:` };

  beforeAll(async () => {
    database = await aDatabase();
    first = new SaleFloor(await aRunningApp(variables, database));
    const line = await aCuttableLine(readTestServices().redisUrl);
    edge = await aRunningApp({ ...variables, HAOPAI_ROLE: 'edge', HAOPAI_REDIS_URL: line.url }, database);
    await line.cut();
    await waitUntil(() => !edge.app.get<Redis>(REDIS).isReady);
  });
  afterAll(async () => {
    first.close();
    second?.close();
    await Promise.all([edge.stop(), second?.running.stop()]);
    await database.drop();
  });

  const shown = async (auctionId: number): Promise<readonly LotView[]> => {
    const { status, body } = await edge.client().get(`/api/v1/auctions/${auctionId}/lots`);
    expect(status).toBe(200);
    return (body as Page<LotView>).items;
  };

  it('show what is accepted elsewhere, and again when the lots have gone to another engine', async () => {
    const auction = await first.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    await waitUntil(async () => {
      const [rows] = await database.pool.query('SELECT 1 FROM lot_heads WHERE lot_id = ? AND phase = ?', [
        lotId,
        'fiveMinutes',
      ]);
      return (rows as unknown[]).length > 0;
    });
    // It is right from its first answer on.
    expect((await shown(auction.id))[0]).toMatchObject({ phase: 'fiveMinutes', priceFen: null });
    const bidders = [await first.bidder(auction), await first.bidder(auction)];
    for (const [turn, bidder] of bidders.entries()) {
      const yuan = 50_000 + turn * 1_000;
      expect(await bid(bidder, lotId, yuan)).toMatchObject({ ok: true });
      await waitUntil(async () => (await shown(auction.id))[0]?.priceFen === yuan * 100);
    }
    await first.running.stop();
    const taker = new SaleFloor(await aRunningApp(variables, database));
    second = taker;
    await waitUntil(() => holdsLot(taker.running, lotId));
    const [one] = bidders;
    if (one === undefined) throw new Error('no bidder');
    const again = await taker.welcome(one);
    expect(await bid(again, lotId, 52_000)).toMatchObject({ ok: true });
    await waitUntil(async () => (await shown(auction.id))[0]?.priceFen === 5_200_000);
  });
});
