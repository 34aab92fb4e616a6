// How an auction is drafted, changed, copied, published by a second person, and amended for all to read.
import type {
  AdminAuctionView,
  AuctionNotesView,
  AuctionPreview,
  AuctionView,
  LotView,
  Page,
  WaitingActsView,
} from '@haopai/contracts';
import {
  type HttpClient,
  aCitizen,
  aListing,
  anAuction,
  anEndedAuction,
  anEnrolment,
  staffClient,
} from '../../testing';
import { FRESH_FOR_MS } from '../../access/sessions';
import {
  aLot,
  aPlate,
  AUCTIONS,
  auctionTerms,
  DAY_MS,
  DraftDesk,
  reserveFirstLot,
  viewOf,
} from './testing/drafting';

describe('an auction that staff prepare', () => {
  const desk = new DraftDesk();
  const { drafted, withLot, publish, detail, acts } = desk;

  describe('as a draft', () => {
    it('has its terms, who wrote them, and no citizen sees it', async () => {
      const answer = await desk.client.post(
        AUCTIONS,
        auctionTerms({ staggerMs: 30_000, pickUpText: '请带行驶证' }),
      );
      expect(answer).toMatchObject({
        status: 201,
        body: {
          ...{ state: 'draft', title: '2026年第12期', sharesMax: 3, ladderFen: [100_000, 200_000] },
          ...{ staggerMs: 30_000, pickUpText: '请带行驶证', lotCount: 0, version: 1, publishedAtMs: null },
          changedBy: { id: desk.clerk.id, name: desk.clerk.displayName },
        },
      });
      const { id } = viewOf(answer);
      expect((await desk.running.client().get(`/api/v1/auctions/${id}`)).status).toBe(404);
      expect((await desk.running.client().get(`/api/v1/auctions/${id}/notes`)).status).toBe(404);
      expect(await acts(id)).toEqual(['auction.drafted']);
    });

    it('may take enrolments at times of its own, which are in order, and kept where a change leaves them out', async () => {
      const startsAtMs = Date.now() + 3 * DAY_MS;
      const times = { enrolmentOpensAtMs: startsAtMs - 2 * DAY_MS, enrolmentClosesAtMs: startsAtMs - DAY_MS };
      const draft = await drafted({ startsAtMs, ...times });
      expect(draft).toMatchObject(times);
      const change = async (given: object) => {
        const { version } = await detail(desk.client, draft.id);
        const { startsAtMs: at } = draft;
        return desk.client.put(`${AUCTIONS}/${draft.id}`, {
          ...auctionTerms({ startsAtMs: at }),
          version,
          ...given,
        });
      };
      expect((await change({ title: '改名' })).body).toMatchObject({ title: '改名', ...times });
      for (const wrong of [
        { enrolmentClosesAtMs: startsAtMs + 1 },
        { enrolmentOpensAtMs: startsAtMs, enrolmentClosesAtMs: null },
        { enrolmentClosesAtMs: times.enrolmentOpensAtMs },
        { enrolmentOpensAtMs: null, enrolmentClosesAtMs: Date.now() - 1_000 },
      ])
        expect(await change(wrong)).toMatchObject({
          status: 422,
          body: { code: 'AUCTION.BAD_ENROLMENT_TIMES' },
        });
      const none = { enrolmentOpensAtMs: null, enrolmentClosesAtMs: null };
      expect((await change(none)).body).toMatchObject(none);
    });

    it('may limit bids to so many times the deposit, kept where a change leaves it out; a drill has no limit', async () => {
      const draft = await drafted({ limitFactor: 12 });
      expect(draft).toMatchObject({ limitFactor: 12 });
      const change = async (given: object) => {
        const { version } = await detail(desk.client, draft.id);
        const terms = auctionTerms({ startsAtMs: draft.startsAtMs });
        return desk.client.put(`${AUCTIONS}/${draft.id}`, { ...terms, version, ...given });
      };
      expect((await change({ title: '改名' })).body).toMatchObject({ title: '改名', limitFactor: 12 });
      for (const limitFactor of [0, 1.5, 1_001, 'many'])
        expect(await change({ limitFactor })).toMatchObject({ status: 400 });
      expect((await change({ limitFactor: null })).body).toMatchObject({ limitFactor: null });
      expect((await change({ isDrill: true, limitFactor: 3 })).body).toMatchObject({ limitFactor: null });
    });

    it('is changed by whoever saw it last: of two at once the second is told', async () => {
      const { id, version } = await drafted();
      const order = { ...auctionTerms({ title: '改名' }), version };
      expect(await desk.client.put(`${AUCTIONS}/${id}`, order)).toMatchObject({
        status: 200,
        body: { title: '改名', version: version + 1 },
      });
      expect(await desk.colleague.put(`${AUCTIONS}/${id}`, { ...order, title: '另一个' })).toMatchObject({
        status: 409,
        body: {
          code: 'RECORD.CHANGED',
          data: {
            ...{ version: version + 1, changedBy: desk.clerk.displayName },
            changedAtMs: expect.any(Number) as number,
          },
        },
      });
      const both = await Promise.all(
        [desk.client, desk.colleague].map((one) =>
          one.put(`${AUCTIONS}/${id}`, { ...order, version: version + 1 }),
        ),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await detail(desk.client, id)).version).toBe(version + 2);
      expect(await acts(id)).toEqual(['auction.drafted', 'auction.changed', 'auction.changed']);
    });

    it('is recorded with what changed, and nothing else', async () => {
      const draft = await drafted();
      await desk.client.put(`${AUCTIONS}/${draft.id}`, {
        ...auctionTerms({ startsAtMs: draft.startsAtMs, depositFen: 600_000 }),
        version: draft.version,
      });
      const [rows] = await desk.running.pool.query(
        `SELECT entry FROM audit_entries WHERE subject = ? AND act = 'auction.changed'`,
        [`auction:${draft.id}`],
      );
      const [{ entry }] = rows as [{ entry: string }];
      expect(JSON.parse(entry)).toMatchObject({
        staffId: desk.clerk.id,
        before: { depositFen: 500_000 },
        after: { depositFen: 600_000 },
      });
      expect(Object.keys((JSON.parse(entry) as { after: object }).after)).toEqual(['depositFen']);
    });

    it.each([
      ['a start in the past', { startsAtMs: 1_000 }, 409, 'AUCTION.STARTS_IN_PAST'],
      ['steps in disorder', { ladderFen: [200_000, 100_000] }, 422, 'AUCTION.BAD_LADDER'],
      ['no steps', { ladderFen: [] }, 422, 'AUCTION.BAD_LADDER'],
      ['eleven shares', { sharesMax: 11 }, 400, 'REQUEST.INVALID'],
      ['no title', { title: '' }, 400, 'REQUEST.INVALID'],
    ])('is refused with %s', async (_, given, status, code) => {
      expect(await desk.client.post(AUCTIONS, auctionTerms(given))).toMatchObject({ status, body: { code } });
      const { id, version } = await drafted();
      expect(await desk.client.put(`${AUCTIONS}/${id}`, { ...auctionTerms(given), version })).toMatchObject({
        status,
        body: { code },
      });
    });

    it.each([{ toString: { a: 1 } }, '1', [1], null])(
      'is refused with %j as its version',
      async (version) => {
        const { id } = await drafted();
        expect(await desk.client.put(`${AUCTIONS}/${id}`, { ...auctionTerms({}), version })).toMatchObject({
          status: 400,
          body: { code: 'REQUEST.INVALID' },
        });
      },
    );

    it('is thrown away with its lots and a reason, unless somebody has paid for a place', async () => {
      const draft = await withLot();
      const order = { version: draft.version, reason: '取消' };
      expect((await desk.client.post(`${AUCTIONS}/${draft.id}/discard`, order)).status).toBe(204);
      expect((await desk.client.get(`${AUCTIONS}/${draft.id}`)).body).toMatchObject({
        code: 'AUCTION.NOT_FOUND',
      });
      expect((await acts(draft.id)).at(-1)).toBe('auction.discarded');

      const kept = await withLot();
      await reserveFirstLot(desk.running, kept);
      expect((await detail(desk.client, kept.id)).reservedLotCount).toBe(1);
      expect(
        (await desk.client.post(`${AUCTIONS}/${kept.id}/discard`, { version: kept.version, reason: '取消' }))
          .body,
      ).toMatchObject({ code: 'AUCTION.HAS_RESERVED_LOTS' });
    });

    it('shows beforehand what a citizen will see', async () => {
      const { id } = await withLot('浙G8K888', { staggerMs: 1_000, pickUpText: '二号窗口' });
      const { auction, lots, pickUpText } = (await desk.client.get(`${AUCTIONS}/${id}/preview`))
        .body as AuctionPreview;
      await publish(desk.auctioneer, await detail(desk.auctioneer, id));
      const seen = await desk.running.client().get(`/api/v1/auctions/${id}`);
      expect(auction).toEqual(seen.body as AuctionView);
      const { items } = (await desk.running.client().get(`/api/v1/auctions/${id}/lots`))
        .body as Page<LotView>;
      expect(lots).toEqual(items);
      expect(pickUpText).toBe('二号窗口');
    });
  });

  describe('copied from another', () => {
    it('has its terms, and those lots whose plates are free', async () => {
      const [unsold, sold, listed] = [aPlate(), aPlate(), aPlate()];
      const ended = await anEndedAuction(desk.running.pool, {
        lots: [{ plateNumber: unsold }, { plateNumber: sold, bidsFen: [5_000_000] }, { plateNumber: listed }],
      });
      await aListing(desk.running.pool, { plateNumber: listed });
      const order = { title: '再来一期', startsAtMs: Date.now() + DAY_MS, withLots: true };
      const copy = await desk.client.post(`${AUCTIONS}/${ended.id}/copy`, order);
      expect(copy).toMatchObject({
        status: 201,
        body: { state: 'draft', title: '再来一期', lotCount: 1, depositFen: 500_000 },
      });
      const { id } = viewOf(copy);
      expect((await desk.client.get(`${AUCTIONS}/${id}/lots`)).body).toMatchObject({
        items: [{ lotNo: 1, plate: { number: unsold }, opensAtMs: order.startsAtMs }],
      });
      const bare = await desk.client.post(`${AUCTIONS}/${ended.id}/copy`, { ...order, withLots: false });
      expect(viewOf(bare).lotCount).toBe(0);
      expect(await acts(id)).toEqual(['auction.copied']);
    });
  });

  it('stands in the calendar by its start, and in lists by its state, with how many bid in it', async () => {
    const fromMs = Date.UTC(2090, 0, 1);
    const ids = [];
    for (const day of [2, 20, 40])
      ids.push((await drafted({ title: `日${day}`, startsAtMs: fromMs + day * DAY_MS })).id);
    const month = `fromMs=${fromMs}&toMs=${fromMs + 31 * DAY_MS}`;
    const page = (await desk.client.get(`${AUCTIONS}?${month}`)).body as Page<AdminAuctionView>;
    expect(page.items.map(({ title }) => title)).toEqual(['日20', '日2']);
    expect(page.total).toBe(2);
    expect((await desk.client.get(`${AUCTIONS}?${month}&state=past`)).body).toMatchObject({
      total: 0,
      items: [],
    });

    const live = await anAuction(desk.running.pool);
    await anEnrolment(desk.running.pool, {
      auctionId: live.id,
      citizenId: (await aCitizen(desk.running.pool)).id,
    });
    const { items } = (await desk.client.get(`${AUCTIONS}?state=live`)).body as Page<AdminAuctionView>;
    expect(items).toMatchObject([{ id: live.id, bidderCount: 1, changedBy: null }]);
  });

  describe('for its publication', () => {
    it('needs a second person: nobody who has changed anything of it, however much others have since', async () => {
      const draft = viewOf(await desk.colleague.post(AUCTIONS, auctionTerms()));
      const added = await desk.colleague.post(`${AUCTIONS}/${draft.id}/lots`, {
        version: draft.version,
        lots: [aLot()],
      });
      expect(await publish(desk.colleague, viewOf(added))).toMatchObject({
        status: 409,
        body: { code: 'AUCTION.SAME_PERSON' },
      });
      expect((await detail(desk.colleague, draft.id)).obstacles).toEqual(['AUCTION.SAME_PERSON']);
      expect((await detail(desk.auctioneer, draft.id)).obstacles).toEqual([]);

      const changed = await desk.client.put(`${AUCTIONS}/${draft.id}`, {
        ...auctionTerms({ title: '第13期' }),
        version: viewOf(added).version,
      });
      expect(await publish(desk.colleague, viewOf(changed))).toMatchObject({
        status: 409,
        body: { code: 'AUCTION.SAME_PERSON' },
      });
      const done = await publish(desk.auctioneer, viewOf(changed));
      expect(done).toMatchObject({
        status: 200,
        body: { state: 'coming', publishedBy: { name: expect.any(String) } },
      });
      expect((await desk.running.client().get(`/api/v1/auctions/${draft.id}`)).body).toMatchObject({
        title: '第13期',
        state: 'coming',
      });
      expect((await acts(draft.id)).at(-1)).toBe('auction.published');
    });

    it('needs one who has shown a code lately', async () => {
      const seen = await withLot();
      const laterMs = Date.now() + FRESH_FOR_MS + 1_000;
      jest.spyOn(Date, 'now').mockImplementation(() => laterMs);
      const { body } = await publish(desk.auctioneer, seen);
      jest.restoreAllMocks();
      expect(body).toMatchObject({ code: 'STAFF.CODE_NEEDED' });
      expect((await publish(desk.auctioneer, seen)).status).toBe(200);
    });

    it('waits in the queue of all that takes two, and says to whoever changed it that they are not the second', async () => {
      const seenBy = async (client: HttpClient, id: number) =>
        ((await client.get('/api/v1/admin/waiting')).body as WaitingActsView).items.filter(
          ({ source, auctionId }) => source === 'draft' && auctionId === id,
        );
      const draft = viewOf(await desk.colleague.post(AUCTIONS, auctionTerms()));
      expect(await seenBy(desk.auctioneer, draft.id)).toEqual([]);
      const added = await desk.colleague.post(`${AUCTIONS}/${draft.id}/lots`, {
        ...{ version: draft.version, lots: [aLot()] },
      });
      const [waiting] = await seenBy(desk.auctioneer, draft.id);
      expect(waiting).toMatchObject({ kind: 'publication', refusal: null, holdsUntilMs: draft.startsAtMs });
      expect(waiting?.askedAtMs).toBeGreaterThan(0);
      expect(await seenBy(desk.colleague, draft.id)).toMatchObject([
        { isOwn: true, refusal: { code: 'AUCTION.SAME_PERSON' } },
      ]);
      await publish(desk.auctioneer, viewOf(added));
      expect(await seenBy(desk.auctioneer, draft.id)).toEqual([]);
    });

    it('of two who have both changed it one checks it as it stands, and the other publishes', async () => {
      const other = await staffClient(desk.running, 'administrator');
      const draft = viewOf(await desk.colleague.post(AUCTIONS, auctionTerms()));
      const { body: withLots } = await desk.colleague.post(`${AUCTIONS}/${draft.id}/lots`, {
        ...{ version: draft.version, lots: [aLot()] },
      });
      const changed = await other.put(`${AUCTIONS}/${draft.id}`, {
        ...auctionTerms({ title: '第14期' }),
        version: (withLots as AdminAuctionView).version,
      });
      const seen = viewOf(changed);
      const check = (by = other, version = seen.version) =>
        by.post(`${AUCTIONS}/${draft.id}/check`, { version });
      for (const each of [desk.colleague, other])
        expect((await publish(each, seen)).body).toMatchObject({ code: 'AUCTION.SAME_PERSON' });
      expect(await check(desk.client)).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
      expect(await check(other, seen.version - 1)).toMatchObject({
        body: { code: 'RECORD.CHANGED' },
      });

      expect(await check()).toMatchObject({ status: 200 });
      // One's own look is not another's.
      expect((await publish(other, seen)).body).toMatchObject({ code: 'AUCTION.SAME_PERSON' });
      expect((await detail(desk.colleague, draft.id)).obstacles).toEqual([]);
      expect((await detail(other, draft.id)).checks).toMatchObject([{ staffName: expect.any(String) }]);

      // What changed afterwards was seen by nobody else.
      const later = viewOf(
        await desk.colleague.put(`${AUCTIONS}/${draft.id}`, {
          ...auctionTerms({ title: '第15期' }),
          version: seen.version,
        }),
      );
      expect((await publish(desk.colleague, later)).body).toMatchObject({ code: 'AUCTION.SAME_PERSON' });
      expect((await detail(desk.colleague, draft.id)).checks).toEqual([]);
      expect(await check(other, later.version)).toMatchObject({ status: 200 });
      expect(await publish(desk.colleague, later)).toMatchObject({ status: 200, body: { state: 'coming' } });
      expect((await acts(draft.id)).slice(-2)).toEqual(['auction.checked', 'auction.published']);
      expect(await check(other, later.version + 1)).toMatchObject({
        body: { code: 'AUCTION.NOT_DRAFT' },
      });
    });

    it('is not checked without lots, nor by an account that is too new to be the second', async () => {
      const draft = viewOf(await desk.colleague.post(AUCTIONS, auctionTerms()));
      const check = () => desk.auctioneer.post(`${AUCTIONS}/${draft.id}/check`, { version: draft.version });
      expect((await check()).body).toMatchObject({ code: 'AUCTION.NO_LOTS' });
      await desk.running.pool.query('UPDATE staff SET confirms_from_ms = ?', [Date.now() + DAY_MS]);
      expect((await check()).body).toMatchObject({ code: 'STAFF.TOO_NEW' });
      await desk.running.pool.query('UPDATE staff SET confirms_from_ms = NULL');
    });

    it('is refused to clerks, who may not', async () => {
      const draft = viewOf(await desk.colleague.post(AUCTIONS, auctionTerms()));
      expect(await publish(desk.client, draft)).toMatchObject({
        status: 403,
        body: { code: 'STAFF.FORBIDDEN' },
      });
    });

    it('must have lots', async () => {
      expect(await publish(desk.auctioneer, await drafted())).toMatchObject({
        status: 409,
        body: { code: 'AUCTION.NO_LOTS' },
      });
    });

    it('must ask for a deposit', async () => {
      const draft = await withLot(undefined, { depositFen: 0 });
      expect(await publish(desk.auctioneer, draft)).toMatchObject({
        status: 409,
        body: { code: 'AUCTION.NO_DEPOSIT' },
      });
    });

    it('lets a deposit bid at each start price at least', async () => {
      const draft = await withLot(undefined, { depositFen: 100_000, limitFactor: 2 });
      expect(await publish(desk.auctioneer, draft)).toMatchObject({
        status: 409,
        body: { code: 'AUCTION.LIMIT_BELOW_START', data: { limitFen: 200_000, startPriceFen: 1_000_000 } },
      });
    });

    it('must start in the future', async () => {
      const draft = await withLot();
      await desk.running.pool.query('UPDATE auctions SET starts_at_ms = 1000 WHERE id = ?', [draft.id]);
      expect(await publish(desk.auctioneer, draft)).toMatchObject({
        body: { code: 'AUCTION.STARTS_IN_PAST', data: { startsAtMs: 1_000 } },
      });
    });

    it('must take enrolments from then on', async () => {
      const draft = await withLot();
      const sql = 'UPDATE auctions SET enrolment_closes_at_ms = 1000 WHERE id = ?';
      await desk.running.pool.query(sql, [draft.id]);
      expect(await publish(desk.auctioneer, draft)).toMatchObject({
        ...{ status: 409, body: { code: 'AUCTION.ENROLMENT_OVER', data: { closesAtMs: 1_000 } } },
      });
    });

    it('is told of all that is in its way at once', async () => {
      const draft = await drafted({ depositFen: 0 });
      expect((await detail(desk.client, draft.id)).obstacles).toEqual([
        'AUCTION.SAME_PERSON',
        'AUCTION.NO_LOTS',
        'AUCTION.NO_DEPOSIT',
      ]);
    });

    it('must be as the publisher has seen it, also when a reservation came in between', async () => {
      const draft = await withLot();
      const { version } = viewOf(
        await desk.client.post(`${AUCTIONS}/${draft.id}/lots`, { version: draft.version, lots: [aLot()] }),
      );
      expect(await publish(desk.auctioneer, draft)).toMatchObject({
        status: 409,
        body: { code: 'RECORD.CHANGED', data: { version } },
      });
    });

    it('happens once, however many do it', async () => {
      const draft = await withLot();
      const answers = await Promise.all([publish(desk.auctioneer, draft), publish(desk.colleague, draft)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it.each(['forSale', 'reserved', 'inAuction', 'sold'] as const)(
      'has no plate that is %s by then',
      async (claim) => {
        const number = aPlate();
        const draft = await withLot(number);
        const claimants: Readonly<Record<typeof claim, () => Promise<unknown>>> = {
          forSale: () => aListing(desk.running.pool, { plateNumber: number }),
          reserved: async () => {
            const other = await anAuction(desk.running.pool, {
              publishedAtMs: null,
              startsAtMs: Date.now() + 2 * DAY_MS,
              lots: [{ plateNumber: number }],
            });
            await reserveFirstLot(desk.running, other);
            // Nobody has decided yet: one whose auction ends is free again as soon as that is settled.
            await desk.running.pool.query(
              `UPDATE reservations SET state = 'pending', auction_id = NULL, lot_id = NULL WHERE auction_id = ?`,
              [other.id],
            );
            await desk.running.pool.query('UPDATE auctions SET ended_at_ms = 1 WHERE id = ?', [other.id]);
          },
          inAuction: () =>
            anAuction(desk.running.pool, {
              startsAtMs: Date.now() + 2 * DAY_MS,
              lots: [{ plateNumber: number }],
            }),
          sold: () =>
            anEndedAuction(desk.running.pool, { lots: [{ plateNumber: number, bidsFen: [5_000_000] }] }),
        };
        await claimants[claim]();
        expect(await publish(desk.auctioneer, draft)).toMatchObject({
          status: 409,
          body: { code: 'AUCTION.PLATES_CLAIMED', data: { plates: [{ number, claim }] } },
        });
        expect((await detail(desk.auctioneer, draft.id)).claimed).toEqual([{ number, claim }]);
      },
    );
  });

  describe('once it is published', () => {
    const published = async (): Promise<AdminAuctionView> =>
      viewOf(await publish(desk.auctioneer, await withLot()));

    it('keeps its terms and its lots', async () => {
      const { id, version, startsAtMs } = await published();
      const refused = [
        await desk.client.put(`${AUCTIONS}/${id}`, { ...auctionTerms({ startsAtMs }), version }),
        await desk.client.post(`${AUCTIONS}/${id}/lots`, { version, lots: [aLot()] }),
        await desk.client.post(`${AUCTIONS}/${id}/lots/remove`, { version, lotIds: [1] }),
        await desk.client.post(`${AUCTIONS}/${id}/discard`, { version, reason: '取消' }),
        await publish(desk.auctioneer, { ...(await detail(desk.auctioneer, id)) }),
        await desk.client.send('POST', `${AUCTIONS}/${id}/sheet?version=${version}`, 'a,b', {
          'Content-Type': 'text/csv',
        }),
      ];
      for (const answer of refused)
        expect(answer).toMatchObject({ status: 409, body: { code: 'AUCTION.NOT_DRAFT' } });
    });

    it('takes another name and word of the pick-up, each with a note that everybody reads', async () => {
      const { id, version } = await published();
      const first = await desk.client.post(`${AUCTIONS}/${id}/amend`, {
        ...{ version, note: '取牌地点改为二号窗口', pickUpText: '二号窗口' },
      });
      expect(first).toMatchObject({ status: 200, body: { pickUpText: '二号窗口', version: version + 1 } });
      await desk.client.post(`${AUCTIONS}/${id}/amend`, {
        version: version + 1,
        note: '更名',
        title: '冬季专场',
      });
      const notes = (await desk.running.client().get(`/api/v1/auctions/${id}/notes`))
        .body as AuctionNotesView;
      expect(notes).toEqual({
        pickUpText: '二号窗口',
        hasConditions: false,
        notes: [
          { note: '更名', atMs: expect.any(Number) },
          { note: '取牌地点改为二号窗口', atMs: expect.any(Number) },
        ],
      });
      expect((await desk.running.client().get(`/api/v1/auctions/${id}`)).body).toMatchObject({
        title: '冬季专场',
      });
      expect((await detail(desk.client, id)).notes).toEqual(notes.notes);
      expect((await acts(id)).slice(-2)).toEqual(['auction.amended', 'auction.amended']);
    });

    it('is amended by whoever saw it last, and a draft not at all', async () => {
      const { id, version } = await published();
      await desk.client.post(`${AUCTIONS}/${id}/amend`, { version, note: '一' });
      expect((await desk.client.post(`${AUCTIONS}/${id}/amend`, { version, note: '二' })).body).toMatchObject(
        {
          code: 'RECORD.CHANGED',
        },
      );
      const draft = await drafted();
      expect(
        (await desk.client.post(`${AUCTIONS}/${draft.id}/amend`, { version: draft.version, note: '三' }))
          .body,
      ).toMatchObject({ code: 'AUCTION.NOT_PUBLISHED' });
    });
  });
});
