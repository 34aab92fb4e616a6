// Orders at the back office over HTTP: found by what people quote, read in full, refunded by two; and what is refused.
import type { AdminOrderDetail, AdminOrderHead, OrderKind, Page, StaffRole } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { PersonalData } from '../../../platform/personal-data';
import {
  aCitizen,
  aListing,
  aMobile,
  anAuction,
  anOrder,
  aResidentId,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  faultsOfBooks,
  giveMobile,
  hearOrders,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  type TestCitizen,
} from '../../../testing';
import type { Order } from '../order';
import { RefundBookkeeper } from '../refund-bookkeeper';

const ORDERS = '/api/v1/admin/orders';
const REASON = '重复购买，经核实退款';

describe('orders at the back office', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let cashierName: string;
  let colleague: HttpClient;
  let colleagueName: string;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    for (const kind of ['listing', 'enrolmentDeposit', 'reservationDeposit', 'balance'] as const)
      hearOrders(running, kind);
    const member = await aStaffMember(running, 'cashier');
    cashierName = member.displayName;
    cashier = await clientOfStaff(running, member);
    const other = await aStaffMember(running, 'cashier');
    colleagueName = other.displayName;
    colleague = await clientOfStaff(running, other);
  });
  afterAll(() => running.stop());

  const search = async (body: object): Promise<Page<AdminOrderHead>> => {
    const answer = await cashier.post(`${ORDERS}/search`, body);
    expect(answer.status).toBe(200);
    return answer.body as Page<AdminOrderHead>;
  };
  const numbers = async (body: object): Promise<readonly string[]> =>
    (await search(body)).items.map(({ orderNo }) => orderNo);
  const one = async ({ orderNo }: { readonly orderNo: string }): Promise<AdminOrderDetail> =>
    (await cashier.get(`${ORDERS}/${orderNo}`)).body as AdminOrderDetail;
  const ask = async (order: Order, given: object = {}): Promise<HttpAnswer> => {
    const { version, refundableFen: amountFen } = await one(order);
    return cashier.post(`${ORDERS}/${order.orderNo}/refunds`, {
      version,
      amountFen,
      reason: REASON,
      ...given,
    });
  };
  const decide = async (order: Order, way = 'approve', client = colleague): Promise<HttpAnswer> => {
    const open = (await one(order)).approvals?.find(({ state }) => state === 'open');
    return client.post(`/api/v1/admin/approvals/${open?.id ?? 0}/${way}`, { reason: REASON });
  };
  const refund = async (order: Order, given: object = {}): Promise<HttpAnswer> => {
    expect(await ask(order, given)).toMatchObject({ status: 200 });
    return decide(order);
  };
  const paid = async (kind: OrderKind = 'listing'): Promise<Order> =>
    payOrder(running, await anOrder(running, { kind }));
  const clientAs = async (role: StaffRole): Promise<HttpClient> =>
    clientOfStaff(running, await aStaffMember(running, role));
  const giveDocument = async ({ id }: TestCitizen, kind: string, text: string): Promise<void> => {
    const personalData = running.app.get(PersonalData);
    await running.pool.query('UPDATE citizens SET document_sealed = ?, document_hash = ? WHERE id = ?', [
      personalData.seal(text),
      personalData.hash(kind, text),
      id,
    ]);
  };

  describe('are found', () => {
    it('by their number, with spaces or without, and by nothing that is none', async () => {
      const order = await anOrder(running);
      await anOrder(running);
      expect(await numbers({ by: 'orderNo', text: order.orderNo })).toEqual([order.orderNo]);
      const spaced = ` ${order.orderNo.slice(0, 8)} ${order.orderNo.slice(8)}`;
      expect(await numbers({ by: 'orderNo', text: spaced })).toEqual([order.orderNo]);
      expect(await numbers({ by: 'orderNo', text: order.orderNo.slice(0, 19) })).toEqual([]);
    });

    it('by the plate that they are for: bought, won or reserved', async () => {
      const { id, plateNumber } = await aListing(running.pool, { plateNumber: '浙G5501W' });
      // Beyond the subjects of the other orders here.
      const subjectId = 700_000;
      await running.pool.query('UPDATE listings SET id = ? WHERE id = ?', [subjectId, id]);
      const bought = await anOrder(running, { kind: 'listing', subjectId });
      const { lots } = await anAuction(running.pool, { lots: [{ plateNumber }] });
      const won = await anOrder(running, { kind: 'balance', subjectId: lots[0]?.id ?? 0 });
      await anOrder(running, { kind: 'listing', subjectId: subjectId + 1_000 });
      expect(await numbers({ by: 'plate', text: '浙g·5501w' })).toEqual([won.orderNo, bought.orderNo]);
      expect(await numbers({ by: 'plate', text: '5501' })).toEqual([]);
    });

    it('by the citizen: user name, mobile or document, whole or not at all', async () => {
      const citizen = await aCitizen(running.pool, { username: 'Desk_Buyer', displayName: '王小明' });
      const [mobile, document] = [aMobile(), aResidentId()];
      await giveMobile(running, citizen, mobile);
      await giveDocument(citizen, 'residentId', document);
      const { orderNo } = await anOrder(running, { citizenId: citizen.id });
      await anOrder(running);
      for (const asked of [
        { by: 'username', text: ' desk_buyer' },
        { by: 'mobile', text: `+86 ${mobile}` },
        { by: 'document', text: document.toLowerCase() },
      ])
        expect(await numbers(asked)).toEqual([orderNo]);
      for (const asked of [
        { by: 'username', text: 'desk_buye' },
        { by: 'username', text: 'desk%' },
        { by: 'mobile', text: mobile.slice(0, 10) },
        { by: 'mobile', text: aMobile() },
        { by: 'document', text: document.slice(0, 17) },
      ])
        expect(await numbers(asked)).toEqual([]);
    });

    it('by either code of an organisation', async () => {
      const citizen = await aCitizen(running.pool, { kind: 'organisation', displayName: '金华春江物流' });
      await giveDocument(citizen, 'organisation', 'M000100Y4');
      const { orderNo } = await anOrder(running, { citizenId: citizen.id });
      expect(await numbers({ by: 'document', text: '91350100M000100Y43' })).toEqual([orderNo]);
      expect(await numbers({ by: 'document', text: 'M000100Y-4' })).toEqual([orderNo]);
      expect((await one({ orderNo })).citizen.name).toBe('金华春江物流');
    });

    it('with a kind and a state, a page at a time', async () => {
      const { id: citizenId, username: text } = await aCitizen(running.pool);
      const waiting = await anOrder(running, { citizenId });
      const done = await payOrder(running, await anOrder(running, { citizenId }));
      const deposit = await anOrder(running, { citizenId, kind: 'enrolmentDeposit' });
      const mine = { by: 'username', text };
      expect(await numbers({ ...mine, kind: 'listing' })).toEqual([done.orderNo, waiting.orderNo]);
      expect(await numbers({ ...mine, state: 'created' })).toEqual([deposit.orderNo, waiting.orderNo]);
      expect(await search({ ...mine, page: 2, size: 2 })).toMatchObject({
        ...{ total: 3, page: 2, size: 2 },
        items: [{ orderNo: waiting.orderNo }],
      });
      expect((await search({})).total).toBeGreaterThan(3);
    });

    it('without what is masked: neither the name, nor the mobile, nor the document', async () => {
      const citizen = await aCitizen(running.pool, { displayName: '欧阳若兰' });
      const [mobile, document] = [aMobile(), aResidentId()];
      await giveMobile(running, citizen, mobile);
      await giveDocument(citizen, 'residentId', document);
      const order = await anOrder(running, { citizenId: citizen.id });
      const found = await search({ by: 'document', text: document });
      const shown = `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
      expect(found.items[0]?.citizen).toMatchObject({ name: '欧**', mobile: shown });
      for (const text of [JSON.stringify(found), JSON.stringify(await one(order))])
        for (const secret of ['若兰', mobile, document]) expect(text).not.toContain(secret);
    });
  });

  it('are read with their events, payments, refunds and what staff did', async () => {
    const order = await paid();
    await running.pool.query(
      `INSERT INTO payments (payment_no, order_id, citizen_id, provider, state, amount_fen, created_at_ms,
         valid_until_ms, paid_at_ms, is_surplus, ask_at_ms, asks) VALUES (?, ?, ?, 'sandbox', 'paid', ?, 1, 2, 1, 0, 1, 0)`,
      [order.orderNo, order.id, order.citizenId, order.amountFen],
    );
    await refund(order, { amountFen: 200_000 });
    const detail = await one(order);
    expect(detail).toMatchObject({
      ...{ orderNo: order.orderNo, state: 'refunding', version: 3, refundableFen: 300_000 },
      events: [
        { type: 'OrderCreated', amountFen: null },
        { type: 'OrderPaid' },
        { type: 'RefundBegun', amountFen: 200_000 },
      ],
      payments: [{ provider: 'sandbox', state: 'paid', isSurplus: false, amountFen: order.amountFen }],
      // Whether it has already been tried is the worker's affair.
      refunds: [{ amountFen: 200_000, why: 'staff' }],
      acts: [
        { act: 'approval.asked', staffName: cashierName, reason: REASON },
        { act: 'order.refunded', staffName: colleagueName, reason: REASON },
      ],
      approvals: [{ state: 'approved', amountFen: 200_000, decidedByName: colleagueName }],
    });
    expect(await cashier.get(`${ORDERS}/${'0'.repeat(20)}`)).toMatchObject({
      status: 404,
      body: { code: 'ORDER.NOT_FOUND' },
    });
  });

  it.each(['listing', 'balance'] as const)(
    'of the kind %s are refunded, in parts and in full',
    async (kind) => {
      const order = await paid(kind);
      expect(await refund(order, { amountFen: 100_000 })).toMatchObject({ status: 200 });
      expect(await one(order)).toMatchObject({ state: 'refunding', refundableFen: 400_000 });
      expect(await refund(order)).toMatchObject({ status: 200 });
      expect(await one(order)).toMatchObject({ refundableFen: 0 });
      const desk = running.app.get(RefundBookkeeper);
      for (const { refundNo } of (await one(order)).refunds)
        await running.app.get(Transactions).run((transaction) => desk.complete(transaction, refundNo));
      expect(await one(order)).toMatchObject({ state: 'refunded', refundedFen: order.amountFen });
      expect(await faultsOfBooks(running.pool)).toEqual([]);
    },
  );

  it('are asked for once at a time, and given back once however many approve', async () => {
    const order = await paid();
    const { version } = await one(order);
    const asked = { version, amountFen: 200_000 };
    const answers = await Promise.all([ask(order, asked), ask(order, asked), ask(order, asked)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await ask(order, asked)).toMatchObject({
      body: { code: 'APPROVAL.ASKED_ALREADY', data: { staffName: cashierName } },
    });
    expect((await one(order)).refunds).toEqual([]);
    const [approval] = (await one(order)).approvals ?? [];
    const path = `/api/v1/admin/approvals/${approval?.id ?? 0}/approve`;
    const decided = await Promise.all([1, 2, 3].map(() => colleague.post(path, {})));
    expect(decided.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await colleague.post(path, {})).toMatchObject({ body: { code: 'APPROVAL.DECIDED' } });
    expect((await one(order)).refunds).toHaveLength(1);
    expect(await ask(order, asked)).toMatchObject({
      body: { code: 'RECORD.CHANGED', data: { version: version + 1, changedBy: colleagueName } },
    });
    await refund(order);
    expect(await ask(order, { amountFen: 1 })).toMatchObject({
      status: 409,
      body: { code: 'ORDER.REFUNDED' },
    });
    expect((await one(order)).refunds).toHaveLength(2);
  });

  it('are given back by nobody who asked for it, and by nobody who may give nothing back', async () => {
    const order = await paid();
    await ask(order);
    expect((await one(order)).approvals).toMatchObject([{ state: 'open', mayDecide: false, isOwn: true }]);
    for (const way of ['approve', 'decline'])
      expect(await decide(order, way, cashier)).toMatchObject({ body: { code: 'APPROVAL.SAME_PERSON' } });
    for (const role of ['clerk', 'auditor'] as const)
      expect(await decide(order, 'approve', await clientAs(role))).toMatchObject({
        body: { code: 'STAFF.FORBIDDEN', data: { permission: 'orders.refund' } },
      });
    expect(await decide(order, 'approve', await clientAs('editor'))).toMatchObject({
      status: 404,
      body: { code: 'APPROVAL.NOT_FOUND' },
    });
    expect((await one(order)).refunds).toEqual([]);
  });

  it('are declined by a colleague, or taken back by whoever asked, each with a reason; then they can be asked for anew', async () => {
    const order = await paid();
    await ask(order);
    expect(await decide(order, 'take-back')).toMatchObject({
      body: { code: 'APPROVAL.NOT_YOURS', data: { staffName: cashierName } },
    });
    expect(await decide(order, 'decline')).toMatchObject({
      status: 200,
      body: { state: 'declined', decidedByName: colleagueName, decisionReason: REASON },
    });
    await ask(order);
    expect(await decide(order, 'take-back', cashier)).toMatchObject({ body: { state: 'takenBack' } });
    expect(await refund(order)).toMatchObject({ status: 200 });
    expect((await one(order)).acts.map(({ act }) => act)).toEqual([
      ...['approval.asked', 'approval.declined', 'approval.asked', 'approval.takenBack'],
      ...['approval.asked', 'order.refunded'],
    ]);
  });

  it('are not given back when the order has changed since it was asked for', async () => {
    const order = await paid();
    await ask(order, { amountFen: 100_000 });
    const desk = running.app.get(RefundBookkeeper);
    const wanted = { orderId: order.id, amountFen: 50_000, depositId: null, why: 'staff' };
    await running.app.get(Transactions).run((transaction) => desk.want(transaction, wanted));
    expect(await decide(order)).toMatchObject({ status: 409, body: { code: 'RECORD.CHANGED' } });
    expect((await one(order)).approvals).toMatchObject([{ state: 'open' }]);
    expect(await decide(order, 'decline')).toMatchObject({ status: 200 });
  });

  it('give back no more than is left', async () => {
    const order = await paid();
    await refund(order, { amountFen: 499_999 });
    expect(await ask(order, { amountFen: 2 })).toMatchObject({
      status: 409,
      body: { code: 'ORDER.REFUND_TOO_LARGE', data: { refundableFen: 1 } },
    });
    expect((await one(order)).acts).toHaveLength(2);
  });

  it('give nothing back that was not paid', async () => {
    const order = await anOrder(running);
    expect((await one(order)).refundableFen).toBe(0);
    expect(await ask(order, { amountFen: 1 })).toMatchObject({
      status: 409,
      body: { code: 'ORDER.NOT_PAID', data: { state: 'created' } },
    });
  });

  it.each(['enrolmentDeposit', 'reservationDeposit'] as const)(
    'leave the %s to the settlement',
    async (kind) => {
      const order = await paid(kind);
      expect(await ask(order, { amountFen: 1 })).toMatchObject({
        status: 409,
        body: { code: 'ORDER.HOLDS_DEPOSITS' },
      });
      expect((await one(order)).state).toBe('paid');
    },
  );

  it('are refunded with a reason, by those who may', async () => {
    const order = await paid();
    expect(await ask(order, { reason: '' })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID' },
    });
    const clerk = await clientAs('clerk');
    const body = { version: 2, amountFen: 1, reason: REASON };
    expect(await clerk.get(`${ORDERS}/${order.orderNo}`)).toMatchObject({ status: 200 });
    expect(await clerk.post(`${ORDERS}/${order.orderNo}/refunds`, body)).toMatchObject({
      status: 403,
      body: { code: 'STAFF.FORBIDDEN', data: { permission: 'orders.refund' } },
    });
    const editor = await clientAs('editor');
    expect(await editor.post(`${ORDERS}/search`, {})).toMatchObject({ status: 403 });
    expect((await one(order)).refunds).toEqual([]);
  });
});
