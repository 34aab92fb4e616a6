// The stock over HTTP: plates put in, offered, priced anew, taken off and back; what is refused, and what is written down.
import type { Page, PlateEventView } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { RefundBookkeeper } from '../../../commerce/orders';
import { anAuction, listingsOf, payOrder, TEST_REGION } from '../../../testing';
import { OTHER_REGION, REASON, STOCK, StockDesk } from './testing/stock-desk';

describe('the stock', () => {
  const desk = new StockDesk();
  const { aNumber, terms, add, one, find, act, portalFinds, startBuying, buy, auditOf } = desk;

  it('takes a plate in, for sale at once or not, and says so in the audit', async () => {
    const kept = await add();
    expect(kept).toMatchObject({ state: 'unlisted', priceFen: null, way: null, version: 1 });
    expect(kept.plate).toMatchObject({ kind: 'ordinary', colour: 'blue', region: TEST_REGION });
    const offered = await add({ priceFen: 880_000, isPersonalised: true });
    expect(offered).toMatchObject({ state: 'forSale', priceFen: 880_000, plate: { isPersonalised: true } });
    expect(await portalFinds(offered.plate.number)).toEqual([880_000]);
    expect(await portalFinds(kept.plate.number)).toEqual([]);
    const body = await auditOf(offered);
    expect(body).toMatchObject({
      items: [{ act: 'stock.added', after: { plates: [{ id: offered.id, priceFen: 880_000 }] } }],
    });
  });

  it.each([
    ['what is no plate', { plateNumber: '浙G12' }, 'plate', 'PLATE.MALFORMED'],
    [
      'a colour that its kind has not',
      { plateNumber: '浙GD12345', colour: 'blue' },
      'colour',
      'COLOUR.NOT_OF_KIND',
    ],
    ['a region that the city has not', { region: '999999' }, 'region', 'REGION.UNKNOWN'],
  ])('refuses %s', async (_, given, column, rule) => {
    const answer = await desk.clerk.post(`${STOCK}/plates`, { ...terms, plateNumber: aNumber(), ...given });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'PLATES.FAULTY', data: { faultCount: 1, faults: [{ column, rule }] } },
    });
  });

  it('refuses a plate that is there, or goes another way', async () => {
    const { plate } = await add();
    const lot = aNumber();
    await anAuction(desk.running.pool, { lots: [{ plateNumber: lot }] });
    for (const [plateNumber, rule] of [
      [plate.number, 'PLATE.PRESENT'],
      [lot, 'PLATE.CLAIMED.inAuction'],
    ])
      expect(await desk.clerk.post(`${STOCK}/plates`, { ...terms, plateNumber })).toMatchObject({
        body: { code: 'PLATES.FAULTY', data: { faults: [{ rule }] } },
      });
  });

  describe('takes in a range', () => {
    it('of which the number was seen, without what is there or goes another way', async () => {
      await add({ plateNumber: '浙G4001Y' });
      await anAuction(desk.running.pool, { lots: [{ plateNumber: '浙G4002Y' }] });
      const range = { ...terms, pattern: '浙G·4000Y–4099Y', priceFen: 300_000 };
      const before = (await find('contains=Y')).total;
      const checked = await desk.clerk.post(`${STOCK}/range/check`, range);
      expect(checked).toMatchObject({
        status: 200,
        body: { count: 98, first: '浙G4000Y', last: '浙G4099Y', presentCount: 1, claimedCount: 1 },
      });
      expect((await find('contains=Y')).total).toBe(before);
      expect(await desk.clerk.post(`${STOCK}/range`, { ...range, count: 97 })).toMatchObject({
        status: 409,
        body: { code: 'STOCK.RANGE_CHANGED', data: { count: 98 } },
      });
      expect((await find('contains=Y')).total).toBe(before);
      expect(await desk.clerk.post(`${STOCK}/range`, { ...range, count: 98 })).toMatchObject({
        status: 201,
        body: { count: 98 },
      });
      expect(await portalFinds('4055Y')).toEqual([300_000]);
      expect(await desk.clerk.post(`${STOCK}/range`, { ...range, count: 98 })).toMatchObject({
        body: { code: 'STOCK.RANGE_CHANGED', data: { count: 0 } },
      });
      const [item] = (await find('contains=4055Y')).items;
      expect((await one({ id: item?.id ?? 0 })).history).toMatchObject([
        { kind: 'staff', what: 'stock.rangeAdded', who: desk.member.displayName, amountFen: 300_000 },
      ]);
    });

    it.each([
      ['that is none', { pattern: '浙G8888A' }, 422, 'STOCK.BAD_PATTERN'],
      ['that is too long', { pattern: '????A' }, 422, 'STOCK.TOO_MANY'],
      ['of an unknown region', { pattern: '41??Y', region: '1' }, 422, 'STOCK.REGION_UNKNOWN'],
      ['of a colour of another kind', { pattern: '41??Y', colour: 'green' }, 422, 'STOCK.COLOUR_NOT_OF_KIND'],
    ])('but none %s', async (_, given, status, code) => {
      const answer = await desk.clerk.post(`${STOCK}/range/check`, { ...terms, ...given });
      expect(answer).toMatchObject({ status, body: { code } });
    });
  });

  it('removes what was mistyped, keeps the record of it, and takes the number in again', async () => {
    const item = await add();
    const stale = { ...item, version: 7 };
    expect(await act('remove', [stale])).toMatchObject({ status: 409, body: { code: 'RECORD.CHANGED' } });
    expect(await act('remove', [item])).toMatchObject({ status: 200, body: [] });
    expect(await desk.clerk.get(`${STOCK}/plates/${item.id}`)).toMatchObject({ status: 404 });
    const body = await auditOf(item);
    expect((body as Page<{ act: string }>).items.map(({ act: name }) => name).sort()).toEqual([
      'stock.added',
      'stock.removed',
    ]);
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          reason: REASON,
          before: { plates: [expect.objectContaining({ id: item.id })] },
        }),
      ]) as unknown,
    });
    expect(await add({ plateNumber: item.plate.number })).toMatchObject({ version: 1 });
  });

  it('removes nothing that was ever for sale or a lot, nor what stands beside it', async () => {
    const [fresh, offered, lot] = [await add(), await add({ priceFen: 500_000 }), await add()];
    await act('withdraw', [offered]);
    await anAuction(desk.running.pool, { lots: [{ plateNumber: lot.plate.number }] });
    const refused = await act('remove', [fresh, await one(offered), lot]);
    expect(refused).toMatchObject({ status: 409, body: { code: 'STOCK.USED' } });
    const { numbers } = (refused.body as { data: { numbers: string[] } }).data;
    expect([...numbers].sort()).toEqual([offered.plate.number, lot.plate.number].sort());
    expect(await one(fresh)).toMatchObject({ state: 'unlisted', version: 1 });
  });

  it('knows no act on a plate that is not there', async () => {
    const item = await add();
    const gone = { ...item, id: 999_999_999 };
    expect(await act('withdraw', [item, gone])).toMatchObject({
      status: 404,
      body: { code: 'STOCK.NOT_FOUND', data: { plateId: gone.id } },
    });
    expect(await desk.clerk.get(`${STOCK}/plates/${gone.id}`)).toMatchObject({ status: 404 });
  });

  it('is searched by number, state, region and price, in the order wanted', async () => {
    await listingsOf(desk.running.pool, [
      { plateNumber: '浙G9001X', priceFen: 300, region: OTHER_REGION },
      { plateNumber: '浙G9002X', priceFen: 100, region: OTHER_REGION },
      { plateNumber: '浙G9003X', priceFen: 200 },
      { plateNumber: '浙G9004X', priceFen: 400, state: 'withdrawn' },
    ]);
    const numbers = async (query: string): Promise<readonly string[]> =>
      (await find(`contains=x&${query}`)).items.map(({ plate }) => plate.number.slice(2));
    expect(await numbers('sort=price')).toEqual(['9002X', '9003X', '9001X', '9004X']);
    expect(await numbers('sort=-price&priceToFen=300')).toEqual(['9001X', '9003X', '9002X']);
    expect(await numbers('sort=number&priceFromFen=200')).toEqual(['9001X', '9003X', '9004X']);
    expect(await numbers(`region=${OTHER_REGION}`)).toEqual(['9002X', '9001X']);
    expect(await numbers('state=withdrawn')).toEqual(['9004X']);
    expect(await numbers('sort=number&page=2&size=3')).toEqual(['9004X']);
    expect(await find('contains=浙G9003X')).toMatchObject({ total: 1 });
    expect(await find('contains=%25')).toMatchObject({ total: 0, items: [] });
  });

  it('offers plates at a price, all of them or none', async () => {
    const [first, second] = [await add(), await add()];
    const answer = await act('list', [first, second], { priceFen: 660_000 });
    expect(answer).toMatchObject({
      status: 200,
      body: [
        { id: first.id, state: 'forSale', priceFen: 660_000, version: 2 },
        { id: second.id, state: 'forSale', priceFen: 660_000, version: 2 },
      ],
    });
    expect(await portalFinds(second.plate.number)).toEqual([660_000]);
    const third = await add();
    const both = [await one(first), third];
    expect(await act('list', both, { priceFen: 1_000 })).toMatchObject({
      status: 409,
      body: { code: 'STOCK.FOR_SALE', data: { numbers: [first.plate.number] } },
    });
    expect(await one(third)).toMatchObject({ state: 'unlisted', version: 1 });
  });

  it('does not offer what an auction has', async () => {
    const item = await add();
    await anAuction(desk.running.pool, { lots: [{ plateNumber: item.plate.number }] });
    expect(await act('list', [item], { priceFen: 1_000 })).toMatchObject({
      status: 409,
      body: { code: 'STOCK.CLAIMED', data: { numbers: [item.plate.number] } },
    });
    expect((await find(`contains=${item.plate.number.slice(2)}`)).items).toMatchObject([
      { way: 'inAuction' },
    ]);
  });

  it('prices anew, on the shelves as well', async () => {
    const item = await add({ priceFen: 500_000 });
    expect(await act('reprice', [item], { priceFen: 450_000 })).toMatchObject({
      status: 200,
      body: [{ priceFen: 450_000, version: 2 }],
    });
    expect(await portalFinds(item.plate.number)).toEqual([450_000]);
    const kept = await add();
    expect(await act('reprice', [kept], { priceFen: 1_000 })).toMatchObject({
      status: 409,
      body: { code: 'STOCK.NOT_FOR_SALE' },
    });
  });

  it('takes plates off sale, and offers them again', async () => {
    const item = await add({ priceFen: 500_000 });
    expect(await act('withdraw', [item])).toMatchObject({ status: 200, body: [{ state: 'withdrawn' }] });
    expect(await portalFinds(item.plate.number)).toEqual([]);
    const off = await one(item);
    expect(await act('withdraw', [off])).toMatchObject({ status: 409, body: { code: 'STOCK.NOT_FOR_SALE' } });
    expect(await act('list', [off], { priceFen: 510_000 })).toMatchObject({ status: 200 });
    expect(await portalFinds(item.plate.number)).toEqual([510_000]);
    expect((await one(item)).history.map(({ what, reason }) => [what, reason])).toEqual([
      ['stock.added', null],
      ['stock.withdrawn', REASON],
      ['stock.listed', REASON],
    ]);
  });

  it.each(['withdraw', 'reprice'])('does not %s what an order holds', async (name) => {
    const item = await add({ priceFen: 500_000 });
    await buy(item);
    expect(await act(name, [item], name === 'reprice' ? { priceFen: 1_000 } : {})).toMatchObject({
      status: 409,
      body: { code: 'STOCK.HELD', data: { numbers: [item.plate.number] } },
    });
    const change = { colour: 'blue', isPersonalised: true, region: TEST_REGION, reason: REASON };
    const answer = await desk.clerk.put(`${STOCK}/plates/${item.id}`, { version: item.version, ...change });
    expect(answer).toMatchObject({ status: 409, body: { code: 'STOCK.HELD' } });
  });

  it('takes back what was sold once all of its money is back, and the car is without it', async () => {
    const item = await add({ priceFen: 500_000 });
    const order = await buy(item);
    await payOrder(desk.running, order);
    const sold = await one(item);
    expect(sold).toMatchObject({ state: 'sold', orderNo: order.orderNo });
    expect(await act('withdraw', [sold])).toMatchObject({ status: 409, body: { code: 'STOCK.SOLD' } });
    expect(await act('take-back', [sold])).toMatchObject({
      status: 409,
      body: { code: 'STOCK.NOT_REFUNDED' },
    });
    const refunds = desk.running.app.get(RefundBookkeeper);
    const wanted = { orderId: order.id, amountFen: order.amountFen, depositId: null, why: 'staff' };
    const refund = await desk.running.app
      .get(Transactions)
      .run((transaction) => refunds.want(transaction, wanted));
    expect(await act('take-back', [sold])).toMatchObject({
      status: 409,
      body: { code: 'STOCK.NOT_REFUNDED' },
    });
    const { refundNo } = refund as { readonly refundNo: string };
    await desk.running.app.get(Transactions).run((transaction) => refunds.complete(transaction, refundNo));
    expect(await act('take-back', [sold])).toMatchObject({ status: 200, body: [{ state: 'withdrawn' }] });
    const [cars] = await desk.running.pool.query('SELECT id FROM car_plates WHERE plate_number = ?', [
      item.plate.number,
    ]);
    expect(cars).toEqual([]);
    const again = await one(item);
    expect(await act('list', [again], { priceFen: 520_000 })).toMatchObject({ status: 200 });
    expect((await one(item)).history.map(({ what }) => what)).toEqual([
      ...['stock.added', 'OrderCreated', 'OrderPaid', 'RefundBegun', 'RefundCompleted'],
      ...['stock.takenBack', 'stock.listed'],
    ]);
  });

  it('follows a plate to its owner, whose name is masked', async () => {
    const item = await add({ priceFen: 500_000 });
    const order = await buy(item);
    await payOrder(desk.running, order);
    const { history } = await one(item);
    const shown = ({ kind, what, who, orderNo }: PlateEventView) => [kind, what, who, orderNo];
    expect(history.map(shown)).toEqual(
      expect.arrayContaining([
        ['order', 'OrderCreated', '市**', order.orderNo],
        ['order', 'OrderPaid', '市**', order.orderNo],
        ['owner', 'owned', '市**', null],
      ]),
    );
  });

  it('corrects what is said of a plate, and moves it to the shelves that fit', async () => {
    const item = await add({ priceFen: 500_000 });
    const change = {
      version: 1,
      colour: 'yellow',
      isPersonalised: false,
      region: OTHER_REGION,
      reason: REASON,
    };
    const put = (body: object) => desk.clerk.put(`${STOCK}/plates/${item.id}`, body);
    expect(await put({ ...change, colour: 'green' })).toMatchObject({
      status: 422,
      body: { code: 'STOCK.COLOUR_NOT_OF_KIND' },
    });
    expect(await put({ ...change, region: '1' })).toMatchObject({ body: { code: 'STOCK.REGION_UNKNOWN' } });
    expect(await put(change)).toMatchObject({
      status: 200,
      body: { version: 2, plate: { colour: 'yellow', region: OTHER_REGION }, state: 'forSale' },
    });
    const inRegion = async (region: string): Promise<number> => {
      const query = `region=${region}&contains=${item.plate.number.slice(2)}`;
      return ((await desk.running.client().get(`/api/v1/listings?${query}`)).body as Page<unknown>).total;
    };
    expect([await inRegion(TEST_REGION), await inRegion(OTHER_REGION)]).toEqual([0, 1]);
    expect(await put(change)).toMatchObject({
      status: 409,
      body: { code: 'RECORD.CHANGED', data: { version: 2 } },
    });
  });

  it('corrects the price with the rest of what is for sale, and of nothing else', async () => {
    const item = await add({ priceFen: 500_000 });
    const change = { version: 1, colour: 'blue', isPersonalised: true, region: TEST_REGION, reason: REASON };
    const put = (id: number, body: object) => desk.clerk.put(`${STOCK}/plates/${id}`, body);
    expect(await put(item.id, { ...change, priceFen: 480_000 })).toMatchObject({
      status: 200,
      body: { version: 2, priceFen: 480_000, plate: { isPersonalised: true } },
    });
    expect(await portalFinds(item.plate.number)).toEqual([480_000]);
    expect((await one(item)).history.at(-1)).toMatchObject({ what: 'stock.described', amountFen: 480_000 });
    const kept = await add();
    expect(await put(kept.id, { ...change, priceFen: 480_000 })).toMatchObject({
      status: 409,
      body: { code: 'STOCK.NOT_FOR_SALE' },
    });
  });

  it('of two who change a plate that they saw, lets one', async () => {
    const item = await add({ priceFen: 500_000 });
    const answers = await Promise.all([
      act('reprice', [item], { priceFen: 1_000 }),
      act('reprice', [item], { priceFen: 2_000 }),
      act('withdraw', [item]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await one(item)).version).toBe(2);
  });

  it('of a sale and a withdrawal at the same instant lets one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const item = await add({ priceFen: 500_000 });
      const [bought, withdrawn] = await Promise.all([startBuying(item), act('withdraw', [item])]);
      expect([bought.status === 201, withdrawn.status === 200].filter(Boolean)).toHaveLength(1);
      expect((await one(item)).state).toBe(bought.status === 201 ? 'held' : 'withdrawn');
    }
  });
});
