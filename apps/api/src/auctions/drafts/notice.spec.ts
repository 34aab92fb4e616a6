// The time between the publication of a sale and its start: kept by rule, left out for a written reason alone, asked of no drill; and what
// else takes bids at that time.
import { auctionTerms, AUCTIONS, DAY_MS, DraftDesk, viewOf } from './testing/drafting';

const NOTICE = '/api/v1/admin/settings/auctions.noticeDays';
const WHY = '上一期因停电顺延，已另行公告';

describe('the notice of a sale', () => {
  const desk = new DraftDesk();
  const { withLot, detail, publish } = desk;

  async function setNotice(value: number): Promise<void> {
    const { body } = await desk.colleague.get('/api/v1/admin/settings');
    const { version } = (body as { name: string; version: number }[]).find(
      ({ name }) => name === 'auctions.noticeDays',
    ) ?? { version: 0 };
    expect((await desk.colleague.put(NOTICE, { version, value, reason: '按规定' })).status).toBe(200);
  }
  const startsIn = (days: number) => ({ startsAtMs: Date.now() + days * DAY_MS });

  it('is asked for by nobody where nothing is set outside production', async () => {
    const draft = await withLot(undefined, startsIn(0.01));
    expect((await detail(desk.auctioneer, draft.id)).notice).toMatchObject({ noticeDays: 0, isShort: false });
    expect((await publish(desk.auctioneer, draft)).status).toBe(200);
  });

  describe('of seven days', () => {
    beforeAll(() => setNotice(7));
    afterAll(() => setNotice(0));

    it('is kept by what starts later', async () => {
      const draft = await withLot(undefined, startsIn(7.01));
      expect((await detail(desk.auctioneer, draft.id)).notice).toMatchObject({ isShort: false });
      const done = await desk.auctioneer.post(`${AUCTIONS}/${draft.id}/publish`, {
        ...{ version: draft.version, shortNoticeReason: WHY },
      });
      expect(done.status).toBe(200);
      expect(await published(draft.id)).toEqual({ noticeDays: 7, reason: null });
    });

    it('is left out for a written reason alone, which stays on the record', async () => {
      const draft = await withLot(undefined, startsIn(6.99));
      const { notice } = await detail(desk.auctioneer, draft.id);
      expect(notice).toMatchObject({ noticeDays: 7, isShort: true });
      expect(notice?.earliestAtMs).toBeGreaterThan(draft.startsAtMs);
      expect(await publish(desk.auctioneer, draft)).toMatchObject({
        status: 409,
        body: {
          code: 'AUCTION.SHORT_NOTICE',
          data: { startsAtMs: draft.startsAtMs, noticeDays: 7, earliestAtMs: expect.any(Number) as number },
        },
      });
      expect(await desk.running.client().get(`/api/v1/auctions/${draft.id}`)).toMatchObject({ status: 404 });
      const send = (shortNoticeReason: string) =>
        desk.auctioneer.post(`${AUCTIONS}/${draft.id}/publish`, {
          ...{ version: draft.version, shortNoticeReason },
        });
      expect((await send('')).status).toBe(400);
      expect(await send(WHY)).toMatchObject({ status: 200, body: { state: 'coming' } });
      expect(await published(draft.id)).toEqual({ noticeDays: 7, reason: WHY });
    });

    it('is no way round a second person', async () => {
      const draft = viewOf(await desk.colleague.post(AUCTIONS, auctionTerms(startsIn(1))));
      const own = await desk.colleague.post(`${AUCTIONS}/${draft.id}/publish`, {
        ...{ version: draft.version, shortNoticeReason: WHY },
      });
      expect(own.body).toMatchObject({ code: 'AUCTION.SAME_PERSON' });
    });

    it('is asked of no drill', async () => {
      const drill = await desk.drafted({ ...startsIn(40), isDrill: true });
      expect((await detail(desk.auctioneer, drill.id)).notice).toBeNull();
    });
  });

  it('warns of what else is published for that time, and of nothing else', async () => {
    const startsAtMs = Date.now() + 90 * DAY_MS;
    const [other, draft, unpublished, later] = [
      await withLot(undefined, { startsAtMs, title: '2027年第8期' }),
      await withLot(undefined, { startsAtMs: startsAtMs + 60_000 }),
      await withLot(undefined, { startsAtMs }),
      await withLot(undefined, { startsAtMs: startsAtMs + 2 * DAY_MS }),
    ];
    for (const one of [other, later]) expect((await publish(desk.auctioneer, one)).status).toBe(200);
    const { overlaps } = await detail(desk.auctioneer, draft.id);
    expect(overlaps).toMatchObject([{ auctionId: other.id, title: '2027年第8期', startsAtMs }]);
    expect(overlaps[0]?.endsAtMs).toBeGreaterThan(startsAtMs + 60_000);
    expect(overlaps.map(({ auctionId }) => auctionId)).not.toContain(unpublished.id);
    expect((await publish(desk.auctioneer, draft)).status).toBe(200);
    expect((await detail(desk.auctioneer, draft.id)).overlaps).toEqual([]);
  });

  async function published(auctionId: number): Promise<object> {
    const [rows] = await desk.running.pool.query(
      `SELECT entry FROM audit_entries WHERE subject = ? AND act = 'auction.published'`,
      [`auction:${auctionId}`],
    );
    const [{ entry }] = rows as [{ entry: string }];
    const { after, reason } = JSON.parse(entry) as { after: { noticeDays: number }; reason: string | null };
    return { noticeDays: after.noticeDays, reason };
  }
});
