// After the end of an auction, on the real database: balances, refunds, forfeits, and books that balance.
import { randomUUID } from 'node:crypto';
import type { AuctionResult, EnrolmentView, OrderView, Page } from '@haopai/contracts';
import { balancesOf } from '@haopai/orders';
import { Sequelize } from 'sequelize-typescript';
import { RefusalError } from '../../platform/errors';
import { Transactions } from '../../platform/database';
import { Deposits, FindOrders, type Order, Orders } from '../orders';
import {
  aCitizen,
  aMobile,
  anAuction,
  anEnrolment,
  aRunningApp,
  endAuction,
  faultsOfBooks,
  giveMobile,
  holdDeposits,
  type HttpClient,
  insertRow,
  payOrder,
  readBooks,
  type RunningApp,
  type TestAuction,
  type TestCitizen,
  type TestEnrolment,
  textsTo,
  waitUntil,
} from '../../testing';
import { SettleAuctions } from './settle-auctions';
import { SettleEnrolment } from './settle-enrolment';
import { UnsettledStore } from './unsettled.store';

const DEPOSIT_FEN = 500_000;
const DAY_MS = 24 * 3_600_000;

interface Bidder {
  readonly citizen: TestCitizen;
  readonly client: HttpClient;
  readonly mobile: string;
  readonly enrolment: TestEnrolment;
}

