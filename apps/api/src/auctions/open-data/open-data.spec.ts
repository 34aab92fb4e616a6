// Ended auctions as open data, on the real database: the index, one package, and what is none.
import {
  aCitizen,
  anAuction,
  anEndedAuction,
  aRunningApp,
  aSettledAuction,
  type HttpClient,
  letBalanceBeDueIn,
  type RunningApp,
  type SettledAuction,
} from '../../testing';
import { Orders } from '../../commerce/orders';
import { Transactions } from '../../platform/database';
import type { OpenDataIndexDto, ReleasePackageDto } from './open-data.dto';

const OPEN_DATA = '/api/v1/open-data';

describe('open data', () => {
  let running: RunningApp;
  let client: HttpClient;
  let settled: SettledAuction;

  beforeAll(async () => {
    // Without an engine: what is built as ended is nobody's to run.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    client = running.client();
    settled = await aSettledAuction(running, [5_200_000, 5_600_000]);
    const defaulted = await settled.balance(1);
    await letBalanceBeDueIn(running, defaulted, -1_000);
    const { app } = running;
    await app.get(Transactions).run((transaction) => app.get(Orders).expire(transaction, defaulted.id));
  });
  afterAll(() => running.stop());

  const packageOf = async (auctionId: number): Promise<ReleasePackageDto> =>
    (await client.get(`${OPEN_DATA}/${auctionId}`)).body as ReleasePackageDto;

  it('lists ended sales, the newest first, with licence and publisher, and no drill', async () => {
    const sale = await anEndedAuction(running.pool, {
      title: '2026年第7期',
      lots: [{ bidsFen: [5_000_000] }],
    });
    const drill = await anEndedAuction(running.pool, { title: '演练', lots: [{ bidsFen: [5_000_000] }] });
    await running.pool.query(
      'UPDATE auctions SET is_drill = 1, deposit_fen = 0, settled_at_ms = ended_at_ms WHERE id = ?',
      [drill.id],
    );
    const { status, body } = await client.get(`${OPEN_DATA}?size=100`);
    expect(status).toBe(200);
    const { items, license, publisher, total } = body as OpenDataIndexDto;
    expect(items.map(({ ocid }) => ocid)).toEqual(
      expect.arrayContaining([`haopai-${sale.id}`, `haopai-${settled.auction.id}`]),
    );
    expect(items.map(({ ocid }) => ocid)).not.toContain(`haopai-${drill.id}`);
    expect(total).toBe(items.length);
    expect(items.find(({ ocid }) => ocid === `haopai-${sale.id}`)?.uri).toMatch(
      new RegExp(`${OPEN_DATA}/${sale.id}$`),
    );
    expect(license).toContain('creativecommons.org');
    expect(publisher.name).not.toBe('');
    expect(await client.get(`${OPEN_DATA}/${drill.id}`)).toMatchObject({
      ...{ status: 404, body: { code: 'AUCTION.NOT_FOUND' } },
    });
  });

  it('has of each what was offered and what it came to, and nothing of who bid', async () => {
    const found = await packageOf(settled.auction.id);
    const [tender, award] = found.releases;
    expect(tender?.tag).toEqual(['tender']);
    expect(tender?.tender.lots).toHaveLength(2);
    expect(Date.parse(tender?.date ?? '')).toBeLessThan(Date.parse(award?.date ?? ''));
    expect(award?.awards).toMatchObject([
      { status: 'active', value: { amount: 52_000 } },
      { status: 'cancelled', value: { amount: 56_000 } },
    ]);
    expect(award?.bids?.statistics).toMatchObject([{ value: 1 }, { value: 1 }]);
    const text = JSON.stringify(found);
    for (const { citizen, enrolment, mobile } of settled.winners)
      for (const hidden of [citizen.username, mobile, enrolment.entries[0]?.vin ?? 'nobody'])
        expect(text).not.toContain(hidden);
    expect(text).not.toMatch(/paddle|citizen|entry/i);
  });

  it('is kept for everybody, and asks nobody who they are', async () => {
    const { headers } = await client.get(`${OPEN_DATA}/${settled.auction.id}`);
    expect([headers.get('x-accel-expires'), headers.get('set-cookie')]).toEqual(['1', null]);
    const own = await running.clientOf(await aCitizen(running.pool));
    expect((await own.get(`${OPEN_DATA}/${settled.auction.id}`)).body).toEqual(
      await packageOf(settled.auction.id),
    );
  });

  it('has nothing of an auction that runs, or that is not there', async () => {
    const { id } = await anAuction(running.pool);
    expect(await client.get(`${OPEN_DATA}/${id}`)).toMatchObject({ body: { code: 'RESULT.NOT_YET' } });
    expect(await client.get(`${OPEN_DATA}/999999`)).toMatchObject({ status: 404 });
  });
});
