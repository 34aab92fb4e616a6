// A paddle that is put out of an auction in the moment in which it ends, on the real database: refused, or not sold to.
import { randomUUID } from 'node:crypto';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  endAuction,
  faultsOfBooks,
  holdDeposits,
  type HttpAnswer,
  type HttpClient,
  isWaitingForALock,
  type RunningApp,
  staffClient,
  type TestAuction,
  type TestEnrolment,
  waitUntil,
} from '../../testing';
import { SettleAuctions } from '../../commerce/settlement';
import { ControlStore } from './control.store';

describe('a paddle that is disqualified as its auction ends', () => {
  let running: RunningApp;
  let auctioneer: HttpClient;
  let auction: TestAuction;
  let bidder: TestEnrolment;
  let store: ControlStore;

  beforeAll(async () => {
    // Without an engine: the specs write how the lots ended.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    auctioneer = await staffClient(running, 'auctioneer');
    store = running.app.get(ControlStore);
  });
  beforeEach(async () => {
    // So early that no lot is told.
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + 3_600_000 });
    const { id: citizenId } = await aCitizen(running.pool);
    bidder = await anEnrolment(running.pool, { auctionId: auction.id, citizenId });
    await holdDeposits(running, bidder, { citizenId, depositFen: 500_000 });
  });
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  const disqualify = (key = randomUUID()): Promise<HttpAnswer> =>
    auctioneer.post(
      `/api/v1/admin/auctions/${auction.id}/control/disqualifications`,
      { paddleNo: bidder.paddleNo, reason: '串通' },
      { 'Idempotency-Key': key },
    );
  const end = (): Promise<void> => {
    const [entry] = bidder.entries;
    const bidders = [{ paddleNo: bidder.paddleNo, entryId: entry?.id ?? 0 }];
    return endAuction(running.pool, auction, [{ bidsFen: [5_200_000], bidders }]);
  };
  const settle = async (): Promise<void> => {
    await running.app.get(SettleAuctions).look();
    await waitUntil(async () => (await outcome()) !== null);
  };
  const outcome = async (): Promise<string | null> => {
    const [rows] = await running.pool.query('SELECT state FROM won_lots WHERE lot_id = ?', [
      auction.lots[0]?.id,
    ]);
    return (rows as { state: string }[])[0]?.state ?? null;
  };
  const isDisqualified = async (): Promise<boolean> => (await store.disqualified(auction.id)).length > 0;

  it('is not disqualified once it is sold to', async () => {
    const hasPaddle = store.hasPaddle.bind(store);
    store.hasPaddle = async (...asked) => {
      const found = await hasPaddle(...asked);
      await end();
      await settle();
      return found;
    };
    const answer = await disqualify();
    store.hasPaddle = hasPaddle;
    expect(answer).toMatchObject({ status: 409, body: { code: 'CONTROL.AUCTION_ENDED' } });
    expect(await isDisqualified()).toBe(false);
    expect(await outcome()).toBe('due');
  });

  it('is sold nothing where the act was first: the end waits for it', async () => {
    const write = store.disqualify.bind(store);
    let ended: Promise<void> = Promise.resolve();
    store.disqualify = async (...wish) => {
      ended = end();
      await waitUntil(isEndWaiting);
      return write(...wish);
    };
    const key = randomUUID();
    const answer = await disqualify(key);
    store.disqualify = write;
    expect(answer.status).toBe(200);
    await ended;
    await settle();
    expect(await outcome()).toBe('defaulted');
    expect((await disqualify(key)).status).toBe(200);
  });

  const isEndWaiting = (): Promise<boolean> =>
    isWaitingForALock(running.pool, `trx_query LIKE 'UPDATE auctions SET ended_at_ms%'`);
});
