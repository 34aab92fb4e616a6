// How many have enrolled in an auction and watch its lots: counts alone, of published auctions alone.
import type { AuctionInterest } from '@haopai/contracts';
import { aCitizen, anAuction, anEnrolment, aRunningApp, type RunningApp, waitUntil } from '../../testing';

const HOUR_MS = 3_600_000;

describe('the interest in an auction', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
  });
  afterAll(() => running.stop());

  const interestIn = (auctionId: number) => running.client().get(`/api/v1/auctions/${auctionId}/interest`);
  const aComingAuction = () =>
    anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS, lots: [{}, {}, {}] });
  const enrol = async (auctionId: number, paidAtMs: number | null = Date.now()): Promise<void> => {
    const { id: citizenId } = await aCitizen(running.pool);
    await anEnrolment(running.pool, { auctionId, citizenId, paidAtMs });
  };
  const watch = async (...lotIds: readonly (number | undefined)[]): Promise<void> => {
    const citizen = await aCitizen(running.pool);
    for (const lotId of lotIds)
      await running.pool.query(
        `INSERT INTO watches (citizen_id, lot_id, language, at_ms) VALUES (?, ?, 'zh', 1)`,
        [citizen.id, lotId],
      );
  };

  it('is how many have paid their deposit, and how many watch each lot', async () => {
    const { id, lots } = await aComingAuction();
    const [first, second] = lots.map((lot) => lot.id);
    const another = await aComingAuction();
    await enrol(id);
    await enrol(id);
    await enrol(id, null);
    await enrol(another.id);
    await watch(first, second, another.lots[0]?.id);
    await watch(second);
    expect(await interestIn(id)).toMatchObject({
      status: 200,
      body: {
        bidders: 2,
        watchers: [
          { lotId: first, count: 1 },
          { lotId: second, count: 2 },
        ],
      },
    });
  });

  it('follows who comes, a little later', async () => {
    const { id, lots } = await aComingAuction();
    expect((await interestIn(id)).body).toEqual({ bidders: 0, watchers: [] });
    await enrol(id);
    await watch(lots[2]?.id);
    await waitUntil(async () => ((await interestIn(id)).body as AuctionInterest).bidders === 1);
    expect((await interestIn(id)).body).toEqual({
      bidders: 1,
      watchers: [{ lotId: lots[2]?.id, count: 1 }],
    });
  });

  it('is nothing that anybody learns of a draft', async () => {
    const { id } = await anAuction(running.pool, { publishedAtMs: null });
    expect(await interestIn(id)).toMatchObject({ status: 404, body: { code: 'AUCTION.NOT_FOUND' } });
  });
});
