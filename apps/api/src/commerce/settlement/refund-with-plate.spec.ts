// A paid price goes back by two, and the plate with it or not: bought or won, on the real database; the settlement shows it and the books balance.
import { randomUUID } from 'node:crypto';
import type {
  AdminOrderDetail,
  OrderView,
  Page,
  PlateCheckView,
  RefundCase,
  SettlementView,
  WinnerView,
} from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import {
  aCitizen,
  aListing,
  aRunningApp,
  aSettledAuction,
  DEPOSIT_FEN,
  faultsOfBooks,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  type SettledAuction,
  staffClient,
} from '../../testing';
import { FindOrders, type Order, RefundBookkeeper } from '../orders';

const ADMIN = '/api/v1/admin';
const VIN = '1M8GDM9AXKP042788';
const HAMMER_FEN = 5_200_000;
const TAIL = '7Q708';

describe('a price that is paid back', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let colleague: HttpClient;
  let clerk: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    [cashier, colleague] = [await staffClient(running, 'cashier'), await staffClient(running, 'cashier')];
    clerk = await staffClient(running, 'clerk');
  });
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  const one = async ({ orderNo }: { readonly orderNo: string }): Promise<AdminOrderDetail> =>
    (await cashier.get(`${ADMIN}/orders/${orderNo}`)).body as AdminOrderDetail;
  const ask = async (order: Order, given: object = {}): Promise<HttpAnswer> => {
    const { version, refundableFen: amountFen } = await one(order);
    const body = { version, amountFen, reason: '登记有误', ...given };
    return cashier.post(`${ADMIN}/orders/${order.orderNo}/refunds`, body);
  };
  const approve = async (order: Order): Promise<HttpAnswer> => {
    const open = (await one(order)).approvals?.find(({ state }) => state === 'open');
    return colleague.post(`${ADMIN}/approvals/${open?.id ?? 0}/approve`, {});
  };
  const refund = async (order: Order, given: object = {}): Promise<void> => {
    expect(await ask(order, given)).toMatchObject({ status: 200 });
    expect(await approve(order)).toMatchObject({ status: 200 });
  };
  const orderOf = async (sql: string, key: string | number): Promise<Order> => {
    const [rows] = await running.pool.query(sql, [key]);
    const order = await running.app.get(FindOrders).byId((rows as { id: number }[])[0]?.id ?? 0);
    if (order === null) throw new Error(`no order of ${key}`);
    return order;
  };
  /** As the provider does it. */
  const payBack = async (order: Order): Promise<void> => {
    const [rows] = await running.pool.query('SELECT refund_no AS no FROM refunds WHERE order_id = ?', [
      order.id,
    ]);
    const bookkeeper = running.app.get(RefundBookkeeper);
    for (const { no } of rows as { no: string }[])
      await running.app.get(Transactions).run((transaction) => bookkeeper.complete(transaction, no));
  };
  const carsBy = async (source: 'listing' | 'lot', id: number): Promise<number> => {
    const [rows] = await running.pool.query('SELECT id FROM car_plates WHERE source = ? AND source_id = ?', [
      ...[source, id],
    ]);
    return (rows as unknown[]).length;
  };

  describe('of a plate that was bought', () => {
    let order: Order;
    let listing: { readonly id: number; readonly plateNumber: string };

    beforeEach(async () => {
      listing = await aListing(running.pool);
      const client = await running.clientOf(await aCitizen(running.pool));
      const key = { 'Idempotency-Key': randomUUID() };
      const { body } = await client.post(`/api/v1/listings/${listing.id}/orders`, { vin: VIN }, key);
      const { orderNo } = body as OrderView;
      order = await payOrder(running, await orderOf('SELECT id FROM orders WHERE order_no = ?', orderNo));
    });
    afterEach(async () => {
      // The car is free for the next one.
      await running.pool.query('DELETE FROM car_plates WHERE vin = ?', [VIN]);
      await running.pool.query('DELETE FROM vin_claims');
      await running.pool.query('UPDATE listings SET vin = NULL WHERE vin = ?', [VIN]);
    });

    const listingState = async (): Promise<unknown> => {
      const [rows] = await running.pool.query(
        'SELECT state, order_id AS orderId FROM listings WHERE id = ?',
        [listing.id],
      );
      return (rows as unknown[])[0];
    };

    it('leaves the plate to the citizen when it is kept, as when nothing is said of it', async () => {
      expect(await one(order)).toMatchObject({ hasPlate: true, depositFen: 0 });
      await refund(order, { amountFen: 100 });
      await refund(order, { amountFen: 100, plate: 'kept' });
      expect(await listingState()).toEqual({ state: 'sold', orderId: order.id });
      expect(await carsBy('listing', listing.id)).toBe(1);
    });

    it('brings the plate back to the stock, off sale, and the car is without it', async () => {
      await refund(order, { plate: 'returned' });
      expect(await listingState()).toEqual({ state: 'withdrawn', orderId: null });
      expect(await carsBy('listing', listing.id)).toBe(0);
      await payBack(order);
      expect(await one(order)).toMatchObject({ state: 'refunded', hasPlate: false });
      const client = await running.clientOf(await aCitizen(running.pool));
      const key = { 'Idempotency-Key': randomUUID() };
      const again = await client.post(`/api/v1/listings/${listing.id}/orders`, { vin: VIN }, key);
      expect(again.status).toBe(409);
    });

    it('brings it back once: what is not the citizen’s any more cannot be returned', async () => {
      await refund(order, { amountFen: 100, plate: 'returned' });
      expect(await ask(order, { amountFen: 100, plate: 'returned' })).toMatchObject({
        status: 409,
        body: { code: 'ORDER.PLATE_NOT_THEIRS' },
      });
      await refund(order);
    });

    it('says nothing of an unknown fate', async () => {
      expect(await ask(order, { plate: 'burnt' })).toMatchObject({ status: 400 });
    });
  });

  describe('of a lot that was won', () => {
    let settled: SettledAuction;
    let order: Order;

    beforeEach(async () => {
      settled = await aSettledAuction(running, [HAMMER_FEN]);
      order = await payOrder(running, await settled.balance(0));
    });

    const lot = (): { readonly id: number; readonly plateNumber: string } => {
      const [found] = settled.auction.lots;
      if (found === undefined) throw new Error('no lot');
      return found;
    };
    const winner = async (): Promise<WinnerView | undefined> => {
      const { body } = await cashier.get(`${ADMIN}/settlement/auctions/${settled.auction.id}/winners`);
      return (body as Page<WinnerView>).items[0];
    };
    const settlement = async (): Promise<SettlementView> =>
      (await cashier.get(`${ADMIN}/settlement/auctions/${settled.auction.id}`)).body as SettlementView;
    const depositOrder = (): Promise<Order> =>
      orderOf(
        'SELECT order_id AS id FROM won_lots JOIN deposits ON deposits.id = won_lots.deposit_id WHERE lot_id = ?',
        lot().id,
      );

    it('shows in the settlement from the asking on, and leaves the win when the plate is kept', async () => {
      expect(await one(order)).toMatchObject({ hasPlate: true, depositFen: DEPOSIT_FEN });
      expect(await ask(order, { amountFen: 1_000 })).toMatchObject({ status: 200 });
      expect(await winner()).toMatchObject({ state: 'paid', balance: { isRefundAsked: true, backFen: 0 } });
      expect(await approve(order)).toMatchObject({ status: 200 });
      expect(await winner()).toMatchObject({
        state: 'paid',
        balance: { isRefundAsked: false, backFen: 1_000 },
      });
      expect(await settlement()).toMatchObject({
        ...{ paid: 1, returned: 0, pricesBackFen: 1_000, hammerFen: HAMMER_FEN },
      });
      expect(await carsBy('lot', lot().id)).toBe(1);
    });

    it('has to say what becomes of plate and car when all of the price goes back', async () => {
      expect(await ask(order, { plate: undefined })).toMatchObject({
        status: 409,
        body: { code: 'ORDER.PLATE_UNSAID', data: { orderNo: order.orderNo } },
      });
      await refund(order, { plate: 'kept' });
      expect(await carsBy('lot', lot().id)).toBe(1);
    });

    it('undoes the win when the plate is returned: it can be put into another auction', async () => {
      // No other lot here has it.
      await running.pool.query('UPDATE lots SET plate_number = ? WHERE id = ?', [`浙G${TAIL}`, lot().id]);
      const client = await running.clientOf(await aCitizen(running.pool));
      const isFree = async (): Promise<boolean> =>
        ((await client.get(`/api/v1/reservations/plates/${TAIL}`)).body as PlateCheckView).isFree;
      expect(await isFree()).toBe(false);
      await refund(order, { plate: 'returned' });
      expect(await winner()).toMatchObject({ state: 'returned', balance: { backFen: order.amountFen } });
      expect(await settlement()).toMatchObject({
        ...{ paid: 0, returned: 1, pricesBackFen: order.amountFen, hammerFen: 0 },
        deposits: { appliedFen: DEPOSIT_FEN },
      });
      expect(await carsBy('lot', lot().id)).toBe(0);
      expect(await isFree()).toBe(true);
      await payBack(order);
      expect(await one(order)).toMatchObject({ state: 'refunded', hasPlate: false, depositFen: 0 });
    });

    it('gives the deposit back with the balance when that was asked for, out of the sale', async () => {
      expect(await ask(order, { plate: 'returned', withDeposit: true })).toMatchObject({
        body: { approvals: [{ amountFen: HAMMER_FEN }] },
      });
      expect(await approve(order)).toMatchObject({ status: 200 });
      const deposit = await depositOrder();
      const [rows] = await running.pool.query(
        'SELECT amount_fen AS amountFen, why FROM refunds WHERE order_id = ?',
        [deposit.id],
      );
      expect(rows).toEqual([{ amountFen: DEPOSIT_FEN, why: 'staff' }]);
      await payBack(order);
      await payBack(deposit);
      expect(await settlement()).toMatchObject({ pricesBackFen: HAMMER_FEN });
      const sums = (await cashier.get(`${ADMIN}/settlement/ledger/sums?auctionId=${settled.auction.id}`))
        .body;
      expect(sums).toMatchObject({ faults: [] });
    });

    it('tells in the list of refunds who asked, who approved and what becomes of the plate', async () => {
      await refund(order, { plate: 'returned' });
      await payBack(order);
      const { body } = await cashier.get(`${ADMIN}/settlement/refunds?group=done&size=200`);
      const mine = (body as Page<RefundCase>).items.find(({ orderNo }) => orderNo === order.orderNo);
      expect(mine?.approval).toMatchObject({ reason: '登记有误', plate: 'returned' });
      expect(mine?.approval?.askedByName).not.toBe(mine?.approval?.decidedByName);
    });

    it('is asked for by nobody who may only read orders', async () => {
      const { version } = await one(order);
      const body = { version, amountFen: 1, reason: 'x' };
      expect(await clerk.post(`${ADMIN}/orders/${order.orderNo}/refunds`, body)).toMatchObject({
        status: 403,
      });
    });
  });
});
