// Orders' pages: looked for without leaving a number in the address, read in full, refunds asked for and approved by those who may.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { AdminOrderDetail, AdminOrderHead, ApprovalView, StaffRole } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { routes } from './orders.routes';

const ROUTES = [{ path: 'orders', children: routes }];
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const SEARCH = '/admin/orders/search';
const NO = '20261126004217360918';

const anOrder = (change: Partial<AdminOrderHead> = {}): AdminOrderHead => ({
  ...{ orderNo: NO, kind: 'listing', state: 'paid', amountFen: 500_000, refundedFen: 0 },
  ...{ createdAtMs: 0, dueAtMs: 1, paidAtMs: 1, closedAtMs: null },
  about: { plate: null, auction: null, lotId: null, vins: ['1M8GDM9AXKP042788'], depositAppliedFen: null },
  citizen: { id: 3, username: 'zhang_san', kind: 'person', name: '张**', mobile: '138****5678' },
  ...change,
});
const aDetail = (change: Partial<AdminOrderDetail> = {}): AdminOrderDetail => ({
  ...anOrder(),
  ...{ version: 2, refundableFen: 500_000, serverMs: 5, deposits: [], refunds: [], acts: [] },
  events: [
    { atMs: 0, type: 'OrderCreated', refundNo: null, amountFen: null },
    { atMs: 1, type: 'OrderPaid', refundNo: null, amountFen: null },
  ],
  payments: [
    {
      ...{ paymentNo: '2'.repeat(20), provider: 'alipay', state: 'paid', amountFen: 500_000 },
      ...{ createdAtMs: 0, paidAtMs: 1, isSurplus: false },
    },
  ],
  ...change,
});
const anApproval = (change: Partial<ApprovalView> = {}): ApprovalView => ({
  ...{ id: 4, kind: 'refund', subject: `order:${NO}`, amountFen: 500_000, reason: '车辆未能过户' },
  facts: { version: 2, amountFen: 500_000, plate: 'returned', withDeposit: false },
  ...{ askedByName: '李出纳', askedAtMs: 1, state: 'open', decidedByName: null, decidedAtMs: null },
  ...{ decisionReason: null, mayDecide: true, isOwn: false },
  ...change,
});
const pageOf = (...items: readonly AdminOrderHead[]) => ({ items, total: items.length, page: 1, size: 20 });

let page: PageUnderTest;