describe('after an auction has ended', () => {
  let running: RunningApp;
  let auction: TestAuction;
  let winner: Bidder;
  let loser: Bidder;

  beforeAll(async () => {
    // Without an engine: the specs write how the lots ended.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
  });
  beforeEach(async () => {
    auction = await anAuction(running.pool, { title: '2026年第9期', lots: [{}, {}, {}] });
    winner = await aBidder(2);
    loser = await aBidder(2);
  });
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  async function aBidder(shares: number, hasDeposits = true): Promise<Bidder> {
    const citizen = await aCitizen(running.pool);
    const mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    const given = { auctionId: auction.id, citizenId: citizen.id, shares };
    const enrolment = await anEnrolment(running.pool, given);
    if (hasDeposits)
      await holdDeposits(running, enrolment, { citizenId: citizen.id, depositFen: DEPOSIT_FEN });
    return { citizen, client: await running.clientOf(citizen), mobile, enrolment };
  }
  const bidder = ({ enrolment }: Bidder, entry = 0) => ({
    paddleNo: enrolment.paddleNo,
    entryId: enrolment.entries[entry]?.id ?? 0,
  });
  /** The winner wins the first lot at ¥52,000, the second is withdrawn under them, and the third ends unsold. */
  const end = async (hammerFen = 5_200_000): Promise<void> => {
    await endAuction(running.pool, auction, [
      { bidsFen: [hammerFen - 100_000, hammerFen], bidders: [bidder(loser), bidder(winner)] },
      { bidsFen: [5_000_000], bidders: [bidder(winner, 1)], withdrawnFor: '更正' },
      {},
    ]);
    await settle();
  };
  const settle = async (): Promise<void> => {
    await running.app.get(SettleAuctions).look();
    await waitUntil(async () => (await auctionRow()).settled_at_ms !== null);
  };
  const auctionRow = async (): Promise<{ ended_at_ms: number; settled_at_ms: number | null }> => {
    const [rows] = await running.pool.query('SELECT ended_at_ms, settled_at_ms FROM auctions WHERE id = ?', [
      auction.id,
    ]);
    return (
      (rows as { ended_at_ms: number; settled_at_ms: number | null }[])[0] ?? {
        ended_at_ms: 0,
        settled_at_ms: 0,
      }
    );
  };
  const enrolmentOf = async ({ client }: Bidder): Promise<EnrolmentView> =>
    (await client.get(`/api/v1/auctions/${auction.id}/enrolments/mine`)).body as EnrolmentView;
  const orderView = async ({ client }: Bidder, orderNo: string | null | undefined): Promise<OrderView> =>
    (await client.get(`/api/v1/me/orders/${orderNo}`)).body as OrderView;
  const balanceOf = async (of: Bidder, entry = 0): Promise<Order> => {
    const orderNo = (await enrolmentOf(of)).entries[entry]?.lot?.balanceOrderNo ?? '';
    const order = await running.app.get(FindOrders).own(of.citizen.id, orderNo);
    if (order instanceof RefusalError) throw order;
    return order;
  };
  const noticesOf = async ({ client }: Bidder): Promise<readonly string[]> => {
    const { items } = (await client.get('/api/v1/me/notices?size=50')).body as Page<{ kind: string }>;
    return items
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'enrolled')
      .sort();
  };
  const templatesTo = async ({ mobile }: Bidder): Promise<readonly string[]> =>
    (await textsTo(running, mobile))
      .map(({ template }) => template)
      .filter((one) => one !== 'enrolled')
      .sort();
  const told = async (who: Bidder, notices: readonly string[], texts: readonly string[]): Promise<void> => {
    await waitUntil(async () => (await noticesOf(who)).length >= notices.length);
    await waitUntil(async () => (await templatesTo(who)).length >= texts.length);
    expect([await noticesOf(who), await templatesTo(who)]).toEqual([notices, texts]);
  };
  const disqualify = async ({ enrolment: { paddleNo } }: Bidder): Promise<void> => {
    const actId = randomUUID();
    await insertRow(running.pool, 'control_acts', {
      ...{ act_id: actId, auction_id: auction.id, kind: 'disqualify', paddle_no: paddleNo, reason: '串通' },
      ...{ lots: '[]', staff_id: 1, staff_name: '竞买师', at_ms: Date.now() },
    });
    await insertRow(running.pool, 'disqualifications', {
      ...{ auction_id: auction.id, paddle_no: paddleNo, act_id: actId, reason: '串通', at_ms: Date.now() },
      told_at_ms: Date.now(),
    });
  };
  /** More deposit for the first of their entries. */
  const topUp = async ({ citizen, enrolment }: Bidder, amountFen: number): Promise<Order> => {
    const { id: entryId = 0, vin = '' } = enrolment.entries[0] ?? {};
    const order = await running.app.get(Transactions).run((transaction) =>
      running.app.get(Orders).create(transaction, {
        ...{ kind: 'enrolmentDeposit', subjectId: enrolment.id, citizenId: citizen.id, amountFen },
        dueAtMs: Date.now() + DAY_MS,
        deposits: [{ entryId, vin, amountFen }],
        about: {
          plate: null,
          auction: null,
          lotId: null,
          vins: [vin],
          depositAppliedFen: null,
          isTopUp: true,
        },
      }),
    );
    return payOrder(running, order);
  };
  const depositsOf = ({ id }: Order) => running.app.get(Deposits).of(id);
  /** A number gets three texts a minute. */
  const takeNewNumber = async (): Promise<void> => {
    winner = { ...winner, mobile: aMobile() };
    await giveMobile(running, winner.citizen, winner.mobile);
  };
  /** As if its time had come: the journal's own due date decides. */
  const letExpire = async ({ id }: Order): Promise<void> => {
    await running.pool.query(
      `UPDATE order_events SET body = JSON_SET(body, '$.terms.dueAtMs', 1) WHERE order_id = ? AND version = 1`,
      [id],
    );
    await running.app.get(Transactions).run((transaction) => running.app.get(Orders).expire(transaction, id));
  };

  it('asks the winner for the balance: hammer price without the deposit, due in as many days as the auction gives', async () => {
    await running.pool.query('UPDATE auctions SET payment_days = 3 WHERE id = ?', [auction.id]);
    await end();
    const [entry, other] = (await enrolmentOf(winner)).entries;
    expect(entry).toMatchObject({
      deposit: 'held',
      lot: { lotId: auction.lots[0]?.id, outcome: 'won', hammerFen: 5_200_000 },
    });
    expect(other).toMatchObject({ deposit: 'refunded', lot: { outcome: 'withdrawn', hammerFen: null } });
    const order = await orderView(winner, entry?.lot?.balanceOrderNo);
    expect(entry?.lot).toMatchObject({ balanceFen: 4_700_000, balanceDueAtMs: order.dueAtMs });
    expect(order).toMatchObject({
      kind: 'balance',
      state: 'created',
      amountFen: 4_700_000,
      about: {
        plate: { number: auction.lots[0]?.plateNumber },
        auction: { id: auction.id },
        lotId: auction.lots[0]?.id,
        vins: [entry?.vin],
        depositAppliedFen: DEPOSIT_FEN,
      },
    });
    const { ended_at_ms, settled_at_ms } = await auctionRow();
    expect(order.dueAtMs).toBeGreaterThanOrEqual(ended_at_ms + 3 * DAY_MS);
    expect(order.dueAtMs).toBeLessThanOrEqual((settled_at_ms ?? 0) + 3 * DAY_MS);
    await told(winner, ['depositsRefunded', 'lotWon'], ['depositsRefunded', 'lotWon']);
  });

  it('asks a disqualified winner for nothing: the deposit behind the lot is forfeited, the other goes back, the lot is defaulted', async () => {
    await disqualify(winner);
    await end();
    const { disqualified, entries } = await enrolmentOf(winner);
    expect(disqualified).toEqual({ reason: '串通', atMs: expect.any(Number) });
    expect((await enrolmentOf(loser)).disqualified).toBeNull();
    const [entry, other] = entries;
    expect(entry).toMatchObject({
      deposit: 'forfeited',
      lot: {
        ...{ lotId: auction.lots[0]?.id, outcome: 'defaulted' },
        ...{ balanceOrderNo: null, balanceFen: null, balanceDueAtMs: null },
      },
    });
    expect(other).toMatchObject({ deposit: 'refunded', lot: { outcome: 'withdrawn' } });
    expect((await enrolmentOf(loser)).entries).toMatchObject([
      { deposit: 'refunded' },
      { deposit: 'refunded' },
    ]);
    await told(winner, ['depositsRefunded', 'winDisqualified'], ['depositsRefunded', 'winDisqualified']);
    const result = (await running.client().get(`/api/v1/results/${auction.id}`)).body as AuctionResult;
    expect(result.lots[0]).toMatchObject({ outcome: 'defaulted' });
  });

  it('gives losers, and entries that stood behind no lot, their deposits back by themselves', async () => {
    await end();
    const view = await enrolmentOf(loser);
    expect(view.entries).toMatchObject([
      { deposit: 'refunded', lot: { outcome: 'lost', hammerFen: 5_200_000, balanceOrderNo: null } },
      { deposit: 'refunded', lot: null },
    ]);
    expect(await orderView(loser, view.orderNo)).toMatchObject({
      state: 'refunding',
      refunds: [{ amountFen: DEPOSIT_FEN }, { amountFen: DEPOSIT_FEN }],
    });
    await told(loser, ['depositsRefunded'], ['depositsRefunded']);
  });

  it('takes the deposit off the price when the balance is paid, and says how to pick the plate up', async () => {
    const words = ['三号窗口', auction.id];
    await running.pool.query('UPDATE auctions SET pick_up_text = ? WHERE id = ?', words);
    await end();
    const order = await balanceOf(winner);
    const before = await readBooks(running.pool);
    await takeNewNumber();
    await payOrder(running, order);
    const view = await enrolmentOf(winner);
    expect(view.entries[0]).toMatchObject({
      deposit: 'applied',
      lot: { outcome: 'won', balanceOrderNo: order.orderNo, balanceFen: 4_700_000, balanceDueAtMs: null },
    });
    expect(view.pickUp).toMatchObject({
      plates: [{ lotId: auction.lots[0]?.id, plate: { number: auction.lots[0]?.plateNumber } }],
      toBring: [{ zh: '身份证（单位：营业执照）' }, { zh: '购车发票' }, { zh: '合格证或登记证书' }],
      text: '三号窗口',
    });
    expect(view.pickUp?.fromMs).toBeGreaterThan(Date.now());
    const now = await readBooks(running.pool);
    expect(balancesOf(now.transactions).sales - balancesOf(before.transactions).sales).toBe(-5_200_000);
    await told(winner, ['balancePaid', 'depositsRefunded', 'lotWon'], ['balancePaid']);
    expect(await orderView(winner, order.orderNo)).toMatchObject({ state: 'paid' });
  });

  it('forfeits the deposit of whoever does not pay in time, and marks the lot in the results', async () => {
    await end();
    const order = await balanceOf(winner);
    await takeNewNumber();
    await letExpire(order);
    expect((await enrolmentOf(winner)).entries[0]).toMatchObject({
      deposit: 'forfeited',
      lot: { outcome: 'defaulted', hammerFen: 5_200_000, balanceDueAtMs: null },
    });
    const result = (await running.client().get(`/api/v1/results/${auction.id}`)).body as AuctionResult;
    expect(result).toMatchObject({ sold: 0, defaulted: 1, withdrawn: 1, unsold: 1, totalFen: 0 });
    expect(result.lots[0]).toMatchObject({ outcome: 'defaulted', hammerPriceFen: 5_200_000 });
    const csv = await (await fetch(`${running.url}/api/v1/results/${auction.id}/csv`)).text();
    expect(csv).toContain('违约');
    await told(
      winner,
      ['depositForfeited', 'depositsRefunded', 'enrolmentBarred', 'lotWon'],
      ['depositForfeited'],
    );
    await expect(payOrder(running, order)).rejects.toMatchObject({ code: 'ORDER.NOT_OPEN' });
  });

  it('keeps the car of a plate that was won from another plate, and gives it free when it is not paid', async () => {
    await end();
    const vin = winner.enrolment.entries[0]?.vin ?? '';
    const coming = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
    const isFree = async (): Promise<boolean> => {
      const { body } = await loser.client.get(`/api/v1/auctions/${coming.id}/vins/${vin}`);
      return (body as { isFree: boolean }).isFree;
    };
    expect(await isFree()).toBe(false);
    await letExpire(await balanceOf(winner));
    expect(await isFree()).toBe(true);
  });

  it('asks for nothing where the deposit covers the price, and gives back what is above it', async () => {
    await end(300_000);
    const view = await enrolmentOf(winner);
    expect(view.entries[0]).toMatchObject({
      deposit: 'applied',
      lot: { outcome: 'won', hammerFen: 300_000, balanceOrderNo: null },
    });
    expect(view.pickUp?.plates).toHaveLength(1);
    expect(await orderView(winner, view.orderNo)).toMatchObject({
      refunds: [{ amountFen: 200_000 }, { amountFen: DEPOSIT_FEN }],
    });
    await told(winner, ['depositsRefunded', 'lotCovered'], ['depositsRefunded', 'lotCovered']);
  });

  it('gives nothing back where the price is the deposit to the fen', async () => {
    await end(DEPOSIT_FEN);
    const view = await enrolmentOf(winner);
    expect(view.entries[0]).toMatchObject({ deposit: 'applied', lot: { balanceOrderNo: null } });
    expect((await orderView(winner, view.orderNo)).refunds).toMatchObject([{ amountFen: DEPOSIT_FEN }]);
  });

  it('asks for the whole price where there is no deposit', async () => {
    winner = await aBidder(2, false);
    await end();
    expect(await orderView(winner, (await balanceOf(winner)).orderNo)).toMatchObject({
      amountFen: 5_200_000,
      about: { depositAppliedFen: 0 },
    });
  });

  it('takes all that was paid for a win off the price, or keeps all of it', async () => {
    const more = await topUp(winner, 100_000);
    const held = (await enrolmentOf(winner)).entries[0];
    expect(held).toMatchObject({ deposit: 'held', depositFen: DEPOSIT_FEN + 100_000 });
    await end();
    const order = await balanceOf(winner);
    expect(await orderView(winner, order.orderNo)).toMatchObject({
      amountFen: 4_600_000,
      about: { depositAppliedFen: DEPOSIT_FEN + 100_000 },
    });
    await payOrder(running, order);
    expect(await depositsOf(more)).toMatchObject([{ state: 'applied' }]);
    expect((await enrolmentOf(winner)).entries[0]).toMatchObject({ deposit: 'applied' });
  });

  it('forfeits all that was paid for a lot whose winner does not pay', async () => {
    const more = await topUp(winner, 100_000);
    await end();
    await letExpire(await balanceOf(winner));
    expect(await depositsOf(more)).toMatchObject([{ state: 'forfeited' }]);
    expect((await enrolmentOf(winner)).entries[0]).toMatchObject({ deposit: 'forfeited' });
  });

  it('gives losers all back that they paid', async () => {
    const more = await topUp(loser, 100_000);
    await end();
    expect(await depositsOf(more)).toMatchObject([{ state: 'refunded' }]);
    expect((await enrolmentOf(loser)).entries[0]).toMatchObject({ deposit: 'refunded' });
  });

  it('pays a small price with one deposit after the other, and gives back the rest', async () => {
    const more = await topUp(winner, 100_000);
    const further = await topUp(winner, 200_000);
    await end(550_000);
    const view = await enrolmentOf(winner);
    expect(view.entries[0]).toMatchObject({ deposit: 'applied', lot: { balanceOrderNo: null } });
    expect(await depositsOf(more)).toMatchObject([{ state: 'applied' }]);
    expect((await orderView(winner, more.orderNo)).refunds).toMatchObject([{ amountFen: 50_000 }]);
    expect(await depositsOf(further)).toMatchObject([{ state: 'refunded' }]);
  });

  it('settles whoever has won before the others, whose enrolments are older', async () => {
    const late = await aBidder(1);
    await endAuction(running.pool, auction, [{ bidsFen: [5_200_000], bidders: [bidder(late)] }, {}, {}]);
    await settle();
    const told = async (): Promise<readonly number[]> => {
      const [rows] = await running.pool.query(
        `SELECT citizen_id AS citizenId FROM notices WHERE citizen_id IN (?) AND kind <> 'enrolled' ORDER BY id`,
        [[winner, loser, late].map(({ citizen }) => citizen.id)],
      );
      return (rows as { citizenId: number }[]).map(({ citizenId }) => citizenId);
    };
    await waitUntil(async () => (await told()).length === 3);
    expect((await told())[0]).toBe(late.citizen.id);
  });

  it('goes on after the bidder whom it has settled, instead of from the first one', async () => {
    const others = [await aBidder(1), await aBidder(1), await aBidder(1)];
    await endAuction(running.pool, auction, [{}, {}, {}]);
    const from: number[] = [];
    const { options } = running.app.get(Sequelize);
    const search = new RegExp(`auction_id = ${auction.id} AND state = 'paid' AND id BETWEEN (\\d+) AND`);
    options.logging = (sql) => {
      const [, fromId] = search.exec(sql) ?? [];
      if (fromId !== undefined) from.push(Number(fromId));
    };
    await settle();
    options.logging = false;
    const ids = [winner, loser, ...others].map(({ enrolment }) => enrolment.id);
    // A transaction that met a lock is run again from where it was.
    expect(from.filter((id, at) => id !== from[at - 1])).toEqual([1, ...ids.map((id) => id + 1)]);
  });

  it('finds the next bidder without reading those that are settled', async () => {
    const SETTLED = 200;
    for (let each = 0; each < SETTLED; each += 1) {
      const { id: citizenId } = await aCitizen(running.pool);
      await anEnrolment(running.pool, { auctionId: auction.id, citizenId, shares: 1 });
    }
    const last = await aBidder(1);
    await running.pool.query(
      'UPDATE entries SET settled_at_ms = 1 WHERE auction_id = ? AND enrolment_id < ?',
      [auction.id, last.enrolment.id],
    );
    const fromId = last.enrolment.id;
    const read = await running.app.get(Transactions).run(async (transaction) => {
      const rowsRead = async (): Promise<number> => {
        const [rows] = await running.app.get(Sequelize).query(`SHOW SESSION STATUS LIKE 'Handler_read%'`, {
          transaction,
        });
        return (rows as { Value: string }[]).reduce((sum, { Value }) => sum + Number(Value), 0);
      };
      const before = await rowsRead();
      const range = { fromId, toId: Number.MAX_SAFE_INTEGER, except: [] };
      const taken = await running.app.get(UnsettledStore).take(transaction, auction.id, range);
      expect(taken?.enrolmentId).toBe(last.enrolment.id);
      return (await rowsRead()) - before;
    });
    expect(read).toBeLessThan(SETTLED / 2);
    expect(read).toBeGreaterThan(0);
  });

  it('leaves a bidder alone whom another instance has just settled', async () => {
    await end();
    const { id: enrolmentId } = loser.enrolment;
    const bidder = {
      enrolmentId,
      citizenId: loser.citizen.id,
      language: 'zh',
      isDisqualified: false,
    } as const;
    const { ended_at_ms: endedAtMs } = await auctionRow();
    const ended = { id: auction.id, title: '', startsAtMs: 0, endedAtMs, paymentDays: 5, isCancelled: false };
    const before = await readBooks(running.pool);
    await running.app
      .get(Transactions)
      .run((transaction) => running.app.get(SettleEnrolment).execute(transaction, ended, bidder));
    expect(await readBooks(running.pool)).toEqual(before);
  });

  it('settles nothing while a lot that an entry stands behind has not ended, and the rest of the bidders', async () => {
    const elsewhere = await anAuction(running.pool);
    await running.pool.query('INSERT INTO entry_bindings (entry_id, lot_id) VALUES (?, ?)', [
      bidder(winner).entryId,
      elsewhere.lots[0]?.id,
    ]);
    await endAuction(running.pool, auction, [{}, {}, {}]);
    await running.app.get(SettleAuctions).look();
    await waitUntil(async () => (await enrolmentOf(loser)).entries[0]?.deposit === 'refunded');
    expect((await enrolmentOf(winner)).entries[0]).toMatchObject({ deposit: 'held' });
    expect((await auctionRow()).settled_at_ms).toBeNull();
  });
});
