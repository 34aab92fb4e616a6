// The announcement of a sale: made from its terms in both languages, one file for each, its digest on the record; another one when
// something was corrected, and none of a draft or a drill.
import { createHash } from 'node:crypto';
import type { AdminAuctionView, AuctionTerms } from '@haopai/contracts';
import {
  aListing,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  TEST_REGION,
  textOfPdf,
} from '../../testing';
import { composeAnnouncement } from './compose-announcement';

const DRAFTS = '/api/v1/admin/auctions';
const DAY_MS = 86_400_000;
let plates = 0;

describe('the announcement of a sale', () => {
  let running: RunningApp;
  let clerk: HttpClient;
  let auctioneer: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    [clerk, auctioneer] = [await staffClient(running, 'clerk'), await staffClient(running, 'auctioneer')];
    await aListing(running.pool);
  });
  afterAll(() => running.stop());

  const drafted = async (given: Partial<AuctionTerms> = {}): Promise<AdminAuctionView> => {
    const terms: AuctionTerms = {
      ...{ title: '2026年第12期', startsAtMs: Date.now() + DAY_MS, depositFen: 500_000, sharesMax: 3 },
      ...{ paymentDays: 5, firstBidMs: 300_000, countdownMs: 60_000, ladderFen: [100_000, 200_000] },
      ...{ staggerMs: 0, pickUpText: '', ...given },
    };
    return (await clerk.post(DRAFTS, terms)).body as AdminAuctionView;
  };
  const withLot = async (plateNumber?: string, given?: Partial<AuctionTerms>): Promise<AdminAuctionView> => {
    const { id, version } = await drafted(given);
    plates += 1;
    const lot = { plateNumber: plateNumber ?? `浙G${61_000 + plates}`, region: TEST_REGION };
    const lots = [{ ...lot, startPriceFen: 1_000_000 }];
    return (await clerk.post(`${DRAFTS}/${id}/lots`, { version, lots })).body as AdminAuctionView;
  };
  const publish = (by: HttpClient, { id, version }: AdminAuctionView): Promise<HttpAnswer> =>
    by.post(`${DRAFTS}/${id}/publish`, { version });

  const get = async (auctionId: number, query = '') =>
    running.client().get(`/api/v1/auctions/${auctionId}/announcement${query}`);
  const file = async (auctionId: number, query = ''): Promise<Buffer> => {
    const answer = await fetch(`${running.url}/api/v1/auctions/${auctionId}/announcement${query}`);
    const pdf = Buffer.from(await answer.arrayBuffer());
    // What else it says is why.
    if (answer.headers.get('content-type') !== 'application/pdf') throw new Error(pdf.toString());
    const digest = createHash('sha256').update(pdf).digest('base64');
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
    return pdf;
  };
  const announced = async (auctionId: number): Promise<readonly object[]> => {
    const [rows] = await running.pool.query(
      `SELECT entry FROM audit_entries WHERE subject = ? AND act = 'auction.announced' ORDER BY entry_no`,
      [`announcement:${auctionId}`],
    );
    return (rows as { entry: string }[]).map(({ entry }) => (JSON.parse(entry) as { after: object }).after);
  };

  it('says in both languages when it is, what is sold, for how much and by which terms', async () => {
    const startsAtMs = Date.UTC(2031, 0, 15, 2);
    const draft = await withLot('浙G88888', {
      ...{
        startsAtMs,
        enrolmentClosesAtMs: startsAtMs - DAY_MS,
        title: '2031年第1期',
        pickUpText: '二楼 12 号窗口',
      },
    });
    expect((await get(draft.id)).status).toBe(404);
    expect((await publish(auctioneer, draft)).status).toBe(200);
    const zh = textOfPdf(await file(draft.id)).text;
    for (const said of [
      '号牌竞买公告',
      '2031年第1期',
      '2031-01-15 10:00:00',
      '2031-01-14 10:00:00',
      '浙G·88888',
    ])
      expect(zh).toContain(said);
    for (const said of ['¥5,000', '¥10,000', '300 秒', '60 秒', '二楼 12 号窗口']) expect(zh).toContain(said);
    const en = textOfPdf(await file(draft.id, '?lang=en')).text;
    for (const said of ['Auction 1 of 2031', 'Deposit of a share', '浙G·88888']) expect(en).toContain(said);
    expect((await get(draft.id, '?lang=fr')).status).toBe(400);
  });

  it('is one file, whoever asks and how many at once, and its digest is on the record', async () => {
    const draft = await withLot();
    await publish(auctioneer, draft);
    const files = await Promise.all(Array.from({ length: 6 }, () => file(draft.id)));
    expect(new Set(files.map((pdf) => pdf.toString('base64'))).size).toBe(1);
    const sha256 = createHash('sha256')
      .update(files[0] ?? '')
      .digest('hex');
    expect(await announced(draft.id)).toMatchObject([{ language: 'zh', sha256 }]);
  });

  it('is another one once something was corrected, which it says; the first one stays on the record', async () => {
    const draft = await withLot();
    await publish(auctioneer, draft);
    const first = await file(draft.id);
    const { version } = (await clerk.get(`/api/v1/admin/auctions/${draft.id}`)).body as {
      version: number;
    };
    const amended = await clerk.post(`/api/v1/admin/auctions/${draft.id}/amend`, {
      ...{ version, note: '取牌窗口改到一楼' },
    });
    expect(amended.status).toBe(200);
    const second = await file(draft.id);
    expect(second.equals(first)).toBe(false);
    expect(textOfPdf(second).text).toContain('取牌窗口改到一楼');
    expect(await announced(draft.id)).toHaveLength(2);
  });

  it('is none of a drill', async () => {
    const drill = await drafted({ isDrill: true });
    await running.pool.query('UPDATE auctions SET published_at_ms = 1, settled_at_ms = 1 WHERE id = ?', [
      drill.id,
    ]);
    expect((await get(drill.id)).body).toMatchObject({ code: 'AUCTION.NOT_FOUND' });
  });

  it('is the same in words for the same terms', () => {
    const facts = {
      auction: {
        ...{ id: 1, title: '甲', state: 'coming' as const, startsAtMs: DAY_MS, endedAtMs: null, lotCount: 1 },
        ...{
          depositFen: 1,
          sharesMax: 1,
          paymentDays: 5,
          firstBidMs: 1_000,
          countdownMs: 1_000,
          ladderFen: [1],
        },
      },
      terms: { version: 1, publishedAtMs: 0, staggerMs: 30_000, pickUpText: '' },
      ...{
        lots: [{ number: '浙G88888', startPriceFen: 1 }],
        notes: [],
        office: '',
        conditions: { text: '', attachments: [] },
      },
    };
    const sheet = composeAnnouncement(facts, 'zh');
    expect(sheet).toEqual(composeAnnouncement(facts, 'zh'));
    expect(sheet.total).toBeNull();
    expect(sheet.lines.map(({ value }) => value)).toContain('30 秒');
  });
});
