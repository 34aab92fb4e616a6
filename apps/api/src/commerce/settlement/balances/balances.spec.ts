// What the cashier sees of winners and does about them, on the real database: reminders, more time, defaults, and every refusal.
import type {
  AuditEntryView,
  ErrorBody,
  NoticeView,
  Page,
  SettlementView,
  WinnerView,
} from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { Orders, type Order } from '../../orders';
import {
  aRunningApp,
  aSettledAuction,
  decide,
  DEPOSIT_FEN,
  faultsOfBooks,
  type HttpAnswer,
  type HttpClient,
  letBalanceBeDueIn,
  letStepsBe,
  openApproval,
  payOrder,
  type RunningApp,
  type SettledAuction,
  staffClient,
  type TestBidder,
  textsTo,
  waitUntil,
} from '../../../testing';
import { RemindWinners } from './remind-winners';

const ADMIN = '/api/v1/admin/settlement';
const DAY_MS = 24 * 3_600_000;

describe('winners and their balances', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let settled: SettledAuction;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    cashier = await staffClient(running, 'cashier');
  });
  beforeEach(async () => {
    settled = await aSettledAuction(running, [5_200_000, 5_600_000, 300_000]);
  });
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  const lotId = (lot = 0): number => settled.auction.lots[lot]?.id ?? 0;
  const winner = (lot = 0): TestBidder => {
    const found = settled.winners[lot];
    if (found === undefined) throw new Error('no such winner');
    return found;
  };
  const winners = async (query = ''): Promise<readonly WinnerView[]> => {
    const { body } = await cashier.get(`${ADMIN}/auctions/${settled.auction.id}/winners${query}`);
    return (body as Page<WinnerView>).items;
  };
  const settlement = async (): Promise<SettlementView> =>
    (await cashier.get(`${ADMIN}/auctions/${settled.auction.id}`)).body as SettlementView;
  const act = (name: string, body: object = {}, client = cashier, lot = 0): Promise<HttpAnswer> =>
    client.post(`${ADMIN}/lots/${lotId(lot)}/${name}`, body);
  const refused = (answer: HttpAnswer): Pick<ErrorBody, 'code' | 'data'> & { status: number } => {
    const { code, data } = answer.body as ErrorBody;
    return { status: answer.status, code, data };
  };
  const extend = async (dueAtMs: number, version?: number): Promise<HttpAnswer> => {
    const seen = version ?? (await winners())[0]?.balance?.version;
    return act('extend', { version: seen, dueAtMs, reason: '银行限额' });
  };
  /** The clock of the instance is off by so much. */
  const aside = async <T>(byMs: number, work: () => Promise<T>): Promise<T> => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + byMs);
    try {
      return await work();
    } finally {
      clock.mockRestore();
    }
  };
  const lastAudit = async (): Promise<AuditEntryView | undefined> => {
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=lot:${lotId()}&size=1`);
    return (body as Page<AuditEntryView>).items[0];
  };
  const noticeKinds = async ({ client }: TestBidder): Promise<readonly string[]> => {
    const { body } = await client.get('/api/v1/me/notices?size=50');
    return (body as Page<NoticeView>).items.map(({ kind }) => kind);
  };
  const texts = async ({ mobile }: TestBidder): Promise<readonly string[]> =>
    (await textsTo(running, mobile)).map(({ template }) => template);
  const expire = (order: Order): Promise<unknown> =>
    running.app.get(Transactions).run((transaction) => running.app.get(Orders).expire(transaction, order.id));
  const remindersOf = async (who: TestBidder, count: number): Promise<void> => {
    const soon = async (): Promise<number> =>
      (await noticeKinds(who)).filter((kind) => kind === 'balanceSoon').length;
    await waitUntil(async () => (await soon()) >= count);
    expect(await soon()).toBe(count);
  };

  it('are listed with what they owe, and what the deposit has paid for by itself', async () => {
    const [first, second, covered] = await winners();
    const order = await settled.balance(0);
    expect(first).toMatchObject({
      lotId: lotId(),
      state: 'due',
      paddleNo: winner().enrolment.paddleNo,
      hammerFen: 5_200_000,
      depositFen: DEPOSIT_FEN,
      balance: {
        orderNo: order.orderNo,
        ...{ version: 1, state: 'created', amountFen: 4_700_000, dueAtMs: order.dueAtMs },
        latestDueAtMs: order.dueAtMs + 30 * DAY_MS,
        ...{ remindersByHand: 0, remindedAtMs: null },
      },
    });
    expect(first?.citizenName).toMatch(/^.\*\*$/u);
    expect(second).toMatchObject({ lotId: lotId(1), balance: { amountFen: 5_100_000 } });
    expect(covered).toMatchObject({ lotId: lotId(2), state: 'paid', balance: null });
    expect((await winners('?state=paid')).map((each) => each.lotId)).toEqual([lotId(2)]);
    expect(await settlement()).toMatchObject({
      ...{ won: 3, due: 2, paid: 1, defaulted: 0, hammerFen: 11_100_000, dueFen: 9_800_000 },
      deposits: {
        receivedFen: 4 * DEPOSIT_FEN,
        heldFen: 2 * DEPOSIT_FEN,
        appliedFen: DEPOSIT_FEN,
        refundedFen: DEPOSIT_FEN,
        forfeitedFen: 0,
      },
    });
    const { body } = await cashier.get(`${ADMIN}/auctions?size=1`);
    expect((body as Page<object>).items[0]).toMatchObject({ auctionId: settled.auction.id, won: 3 });
  });

  it('are counted as paid and as defaulted when they are', async () => {
    await payOrder(running, await settled.balance(0));
    const other = await settled.balance(1);
    await letBalanceBeDueIn(running, other, -1);
    await expire(other);
    expect(await settlement()).toMatchObject({
      ...{ due: 0, paid: 2, defaulted: 1, hammerFen: 5_500_000, dueFen: 0 },
      deposits: { heldFen: 0, appliedFen: 2 * DEPOSIT_FEN, forfeitedFen: DEPOSIT_FEN },
    });
    expect((await winners()).map(({ state }) => state)).toEqual(['paid', 'defaulted', 'paid']);
  });

  it('are called by the cashier: the number is shown for a reason, and on record are who, which lot and why', async () => {
    const call = (client = cashier, body: object = { reason: '提醒缴纳余款' }): Promise<HttpAnswer> =>
      act('contact', body, client);
    const answer = await call();
    expect(answer).toMatchObject({ status: 200, body: { lotId: lotId(), mobile: winner().mobile } });
    const citizenId = (await winners())[0]?.citizenId ?? 0;
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=citizen:${citizenId}&size=1`);
    const [entry] = (body as Page<AuditEntryView>).items;
    expect(entry).toMatchObject({
      ...{ act: 'citizen.revealed', reason: '提醒缴纳余款' },
      after: { fields: ['mobile'], lotId: lotId() },
    });
    expect(JSON.stringify(entry)).not.toContain(winner().mobile);
    expect(refused(await call(cashier, { reason: '' }))).toMatchObject({ status: 400 });
    expect(refused(await call(auditor))).toMatchObject({ status: 403, code: 'STAFF.FORBIDDEN' });
    const path = `${ADMIN}/lots/999999/contact`;
    expect(refused(await cashier.post(path, { reason: 'x' }))).toMatchObject({
      ...{ status: 404, code: 'BALANCE.NOT_FOUND' },
    });
  });

  it('stand in the order of the heading that was pressed', async () => {
    const lots = async (sort: string): Promise<readonly (number | undefined)[]> =>
      (await winners(`?sort=${sort}`)).map(({ lotNo }) => lotNo);
    expect(await lots('hammer')).toEqual([3, 1, 2]);
    expect(await lots('-hammer')).toEqual([2, 1, 3]);
    expect(await lots('-lot')).toEqual([3, 2, 1]);
    // What owes nothing stands last, either way.
    expect((await lots('due')).at(-1)).toBe(3);
    expect((await lots('-due')).at(-1)).toBe(3);
    const path = `${ADMIN}/auctions/${settled.auction.id}/winners?sort=name`;
    expect(await cashier.get(path)).toMatchObject({ status: 400 });
  });

  it('are not there for an auction that has not ended', async () => {
    expect(refused(await cashier.get(`${ADMIN}/auctions/999999/winners`))).toMatchObject({
      status: 404,
      code: 'AUCTION.NOT_FOUND',
    });
  });

  describe('are reminded', () => {
    it('once by themselves, a day before the balance is due, by whichever instance', async () => {
      const task = running.app.get(RemindWinners);
      await task.look();
      expect(await noticeKinds(winner())).not.toContain('balanceSoon');
      await letBalanceBeDueIn(running, await settled.balance(0), DAY_MS - 60_000);
      await running.pool.query('UPDATE won_lots SET at_ms = at_ms - ? WHERE lot_id = ?', [DAY_MS, lotId()]);
      await Promise.all([task.look(), task.look()]);
      await task.look();
      await remindersOf(winner(), 1);
      expect(await noticeKinds(winner(1))).not.toContain('balanceSoon');
      await waitUntil(async () => (await texts(winner())).includes('balanceSoon'));
      expect((await winners())[0]?.balance).toMatchObject({ remindersByHand: 0 });
      expect((await winners())[0]?.balance?.remindedAtMs).toBeGreaterThan(Date.now() - 60_000);
    });

    it('by hand, three times at most and not twice within four hours', async () => {
      const answer = await act('remind');
      expect(answer).toMatchObject({ status: 200, body: { balance: { remindersByHand: 1 } } });
      await remindersOf(winner(), 1);
      expect(await lastAudit()).toMatchObject({ act: 'balance.reminded', after: { remindersByHand: 1 } });
      const [nowMs, early] = [Date.now(), await aside(-600_000, () => act('remind'))];
      expect(refused(early)).toMatchObject({ status: 409, code: 'BALANCE.REMINDED_JUST_NOW' });
      const { againAtMs } = refused(early).data as { againAtMs: number };
      expect(Math.abs(againAtMs - nowMs - 4 * 3_600_000)).toBeLessThan(60_000);
      const later = (): Promise<unknown> =>
        running.pool.query('UPDATE won_lots SET reminded_at_ms = reminded_at_ms - ? WHERE lot_id = ?', [
          ...[4 * 3_600_000, lotId()],
        ]);
      for (let more = 0; more < 2; more += 1) {
        await later();
        expect((await act('remind')).status).toBe(200);
      }
      await later();
      expect(refused(await act('remind'))).toMatchObject({
        ...{ status: 409, code: 'BALANCE.REMINDED_ENOUGH', data: { max: 3 } },
      });
    });

    it('all of an auction at once, but for those who were reminded just now', async () => {
      expect((await act('remind')).status).toBe(200);
      const path = `${ADMIN}/auctions/${settled.auction.id}/remind`;
      expect(await cashier.post(path, {})).toMatchObject({ status: 200, body: { reminded: 1, left: 1 } });
      await remindersOf(winner(1), 1);
      expect(await cashier.post(path, {})).toMatchObject({ status: 200, body: { reminded: 0, left: 2 } });
      expect(await cashier.post(`${ADMIN}/auctions/999999/remind`, {})).toMatchObject({ status: 404 });
      const auditor = await staffClient(running, 'auditor');
      expect(await auditor.post(path, {})).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
    });

    it('once when two press at the same instant', async () => {
      const answers = await Promise.all([act('remind'), act('remind'), act('remind')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      await remindersOf(winner(), 1);
    });

    it('not when nothing is owed', async () => {
      await payOrder(running, await settled.balance(0));
      expect(refused(await act('remind'))).toMatchObject({ status: 409, code: 'ORDER.NOT_OPEN' });
      expect(refused(await act('remind', {}, cashier, 2))).toMatchObject({
        ...{ status: 404, code: 'BALANCE.NOT_FOUND', data: { lotId: lotId(2) } },
      });
    });
  });

  describe('are given more time', () => {
    const ONE_PERSON = [{ upToFen: null, permission: 'settlement.act', people: 1 }] as const;
    beforeEach(() => letStepsBe(running, 'extension', ONE_PERSON));
    afterEach(() => letStepsBe(running, 'extension'));

    it('by two, as shipped', async () => {
      await letStepsBe(running, 'extension');
      const { dueAtMs } = await settled.balance(0);
      expect(refused(await extend(dueAtMs + DAY_MS))).toMatchObject({ status: 409, code: 'APPROVAL.WAITS' });
      expect((await settled.balance(0)).dueAtMs).toBe(dueAtMs);
      const colleague = await staffClient(running, 'cashier');
      const asked = await openApproval(colleague, 'extension', `lot:${lotId()}`);
      expect(await decide(colleague, asked)).toMatchObject({ status: 200 });
      expect((await settled.balance(0)).dueAtMs).toBe(dueAtMs + DAY_MS);
    });

    it('with a reason that is kept, and are told', async () => {
      const { dueAtMs, id } = await settled.balance(0);
      const later = dueAtMs + 3 * DAY_MS;
      const answer = await extend(later);
      expect(answer).toMatchObject({ status: 200, body: { balance: { dueAtMs: later, version: 2 } } });
      await waitUntil(async () => (await noticeKinds(winner())).includes('balanceExtended'));
      await waitUntil(async () => (await texts(winner())).includes('balanceExtended'));
      expect(await lastAudit()).toMatchObject({
        ...{ act: 'balance.extended', reason: '银行限额', before: { dueAtMs }, after: { dueAtMs: later } },
      });
      const order = await settled.balance(0);
      expect([order.dueAtMs, order.id]).toEqual([later, id]);
      await letBalanceBeDueIn(running, order, -1);
      await expire(order);
      expect((await winners())[0]?.state).toBe('due');
      await payOrder(running, order);
      expect((await winners())[0]?.state).toBe('paid');
    });

    it('to no earlier time, and to 30 days after the first one at most', async () => {
      const { dueAtMs } = await settled.balance(0);
      const latestMs = dueAtMs + 30 * DAY_MS;
      const bounds = { status: 422, code: 'ORDER.EXTENSION_REFUSED' };
      expect(refused(await extend(dueAtMs - 1))).toMatchObject({
        ...bounds,
        data: { earliestMs: dueAtMs + 1, latestMs },
      });
      expect(refused(await extend(latestMs + 1))).toMatchObject(bounds);
      expect((await extend(latestMs)).status).toBe(200);
      expect(refused(await extend(latestMs + 1))).toMatchObject(bounds);
    });

    it('by one of two who change it at once; the other is told that it has changed', async () => {
      const { dueAtMs } = await settled.balance(0);
      const answers = await Promise.all([extend(dueAtMs + DAY_MS, 1), extend(dueAtMs + 2 * DAY_MS, 1)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const lost = answers.find(({ status }) => status === 409);
      expect(lost === undefined ? null : refused(lost)).toMatchObject({
        ...{ code: 'RECORD.CHANGED', data: { version: 2 } },
      });
    });

    it('by two above what the steps let one person give', async () => {
      await letStepsBe(running, 'extension', [
        { upToFen: 4_700_000, permission: 'settlement.act', people: 1 },
        { upToFen: null, permission: 'settlement.act', people: 2 },
      ]);
      const { dueAtMs } = await settled.balance(0);
      expect((await extend(dueAtMs + DAY_MS)).status).toBe(200);
      const other = await settled.balance(1);
      const body = { version: 1, dueAtMs: other.dueAtMs + DAY_MS, reason: '银行限额' };
      const waits = { status: 409, code: 'APPROVAL.WAITS', data: { amountFen: 5_100_000 } };
      expect(refused(await act('extend', body, cashier, 1))).toMatchObject(waits);
      expect((await settled.balance(1)).dueAtMs).toBe(other.dueAtMs);
      const colleague = await staffClient(running, 'cashier');
      const asked = await openApproval(colleague, 'extension', `lot:${lotId(1)}`);
      expect(asked).toMatchObject({ amountFen: 5_100_000, facts: { auctionId: settled.auction.id } });
      expect(await decide(colleague, asked)).toMatchObject({ status: 200 });
      expect((await settled.balance(1)).dueAtMs).toBe(other.dueAtMs + DAY_MS);
      await waitUntil(async () => (await noticeKinds(winner(1))).includes('balanceExtended'));
      expect(refused(await act('extend', { ...body, dueAtMs: other.dueAtMs }, cashier, 1))).toMatchObject({
        ...{ status: 409, code: 'RECORD.CHANGED' },
      });
    });

    it('not without a reason, and not when it is paid or over', async () => {
      const { dueAtMs } = await settled.balance(0);
      const body = { version: 1, dueAtMs: dueAtMs + DAY_MS };
      expect(refused(await act('extend', body))).toMatchObject({ status: 400 });
      expect(refused(await act('extend', { ...body, reason: '' }))).toMatchObject({ status: 400 });
      await payOrder(running, await settled.balance(0));
      expect(refused(await extend(dueAtMs + DAY_MS))).toMatchObject({ status: 409, code: 'ORDER.NOT_OPEN' });
    });

    it('and are reminded once more before the new time', async () => {
      const task = running.app.get(RemindWinners);
      const order = await settled.balance(0);
      await letBalanceBeDueIn(running, order, DAY_MS - 60_000);
      await running.pool.query('UPDATE won_lots SET at_ms = at_ms - ? WHERE lot_id = ?', [DAY_MS, lotId()]);
      await task.look();
      await remindersOf(winner(), 1);
      const soon = Date.now() + 2 * DAY_MS;
      expect((await extend(soon)).status).toBe(200);
      await task.look();
      await remindersOf(winner(), 1);
      await running.pool.query('UPDATE orders SET due_at_ms = ? WHERE id = ?', [
        ...[Date.now() + DAY_MS - 60_000, order.id],
      ]);
      await task.look();
      await remindersOf(winner(), 2);
    });

    it('and are not reminded right after they heard of a time within the day', async () => {
      const order = await settled.balance(0);
      await letBalanceBeDueIn(running, order, 3_600_000);
      await running.pool.query('UPDATE won_lots SET at_ms = at_ms - ? WHERE lot_id = ?', [DAY_MS, lotId()]);
      const dueAtMs = Date.now() + DAY_MS - 300_000;
      expect((await aside(-600_000, () => extend(dueAtMs))).status).toBe(200);
      await running.app.get(RemindWinners).look();
      // A reminder of this time would have come before the one of the next.
      const nextMs = dueAtMs - 60_000;
      await running.pool.query('UPDATE orders SET due_at_ms = ? WHERE id = ?', [nextMs, order.id]);
      await running.app.get(RemindWinners).look();
      const told = async (): Promise<readonly unknown[]> => {
        const { body } = await winner().client.get('/api/v1/me/notices?size=50');
        return (body as Page<NoticeView>).items
          .filter(({ kind }) => kind === 'balanceSoon')
          .map(({ data }) => data['dueAtMs']);
      };
      await waitUntil(async () => (await told()).includes(nextMs));
      expect(await told()).toEqual([nextMs]);
    });
  });

  describe('default', () => {
    it('by hand once the time is over, with a reason; the deposit is forfeited and the lot defaulted', async () => {
      await letBalanceBeDueIn(running, await settled.balance(0), -1);
      const [answer, again] = [
        await act('forfeit', { reason: '逾期' }),
        await act('forfeit', { reason: '逾期' }),
      ];
      // The program itself looks each second, and may have been first.
      if (answer.status === 200) {
        expect(answer.body).toMatchObject({ state: 'defaulted', balance: { state: 'expired' } });
        expect(await lastAudit()).toMatchObject({ act: 'balance.forfeited', reason: '逾期' });
      } else expect(refused(answer)).toMatchObject({ code: 'ORDER.NOT_OPEN', data: { state: 'expired' } });
      expect(refused(again)).toMatchObject({ status: 409, code: 'ORDER.NOT_OPEN' });
      expect(await settlement()).toMatchObject({
        ...{ defaulted: 1, deposits: { forfeitedFen: DEPOSIT_FEN } },
      });
    });

    it('not before the time is over, not without a reason, and not when they have paid', async () => {
      const { dueAtMs } = await settled.balance(0);
      expect(refused(await act('forfeit', { reason: '逾期' }))).toMatchObject({
        ...{ status: 409, code: 'BALANCE.NOT_DUE', data: { dueAtMs } },
      });
      expect(refused(await act('forfeit'))).toMatchObject({ status: 400, code: 'REQUEST.INVALID' });
      await payOrder(running, await settled.balance(0));
      expect(refused(await act('forfeit', { reason: '逾期' }))).toMatchObject({ code: 'ORDER.NOT_OPEN' });
      expect((await winners())[0]).toMatchObject({ state: 'paid' });
    });
  });

  it('are acted upon by nobody who may only read', async () => {
    const auditor = await staffClient(running, 'auditor');
    expect((await auditor.get(`${ADMIN}/auctions/${settled.auction.id}/winners`)).status).toBe(200);
    for (const [name, body] of [
      ['remind', {}],
      ['extend', { version: 1, dueAtMs: Date.now() + 9 * DAY_MS, reason: 'x' }],
      ['forfeit', { reason: 'x' }],
    ] as const)
      expect(refused(await act(name, body, auditor))).toMatchObject({ status: 403, code: 'STAFF.FORBIDDEN' });
    const clerk = await staffClient(running, 'clerk');
    expect((await clerk.get(`${ADMIN}/auctions`)).status).toBe(403);
  });
});
