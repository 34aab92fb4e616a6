// What waits for a colleague is listed, approved after one more question, declined and taken back with a reason.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import type { ApprovalView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { aMember, staffPage } from '../testing/staff-page';
import { ApprovalsPage } from './approvals-page';

const NO = '20261126004217360918';
const LIST = '/admin/approvals?group=open&page=1&size=20';
const anApproval = (change: Partial<ApprovalView> = {}): ApprovalView => ({
  ...{ id: 4, kind: 'refund', subject: `order:${NO}`, amountFen: 1_200_000, reason: '登记有误' },
  facts: { version: 2, amountFen: 1_200_000, plate: 'kept', withDeposit: false },
  ...{ askedByName: '李出纳', askedAtMs: 1, state: 'open', decidedByName: null, decidedAtMs: null },
  ...{ decisionReason: null, mayDecide: true, isOwn: false },
  ...change,
});
const pageOf = (...items: readonly ApprovalView[]) => ({ items, total: items.length, page: 1, size: 20 });

describe('what waits for approval', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'approvals', component: ApprovalsPage }], 'cashier');
    await page.open('/approvals');
  });
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  const overlay = () => TestBed.inject(OverlayContainer).getContainerElement();
  async function giveReason(reason: string): Promise<void> {
    for (let turn = 0; turn < 20 && overlay().querySelector('textarea') === null; turn++) await page.settle();
    const field = overlay().querySelector('textarea');
    if (field === null) throw new Error('nobody asks why');
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    await page.settle();
    overlay()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  }

  it('says what it is, how much, who asked and why, and leads there', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    for (const words of ['退款', `订单 ${NO}`, '¥12,000', '号牌仍归买方', '李出纳', '登记有误'])
      expect(page.text('approval-4')).toContain(words);
    expect(page.text('approval-4')).not.toContain('version');
    expect(page.one('[data-testid="approval-4"] a').getAttribute('href')).toBe(`/orders/${NO}`);
  });

  it('says of steps without an end that they count for any amount', async () => {
    const steps = JSON.stringify([{ upToFen: null, permission: 'content.edit', people: 2 }]);
    const wish = {
      kind: 'steps',
      subject: 'steps:article',
      amountFen: null,
      facts: { version: 0, steps },
    } as const;
    await page.answer(LIST, pageOf(anApproval(wish)));
    expect(page.text('approval-4')).toContain('不限金额');
  });

  it('is approved after one more question, and the list is read again', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('approve');
    expect(overlay().textContent).toContain('¥12,000');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    await page.answer('/admin/approvals/4/approve', anApproval({ state: 'approved' }));
    await page.answer(LIST, pageOf());
    expect(TestBed.inject(Announcer).said()).toContain('已同意并执行');
    expect(page.text('list-empty')).toContain('没有待审批的申请');
  });

  it('says why it could not be approved, and shows it as it is now', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('approve');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    await page.refuse('/admin/approvals/4/approve', 'APPROVAL.DECIDED', { state: 'declined' });
    await page.answer(LIST, pageOf());
    expect(page.has('[data-testid="approval-4"]')).toBe(false);
  });

  it('says who changed the record since, so that it is not approved as it was', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('approve');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    const changed = { version: 3, changedBy: '王会计', changedAtMs: Date.UTC(2026, 10, 29, 2) };
    await page.refuse('/admin/approvals/4/approve', 'RECORD.CHANGED', changed);
    await page.answer(LIST, pageOf(anApproval()));
    expect(page.text('approval-changed')).toContain('王会计 在 2026-11-29 10:00:00 改动过');
    expect(page.text('approval-changed')).toContain('不能再同意');
    expect(page.has('[data-testid="decline"]')).toBe(true);
  });

  it('is declined with a reason', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('decline');
    await giveReason('凭证不符');
    const asked = page.asked('/admin/approvals/4/decline');
    expect(asked.request.body).toEqual({ reason: '凭证不符' });
    asked.flush(anApproval({ state: 'declined' }));
    await page.settle();
    await page.answer(LIST, pageOf());
  });

  it('is taken back by whoever asked, who cannot approve it', async () => {
    await page.answer(LIST, pageOf(anApproval({ mayDecide: false, isOwn: true })));
    expect(page.has('[data-testid="approve"]')).toBe(false);
    await page.press('approval-take-back');
    await giveReason('填错了');
    const asked = page.asked('/admin/approvals/4/take-back');
    expect(asked.request.body).toEqual({ reason: '填错了' });
    asked.flush(anApproval({ state: 'takenBack' }));
    await page.settle();
    await page.answer(LIST, pageOf());
  });

  it('waits for somebody else while one’s own account is new, and says until when', async () => {
    expect(page.has('[data-testid="too-new"]')).toBe(false);
    TestBed.inject(StaffSession).enter(aMember('administrator', { confirmsFromMs: Date.UTC(2100, 0, 1) }));
    await page.answer(LIST, pageOf(anApproval({ mayDecide: false })));
    expect(page.text('too-new')).toContain('2100-01-01 08:00:00');
  });

  it('says who cannot decide it beside whoever asked, and until when', async () => {
    const data = { staffName: '李出纳', fromAtMs: Date.UTC(2100, 0, 1) };
    const whyNot = { code: 'STAFF.PAIR_REFUSED', data } as const;
    await page.answer(LIST, pageOf(anApproval({ mayDecide: false, whyNot })));
    expect(page.text('approval-why-not')).toContain('2100年1月1日 08:00');
    expect(page.text('approval-why-not')).toContain('第三位同事');
  });

  it('shows whoever approves an account its password, this once', async () => {
    const facts = { access: 'added', username: 'new_one', displayName: '新人', roles: 'cashier,editor' };
    const asked = anApproval({ kind: 'staff', subject: 'newStaff:new_one', amountFen: null, facts });
    await page.answer(LIST, pageOf(asked));
    for (const words of ['添加', '新人', '出纳', '编辑']) expect(page.text('approval-4')).toContain(words);
    await page.press('approve');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    await page.answer('/admin/approvals/4/approve', {
      ...asked,
      state: 'approved',
      password: 'once-only-12',
    });
    await page.answer(LIST, pageOf());
    expect(page.text('password-once')).toBe('once-only-12');
    expect(page.text('given-password')).toContain('新人');
  });

  it('only waits for whoever may neither decide nor take back', async () => {
    await page.answer(LIST, pageOf(anApproval({ mayDecide: false })));
    expect(page.has('[data-testid="approval-4"] button')).toBe(false);
  });
});
