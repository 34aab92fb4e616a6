// Plates are given out once, to whoever has paid, when all papers are checked: on the real database, with the places that show it.
import { randomUUID } from 'node:crypto';
import {
  type AdminOrderDetail,
  type CollectBody,
  type EndedLotView,
  type EnrolmentView,
  type HandOverPapersView,
  type HandOversFound,
  type HandOverView,
  type OrderView,
  type Page,
  PAPER_NAME_MAX,
  type PickUpView,
  type WinnerView,
} from '@haopai/contracts';
import { PersonalData } from '../../platform/personal-data';
import {
  aCitizen,
  aListing,
  aRunningApp,
  aSettledAuction,
  decide,
  type HttpAnswer,
  type HttpClient,
  letBalanceBeDueIn,
  openApproval,
  payOrder,
  type RunningApp,
  type SettledAuction,
  staffClient,
} from '../../testing';
import { FindOrders, type Order, Orders } from '../orders';
import { Transactions } from '../../platform/database';

const ADMIN = '/api/v1/admin';
const DESK = `${ADMIN}/hand-over`;
const ALL = [0, 1, 2];
const DESKS = 5;

describe('the hand-over desk', () => {
  let running: RunningApp;
  let clerk: HttpClient;
  let administrator: HttpClient;
  let cashier: HttpClient;
  let serial = 0;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    clerk = await staffClient(running, 'clerk');
    administrator = await staffClient(running, 'administrator');
    cashier = await staffClient(running, 'cashier');
  });
  afterAll(() => running.stop());

  const find = async (text: string, by = clerk): Promise<readonly HandOverView[]> =>
    ((await by.post(`${DESK}/search`, { text })).body as HandOversFound).sales;
  const collect = (
    { way, saleId }: Pick<HandOverView, 'way' | 'saleId'>,
    given: Partial<CollectBody> = {},
    by = clerk,
  ): Promise<HttpAnswer> =>
    by.post(`${DESK}/collect`, {
      ...{ way, saleId, papersVersion: 0, ticked: ALL, collector: 'holder' },
      ...given,
    });
  const takeBack = (id: number | undefined, by = clerk): Promise<HttpAnswer> =>
    by.post(`${DESK}/marks/${id ?? 0}/take-back`, { reason: '扫错了单据' });
  const audited = async (act: string): Promise<readonly string[]> => {
    const [rows] = await running.pool.query(
      'SELECT entry FROM audit_entries WHERE act = ? ORDER BY entry_no',
      [act],
    );
    return (rows as { entry: string }[]).map(({ entry }) => entry);
  };
  const refundWithPlate = async (orderNo: string): Promise<void> => {
    const { version, refundableFen: amountFen } = (await cashier.get(`${ADMIN}/orders/${orderNo}`))
      .body as AdminOrderDetail;
    const body = { version, amountFen, reason: '车辆未能过户', plate: 'returned' };
    expect(await cashier.post(`${ADMIN}/orders/${orderNo}/refunds`, body)).toMatchObject({ status: 200 });
  };
  const approveRefund = async (orderNo: string): Promise<HttpAnswer> =>
    decide(administrator, await openApproval(administrator, 'refund', `order:${orderNo}`));

  describe('gives out a lot that was won', () => {
    let settled: SettledAuction;
    let order: Order;
    let number: string;
    let sale: Pick<HandOverView, 'way' | 'saleId'>;

    beforeEach(async () => {
      settled = await aSettledAuction(running);
      order = await settled.balance(0);
      serial += 1;
      number = `浙G${String(60_000 + serial)}`;
      const lotId = settled.auction.lots[0]?.id ?? 0;
      sale = { way: 'lot', saleId: lotId };
      await running.pool.query('UPDATE lots SET plate_number = ? WHERE id = ?', [number, lotId]);
      await running.pool.query(
        `UPDATE car_plates SET plate_number = ? WHERE source = 'lot' AND source_id = ?`,
        [number, lotId],
      );
    });
    const pay = async (): Promise<void> => {
      order = await payOrder(running, order);
    };
    const winner = () => {
      const [first] = settled.winners;
      if (first === undefined) throw new Error('nobody has won');
      return first;
    };
    const enrolment = async (): Promise<EnrolmentView> =>
      (await winner().client.get(`/api/v1/auctions/${settled.auction.id}/enrolments/mine`))
        .body as EnrolmentView;

    it('that is found by the number of its paper, typed or scanned', async () => {
      await pay();
      await running.pool.query(
        `INSERT INTO confirmations (series_year, series_no, check_characters, kind, car_plate_id, lot_id, citizen_id, given_at_ms)
         SELECT 2001, ?, 'ABCDEFGH', 'other', id, ?, ?, 1 FROM car_plates WHERE source = 'lot' AND source_id = ?`,
        [serial, sale.saleId, winner().citizen.id, sale.saleId],
      );
      const paper = `2001-${String(serial).padStart(6, '0')}`;
      for (const text of [paper, `https://plates.example/papers?no=${paper}&check=ABCDEFGH`])
        expect(await find(text)).toMatchObject([sale]);
      expect(await find('2001-999999')).toEqual([]);
    });

    it('that is found by whatever people bring, and by nothing else', async () => {
      await pay();
      const serialNo = number.slice(2);
      const vin = winner().enrolment.entries[0]?.vin ?? '';
      for (const text of [
        number,
        `浙G·${serialNo}`,
        serialNo.toLowerCase(),
        order.orderNo,
        `https://plates.example/verify?order=${order.orderNo}&x=1`,
        `https://plates.example/papers/${encodeURIComponent(number)}`,
        winner().mobile,
        winner().citizen.username.toUpperCase(),
        vin,
      ])
        expect([text, await find(text)]).toEqual([
          text,
          [expect.objectContaining({ ...sale, state: 'ready', orderNo: order.orderNo, vin })],
        ]);
      for (const text of ['浙G99998', '99999999999999999999', '王', 'https://plates.example/'])
        expect([text, await find(text)]).toEqual([text, []]);
    });

    it('once, however many desks mark it at the same instant', async () => {
      await pay();
      const answers = await Promise.all(Array.from({ length: DESKS }, () => collect(sale)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const answer of answers.filter(({ status }) => status !== 200))
        expect(answer).toMatchObject({ status: 409, body: { code: 'HAND_OVER.COLLECTED' } });
      expect(await find(number)).toMatchObject([{ state: 'collected', collection: { collector: 'holder' } }]);
    });

    it('and shows that to its winner, in the settlement and among the ended lots', async () => {
      await pay();
      expect((await enrolment()).pickUp?.plates).toMatchObject([{ collectedAtMs: null }]);
      const { body } = await collect(sale);
      const collectedAtMs = (body as HandOverView).collection?.collectedAtMs ?? 0;
      expect(collectedAtMs).toBeGreaterThan(0);
      expect((await enrolment()).pickUp?.plates).toMatchObject([{ collectedAtMs }]);
      const own = await winner().client.get(`/api/v1/me/orders/${order.orderNo}`);
      expect(own.body as OrderView).toMatchObject({ collectedAtMs });
      const winners = await cashier.get(`${ADMIN}/settlement/auctions/${settled.auction.id}/winners`);
      expect((winners.body as Page<WinnerView>).items).toMatchObject([{ collectedAtMs }]);
      const lots = await clerk.get(`${ADMIN}/auctions/${settled.auction.id}/ended-lots`);
      expect((lots.body as Page<EndedLotView>).items).toMatchObject([{ collectedAtMs }]);
    });

    it('not before it is paid, nor after it was not paid in time', async () => {
      expect(await find(number)).toMatchObject([
        { state: 'notPaid', dueAtMs: order.dueAtMs, paidAtMs: null },
      ]);
      expect(await collect(sale)).toMatchObject({
        ...{ status: 409, body: { code: 'HAND_OVER.NOT_PAID' } },
        body: { data: { plateNumber: number, dueAtMs: order.dueAtMs } },
      });
      await letBalanceBeDueIn(running, order, -1_000);
      const { app } = running;
      await app.get(Transactions).run((transaction) => app.get(Orders).expire(transaction, order.id));
      expect(await find(number)).toMatchObject([{ state: 'defaulted' }]);
      expect(await collect(sale)).toMatchObject({ body: { code: 'HAND_OVER.DEFAULTED' } });
    });

    it('not while somebody wants it back, nor when it is the office’s again', async () => {
      await pay();
      await refundWithPlate(order.orderNo);
      expect(await find(number)).toMatchObject([{ state: 'refundAsked' }]);
      expect(await collect(sale)).toMatchObject({ body: { code: 'HAND_OVER.REFUND_ASKED' } });
      expect(await approveRefund(order.orderNo)).toMatchObject({ status: 200 });
      expect(await find(number)).toMatchObject([{ state: 'refunded' }]);
      expect(await collect(sale)).toMatchObject({
        body: { code: 'HAND_OVER.REFUNDED', data: { plateNumber: number } },
      });
    });

    it('to an agent, whose name is sealed, stands on the slip and on no record of acts', async () => {
      await pay();
      expect(await collect(sale, { collector: 'agent', agentName: ' ' })).toMatchObject({
        ...{ status: 422, body: { code: 'HAND_OVER.AGENT_MISSING' } },
      });
      expect(await collect(sale, { collector: 'agent', agentName: '赵六代办' })).toMatchObject({
        body: { collection: { collector: 'agent', agentName: '赵六代办' } },
      });
      const [rows] = await running.pool.query(
        'SELECT agent_sealed AS sealed FROM hand_overs WHERE source_id = ?',
        [sale.saleId],
      );
      const sealed = (rows as { sealed: string }[])[0]?.sealed ?? '';
      expect(sealed).not.toContain('赵六');
      expect(running.app.get(PersonalData).open(sealed)).toBe('赵六代办');
      const entries = await audited('plate.collected');
      expect(entries.join()).not.toContain('赵六');
      expect(JSON.parse(entries.at(-1) ?? '{}')).toMatchObject({
        ...{ subject: `lot:${sale.saleId}`, after: { collector: 'agent' } },
      });
    });

    it('only with every paper checked', async () => {
      await pay();
      expect(await collect(sale, { ticked: [0, 2] })).toMatchObject({
        ...{ status: 422, body: { code: 'HAND_OVER.PAPERS_MISSING', data: { count: 1 } } },
      });
    });

    it('and has it again when a mark was a mistake, with a reason on record; then it can be paid back', async () => {
      await pay();
      const { body } = await collect(sale);
      const id = (body as HandOverView).collection?.handOverId;
      await refundWithPlate(order.orderNo);
      expect(await approveRefund(order.orderNo)).toMatchObject({
        ...{ status: 409, body: { code: 'ORDER.PLATE_COLLECTED', data: { plateNumber: number } } },
      });
      expect(await takeBack(id)).toMatchObject({ status: 200, body: { state: 'refundAsked' } });
      expect(await takeBack(id)).toMatchObject({ status: 409, body: { code: 'HAND_OVER.NOT_COLLECTED' } });
      expect((await audited('plate.collectionTakenBack')).at(-1)).toContain('扫错了单据');
      expect(await approveRefund(order.orderNo)).toMatchObject({ status: 200 });
      expect((await enrolment()).entries[0]?.lot?.isReturned).toBe(true);
    });

    it('to nobody at a desk that may not, and names persons in full to those alone who may read their files', async () => {
      await pay();
      const auctioneer = await staffClient(running, 'auctioneer');
      for (const answer of [
        await auctioneer.post(`${DESK}/search`, { text: number }),
        await collect(sale, {}, auctioneer),
        await takeBack(1, auctioneer),
      ])
        expect(answer).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
      const [seen] = await find(number);
      expect(seen?.buyer.maskedMobile).toMatch(/^\d{3}\*+\d{4}$/);
      expect(JSON.stringify(seen)).not.toContain(winner().mobile);
    });
  });

  it('gives out a plate that was bought at a fixed price, and its order says when, with which papers, and that it was', async () => {
    const listing = await aListing(running.pool);
    const client = await running.clientOf(await aCitizen(running.pool));
    const key = { 'Idempotency-Key': randomUUID() };
    const made = await client.post(
      `/api/v1/listings/${listing.id}/orders`,
      { vin: '1M8GDM9AXKP042788' },
      key,
    );
    const { orderNo } = made.body as OrderView;
    const sale = { way: 'listing', saleId: listing.id } as const;
    expect(await collect(sale)).toMatchObject({ body: { code: 'HAND_OVER.NOT_PAID' } });
    const [rows] = await running.pool.query('SELECT id FROM orders WHERE order_no = ?', [orderNo]);
    const order = await running.app.get(FindOrders).byId((rows as { id: number }[])[0]?.id ?? 0);
    if (order === null) throw new Error('no order');
    const pickUp = (by: HttpClient) => by.get(`/api/v1/me/orders/${orderNo}/pick-up`);
    expect(await pickUp(client)).toMatchObject({ status: 409, body: { code: 'ORDER.NOT_PAID' } });
    await payOrder(running, order);
    const told = (await pickUp(client)).body as PickUpView;
    expect(told).toMatchObject({
      plates: [{ lotId: null, collectedAtMs: null }],
      toBring: { length: ALL.length },
    });
    expect(told.fromMs).toBeGreaterThan(Date.now());
    const other = await running.clientOf(await aCitizen(running.pool));
    expect(await pickUp(other)).toMatchObject({ status: 404, body: { code: 'ORDER.NOT_FOUND' } });
    expect(await find(listing.plateNumber)).toMatchObject([
      { ...sale, state: 'ready', vin: '1M8GDM9AXKP042788', lot: null },
    ]);
    const { body } = await collect(sale);
    const { collection } = body as HandOverView;
    expect((await client.get(`/api/v1/me/orders/${orderNo}`)).body).toMatchObject({
      collectedAtMs: collection?.collectedAtMs,
    });
    await refundWithPlate(orderNo);
    expect(await approveRefund(orderNo)).toMatchObject({ body: { code: 'ORDER.PLATE_COLLECTED' } });
    await takeBack(collection?.handOverId);
    expect(await approveRefund(orderNo)).toMatchObject({ status: 200 });
    expect(await find(listing.plateNumber)).toMatchObject([{ state: 'refunded', collection: null }]);
  });

  it('knows no sale that is none', async () => {
    expect(await collect({ way: 'lot', saleId: 999_999 })).toMatchObject({
      ...{ status: 404, body: { code: 'HAND_OVER.NOT_FOUND', data: { saleId: 999_999 } } },
    });
  });

  // The last: from here on another list counts.
  it('checks the papers that an administrator has set, and what was given out keeps its own', async () => {
    const shipped = (await clerk.get(`${DESK}/papers`)).body as HandOverPapersView;
    expect(shipped).toMatchObject({ version: 0, papers: { length: ALL.length } });
    const change = { version: 0, papers: [{ zh: '委托书', en: 'Authorisation' }], reason: '新规定' };
    // What is shipped can be saved as it is.
    for (const name of shipped.papers.flatMap((paper) => Object.values(paper)))
      expect(name.length).toBeLessThanOrEqual(PAPER_NAME_MAX);
    expect(await clerk.put(`${DESK}/papers`, change)).toMatchObject({ status: 403 });
    expect(
      await administrator.put(`${DESK}/papers`, { ...change, papers: [{ zh: '委托书' }] }),
    ).toMatchObject({ status: 400 });
    const settled = await aSettledAuction(running);
    await payOrder(running, await settled.balance(0));
    const sale = { way: 'lot', saleId: settled.auction.lots[0]?.id ?? 0 } as const;
    expect(await administrator.put(`${DESK}/papers`, change)).toMatchObject({
      ...{ status: 200, body: { version: 1, papers: change.papers } },
    });
    expect(await administrator.put(`${DESK}/papers`, change)).toMatchObject({
      body: { code: 'RECORD.CHANGED', data: { version: 1 } },
    });
    expect(await collect(sale)).toMatchObject({ body: { code: 'RECORD.CHANGED', data: { version: 1 } } });
    expect(await collect(sale, { papersVersion: 1, ticked: [0] })).toMatchObject({
      body: { collection: { papers: change.papers } },
    });
  });
});
