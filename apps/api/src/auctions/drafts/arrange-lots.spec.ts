// Many lots of a draft at once over HTTP: found, put in order, priced, and given openings that move with the start.
import type { AdminAuctionView, AdminLotView, Page } from '@haopai/contracts';
import { AUCTION_LOTS_MAX, LOT_OPENS_AFTER_MS_MAX } from '@haopai/contracts';
import { aRegion, type HttpAnswer, TEST_REGION } from '../../testing';
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

describe('the lots of a draft', () => {
  const desk = new DraftDesk();

  beforeAll(() => aRegion(desk.running.pool, TEST_REGION));

  const lotsOf = async (id: number, query = ''): Promise<readonly AdminLotView[]> =>
    ((await desk.client.get(`${AUCTIONS}/${id}/lots?size=200${query}`)).body as Page<AdminLotView>).items;
  /** Five lots, ten seconds apart. */
  const filled = async (): Promise<{ draft: AdminAuctionView; lots: readonly AdminLotView[] }> => {
    const { id, version } = await desk.drafted({ staggerMs: 10_000 });
    const lots = Array.from({ length: 5 }, () => aLot(aPlate()));
    const draft = viewOf(await desk.client.post(`${AUCTIONS}/${id}/lots`, { version, lots }));
    return { draft, lots: await lotsOf(id) };
  };
  const set = (
    what: 'order' | 'prices' | 'openings',
    { id, version }: AdminAuctionView,
    lots: readonly (AdminLotView | undefined)[],
    wanted: object,
  ): Promise<HttpAnswer> =>
    desk.client.post(`${AUCTIONS}/${id}/lots/${what}`, {
      ...{ version, lotIds: lots.map((lot) => lot?.lotId ?? 0) },
      ...wanted,
    });
  const order = async (id: number): Promise<readonly number[]> =>
    (await lotsOf(id)).map(({ lotId }) => lotId);

  it('are found by characters of their plates, on whatever page they stand', async () => {
    const { draft, lots } = await filled();
    const fourth = lots[3]?.plate.number ?? '';
    const found = await desk.client.get(
      `${AUCTIONS}/${draft.id}/lots?size=2&contains=${encodeURIComponent(fourth.toLowerCase())}`,
    );
    expect(found.body).toMatchObject({ total: 1, items: [{ lotNo: 4 }] });
    const second = await desk.client.get(`${AUCTIONS}/${draft.id}/lots?size=2&page=2`);
    expect(second.body).toMatchObject({ total: 5, items: [{ lotNo: 3 }, { lotNo: 4 }] });
  });

  it('stand from a number on in the order given, the others close up, and the openings follow', async () => {
    const { draft, lots } = await filled();
    const [one, two, three, four, five] = lots.map(({ lotId }) => lotId);
    const moved = await set('order', draft, [lots[4], lots[1]], { toLotNo: 1 });
    expect(moved).toMatchObject({ status: 200, body: { version: draft.version + 1, lotCount: 5 } });
    expect(await order(draft.id)).toEqual([five, two, one, three, four]);
    const down = await set('order', viewOf(moved), [lots[4]], { toLotNo: 3 });
    expect(await order(draft.id)).toEqual([two, one, five, three, four]);
    await set('order', viewOf(down), [lots[1]], { toLotNo: AUCTION_LOTS_MAX });
    const all = await lotsOf(draft.id);
    expect(all.map(({ lotId }) => lotId)).toEqual([one, five, three, four, two]);
    expect(all.map(({ lotNo }) => lotNo)).toEqual([1, 2, 3, 4, 5]);
    expect(all.map(({ opensAtMs }) => opensAtMs - draft.startsAtMs)).toEqual([
      0, 10_000, 20_000, 30_000, 40_000,
    ]);
    expect(await desk.acts(draft.id)).toContain('auction.lotsOrdered');
  });

  it('have one start price, reserved ones among them', async () => {
    const { draft, lots } = await filled();
    await reserveFirstLot(desk.running, draft);
    const answer = await set('prices', draft, lots.slice(0, 3), { startPriceFen: 3_000_000 });
    expect(answer).toMatchObject({ status: 200 });
    expect((await lotsOf(draft.id)).map(({ startPriceFen }) => startPriceFen)).toEqual([
      ...[3_000_000, 3_000_000, 3_000_000],
      ...[1_000_000, 1_000_000],
    ]);
    expect(await set('prices', draft, lots, { startPriceFen: 1_000 })).toMatchObject({
      body: { code: 'RECORD.CHANGED' },
    });
    expect(await set('prices', viewOf(answer), [undefined], { startPriceFen: 1_000 })).toMatchObject({
      status: 400,
    });
  });

  it('have openings of their own that move with the start, until they follow the stagger again', async () => {
    const { draft, lots } = await filled();
    const start = draft.startsAtMs;
    const wanted = { opensAtMs: start + 3_600_000, staggerMs: 60_000 };
    const opened = await set('openings', draft, [lots[1], lots[0]], wanted);
    expect(opened).toMatchObject({ status: 200 });
    const openings = async (from: number): Promise<readonly (readonly [number, boolean | undefined])[]> =>
      (await lotsOf(draft.id)).map(({ opensAtMs, hasOwnOpening }) => [opensAtMs - from, hasOwnOpening]);
    const own = [
      [3_660_000, true],
      [3_600_000, true],
      [20_000, false],
      [30_000, false],
      [40_000, false],
    ];
    expect(await openings(start)).toEqual(own);

    const { version } = viewOf(opened);
    const terms = auctionTerms({ startsAtMs: start + DAY_MS, staggerMs: 10_000 });
    const later = viewOf(await desk.client.put(`${AUCTIONS}/${draft.id}`, { ...terms, version }));
    expect(await openings(start + DAY_MS)).toEqual(own);

    await set('openings', later, lots, { opensAtMs: null, staggerMs: 0 });
    expect((await openings(start + DAY_MS)).map(([after]) => after)).toEqual([
      0, 10_000, 20_000, 30_000, 40_000,
    ]);
  });

  it('open neither before the start nor later than a week after it', async () => {
    const { draft, lots } = await filled();
    const start = draft.startsAtMs;
    for (const opensAtMs of [start - 1, start + LOT_OPENS_AFTER_MS_MAX + 1])
      expect(await set('openings', draft, [lots[0]], { opensAtMs, staggerMs: 0 })).toMatchObject({
        status: 422,
        body: {
          code: 'LOTS.OPENING_REFUSED',
          data: { earliestAtMs: start, latestAtMs: start + LOT_OPENS_AFTER_MS_MAX },
        },
      });
  });

  it('leave an opening of their own behind in another draft', async () => {
    const { draft, lots } = await filled();
    const wanted = { opensAtMs: draft.startsAtMs + 3_600_000, staggerMs: 0 };
    const { version } = viewOf(await set('openings', draft, [lots[0]], wanted));
    const to = await desk.drafted();
    await desk.client.post(`${AUCTIONS}/${draft.id}/lots/move`, {
      ...{ version, lotIds: [lots[0]?.lotId], toAuctionId: to.id, toVersion: to.version },
    });
    expect(await lotsOf(to.id)).toMatchObject([{ opensAtMs: to.startsAtMs, hasOwnOpening: false }]);
  });

  it('are set by those alone who may write a draft, and in a draft alone', async () => {
    const { draft, lots } = await filled();
    const body = { version: draft.version, lotIds: [lots[0]?.lotId], startPriceFen: 1_000 };
    expect(await desk.auctioneer.post(`${AUCTIONS}/${draft.id}/lots/prices`, body)).toMatchObject({
      status: 403,
      body: { code: 'STAFF.FORBIDDEN' },
    });
    const published = viewOf(await desk.publish(desk.colleague, draft));
    expect(await set('order', published, lots, { toLotNo: 1 })).toMatchObject({
      status: 409,
      body: { code: 'AUCTION.NOT_DRAFT' },
    });
  });
});