describe('looking for orders', () => {
  beforeEach(async () => {
    page = await staffPage(ROUTES, 'cashier', STILL);
    await page.open('/orders');
    await page.answer(SEARCH, pageOf(anOrder()));
  });
  afterEach(() => page.close());

  it('shows whose they are, masked, and leads to each', () => {
    expect(page.text(`order-${NO}`)).toContain('张**');
    expect(page.one(`[data-testid="order-${NO}"] a`).getAttribute('href')).toBe(`/orders/${NO}`);
  });

  it('sends what is looked for in the body, and leaves none of it in the address', async () => {
    const by = page.one<HTMLSelectElement>('select');
    by.value = 'mobile';
    by.dispatchEvent(new Event('change'));
    await page.type('text', '13800138000');
    page.one('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const sent = page.asked(SEARCH);
    expect(sent.request.body).toEqual({ by: 'mobile', text: '13800138000', page: 1, size: 20 });
    sent.flush(pageOf());
    await page.settle();
    expect(page.address).toBe('/orders');
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
  });
});

describe('one order', () => {
  afterEach(() => page.close());

  const open = async (role: StaffRole, detail = aDetail()): Promise<void> => {
    page = await staffPage(ROUTES, role, STILL);
    await page.open(`/orders/${NO}`);
    await page.answer(`/admin/orders/${NO}`, detail);
  };

  it('tells all that happened to its money', async () => {
    await open('clerk');
    for (const words of ['下单', '付款', '支付宝', '138****5678', '1M8GDM9AXKP042788'])
      expect(page.text()).toContain(words);
  });

  it('says in words why a refund was not made, the provider’s own code beside them, and nothing of it once it is made', async () => {
    const code = 'ACQ.SELLER_BALANCE_NOT_ENOUGH';
    const refund = {
      refundNo: '3'.repeat(20),
      amountFen: 1,
      atMs: 1,
      why: 'staff',
      attempts: 2,
      lastFailure: code,
    };
    const done = { ...refund, refundNo: '4'.repeat(20), state: 'done', lastFailure: 'ODD.CODE' } as const;
    await open('cashier', aDetail({ refunds: [{ ...refund, state: 'failed' }, done] }));
    expect(page.text()).toContain('商户账户余额不足');
    expect(page.text()).toContain(code);
    expect(page.text()).not.toContain('ODD.CODE');
  });

  it('is refunded by those alone who may, while something is left', async () => {
    await open('clerk');
    expect(page.has('[data-testid="refund"]')).toBe(false);
    page.close();
  });

  it('is not refunded when nothing is left', async () => {
    await open('cashier', aDetail({ refundableFen: 0 }));
    expect(page.has('[data-testid="refund"]')).toBe(false);
  });

  it('is refunded in part, with a reason, as it was seen', async () => {
    await open('cashier');
    await page.press('refund');
    const dialog = document.querySelector<HTMLElement>('mat-dialog-container');
    const amount = dialog?.querySelector<HTMLInputElement>('input');
    const reason = dialog?.querySelector<HTMLTextAreaElement>('textarea');
    if (!amount || !reason) throw new Error('nobody asks how much and why');
    expect(amount.value).toBe('5000');
    const send = async (yuan: string): Promise<void> => {
      amount.value = yuan;
      amount.dispatchEvent(new Event('input'));
      reason.value = '重复购买';
      reason.dispatchEvent(new Event('input'));
      await page.settle();
      dialog?.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await page.settle();
    };
    await send('5000.01');
    page.http.expectNone(`/api/v1/admin/orders/${NO}/refunds`);
    await send('0.01');
    const sent = page.asked(`/admin/orders/${NO}/refunds`);
    expect(sent.request.body).toEqual({ version: 2, amountFen: 1, reason: '重复购买' });
    sent.flush(aDetail({ state: 'refunding', version: 3, refundableFen: 499_999 }));
    await page.settle();
    expect(page.text('order-state')).toContain('退款中');
    expect(page.text('refundable')).toContain('4,999.99');
  });

  it('shows what a colleague gave back meanwhile beside what was typed, and asks against the newer state', async () => {
    await open('cashier');
    await page.press('refund');
    const dialog = document.querySelector<HTMLElement>('mat-dialog-container');
    const amount = dialog?.querySelector<HTMLInputElement>('input');
    const reason = dialog?.querySelector<HTMLTextAreaElement>('textarea');
    if (!dialog || !amount || !reason) throw new Error('nobody asks how much and why');
    const send = async (): Promise<void> => {
      dialog.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await page.settle();
    };
    amount.value = '4000';
    amount.dispatchEvent(new Event('input'));
    reason.value = '重复购买';
    reason.dispatchEvent(new Event('input'));
    await page.settle();
    await send();
    const changed = { version: 3, changedBy: '李出纳', changedAtMs: Date.UTC(2026, 10, 29, 2) };
    await page.refuse(`/admin/orders/${NO}/refunds`, 'RECORD.CHANGED', changed);
    await page.answer(`/admin/orders/${NO}`, aDetail({ version: 3, refundableFen: 300_000 }));
    expect(dialog.querySelector('[data-testid="conflict-who"]')?.textContent).toContain('李出纳');
    dialog.querySelector<HTMLElement>('[data-testid="theirs-amount"]')?.click();
    await page.settle();
    await send();
    const sent = page.asked(`/admin/orders/${NO}/refunds`);
    expect(sent.request.body).toEqual({ version: 3, amountFen: 300_000, reason: '重复购买' });
    expect(page.text('refundable')).toContain('3,000');
  });

  it('asks what becomes of the plate, and of the deposit of a win that is undone', async () => {
    await open('cashier', aDetail({ kind: 'balance', hasPlate: true, depositFen: 200_000 }));
    await page.press('refund');
    const dialog = (): HTMLElement => {
      const found = document.querySelector<HTMLElement>('mat-dialog-container');
      if (found === null) throw new Error('nobody asks');
      return found;
    };
    const reason = dialog().querySelector<HTMLTextAreaElement>('textarea');
    if (reason === null) throw new Error('nobody asks why');
    reason.value = '车辆未能过户';
    reason.dispatchEvent(new Event('input'));
    const send = async (): Promise<void> => {
      dialog()
        .querySelector('form')
        ?.dispatchEvent(new Event('submit', { cancelable: true }));
      await page.settle();
    };
    const choose = async (testId: string): Promise<void> => {
      dialog().querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
      await page.settle();
    };
    await send();
    page.http.expectNone(`/api/v1/admin/orders/${NO}/refunds`);
    expect(dialog().querySelector('[data-testid="with-deposit"]')).toBeNull();
    await choose('plate-returned');
    expect(dialog().textContent).toContain('成交作废');
    await choose('with-deposit');
    await send();
    const sent = page.asked(`/admin/orders/${NO}/refunds`);
    expect(sent.request.body).toEqual({
      ...{ version: 2, amountFen: 500_000, reason: '车辆未能过户', plate: 'returned', withDeposit: true },
    });
    sent.flush(aDetail({ approvals: [anApproval({ mayDecide: false, isOwn: true })] }));
    await page.settle();
    expect(page.text('approval-4')).toContain('等待同事审批');
    expect(page.has('[data-testid="refund"]')).toBe(false);
    expect(page.has('[data-testid="approve"]')).toBe(false);
  });

  it('is refunded by a colleague, who reads how much, why and what becomes of the plate', async () => {
    await open('cashier', aDetail({ hasPlate: true, approvals: [anApproval()] }));
    for (const words of ['¥5,000', '车辆未能过户', '号牌收回', '李出纳'])
      expect(page.text('approval-4')).toContain(words);
    await page.press('approve');
    const yes = document.querySelector<HTMLElement>('.cdk-overlay-container [data-testid="confirm-yes"]');
    yes?.click();
    await page.settle();
    await page.answer('/admin/approvals/4/approve', anApproval({ state: 'approved' }));
    await page.answer(`/admin/orders/${NO}`, aDetail({ state: 'refunding', refundableFen: 0 }));
    expect(page.text('order-state')).toContain('退款中');
    expect(page.has('[data-testid="approval-4"]')).toBe(false);
  });
});
