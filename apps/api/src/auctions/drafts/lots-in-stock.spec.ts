// Plates that become lots stand in the stock, whichever way they came, and what is known of them there stays.
import type { AdminAuctionView, Page, StockItemDetail, StockItemView } from '@haopai/contracts';
import { aListing, aRegion, insertRow, TEST_REGION } from '../../testing';
import { aLot, aPlate, AUCTIONS, DraftDesk, viewOf } from './testing/drafting';

const STOCK = '/api/v1/admin/stock/plates';

describe('plates that become lots', () => {
  const desk = new DraftDesk();

  beforeAll(() => aRegion(desk.running.pool, TEST_REGION));

  const inStock = async (number: string): Promise<StockItemView | undefined> =>
    ((await desk.client.get(`${STOCK}?contains=${encodeURIComponent(number)}`)).body as Page<StockItemView>)
      .items[0];
  const historyOf = async (item: StockItemView | undefined): Promise<StockItemDetail['history']> =>
    ((await desk.client.get(`${STOCK}/${item?.id}`)).body as StockItemDetail).history;
  const placeOf = ({ id, title }: AdminAuctionView, lotNo: number): object => ({
    place: { kind: 'draft', lot: { auctionId: id, title, lotNo }, orderNo: null },
  });

  it('come in with a sheet and by hand, not for sale, and their history says with whom', async () => {
    const draft = await desk.drafted();
    const [byHand, bySheet] = [aPlate(), aPlate()];
    const { id } = draft;
    const added = viewOf(
      await desk.client.post(`${AUCTIONS}/${id}/lots`, { version: draft.version, lots: [aLot(byHand)] }),
    );
    const sheet = `号牌,证件所在地,起价,颜色\n${bySheet},${TEST_REGION},500,黄\n`;
    await desk.client.send('POST', `${AUCTIONS}/${id}/sheet?version=${added.version}`, sheet, {
      'Content-Type': 'text/csv',
    });
    expect(await inStock(byHand)).toMatchObject({ state: 'unlisted', priceFen: null, ...placeOf(draft, 1) });
    const item = await inStock(bySheet);
    expect(item).toMatchObject({ plate: { colour: 'yellow' }, way: 'inAuction', ...placeOf(draft, 2) });
    expect(await historyOf(item)).toMatchObject([
      { kind: 'staff', what: 'auction.lotsAdded', who: desk.clerk.displayName, amountFen: null },
      { kind: 'lot', what: 'waiting', auctionId: id, lotNo: 2 },
    ]);
  });

  it('come in when a lot gets another plate, and stay when it leaves the draft', async () => {
    const draft = await desk.withLot();
    const next = aPlate();
    const [lot] = (
      (await desk.client.get(`${AUCTIONS}/${draft.id}/lots`)).body as Page<{ readonly lotId: number }>
    ).items;
    const changed = viewOf(
      await desk.client.put(`${AUCTIONS}/${draft.id}/lots/${lot?.lotId}`, {
        ...{ ...aLot(next), version: draft.version },
      }),
    );
    expect(await inStock(next)).toMatchObject(placeOf(draft, 1));
    await desk.client.post(`${AUCTIONS}/${draft.id}/lots/remove`, {
      ...{ version: changed.version, lotIds: [lot?.lotId] },
    });
    expect(await inStock(next)).toMatchObject({ state: 'unlisted', place: { kind: 'free', lot: null } });
  });

  it('are left as they are when they are there', async () => {
    const { plateNumber } = await aListing(desk.running.pool, { state: 'withdrawn', isPersonalised: true });
    const draft = await desk.drafted();
    const lots = [{ ...aLot(plateNumber), isPersonalised: false }];
    await desk.client.post(`${AUCTIONS}/${draft.id}/lots`, { version: draft.version, lots });
    expect(await inStock(plateNumber)).toMatchObject({
      ...{ state: 'withdrawn', plate: { isPersonalised: true }, ...placeOf(draft, 1) },
    });
  });

  it('come in at the publication at last, whoever wrote the lots', async () => {
    const draft = await desk.withLot();
    const number = aPlate();
    await insertRow(desk.running.pool, 'lots', {
      ...{ auction_id: draft.id, lot_no: 2, plate_number: number, plate_kind: 'ordinary' },
      ...{ plate_colour: 'blue', is_personalised: false, region: TEST_REGION },
      ...{ start_price_fen: 100_000, opens_at_ms: draft.startsAtMs },
    });
    expect(await inStock(number)).toBeUndefined();
    expect((await desk.publish(desk.colleague, draft)).status).toBe(200);
    const item = await inStock(number);
    expect(item).toMatchObject({ place: { kind: 'auction', lot: { auctionId: draft.id, lotNo: 2 } } });
    expect((await historyOf(item)).map(({ what }) => what)).toContain('auction.published');
  });

  it('are no plates when they are toys', async () => {
    const drill = await desk.drafted({ isDrill: true, depositFen: 0 });
    await desk.client.post(`${AUCTIONS}/${drill.id}/lots/toys`, {
      ...{ version: drill.version, count: 2, startPriceFen: 100_000 },
    });
    const [rows] = await desk.running.pool.query(`SELECT id FROM plates WHERE number LIKE '演%'`);
    expect(rows).toEqual([]);
  });
});
