// What waits for a colleague is listed, approved after one more question, declined and taken back with a reason.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import type { WaitingActView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { aMember, staffPage } from '../testing/staff-page';
import { READ_AGAIN_MS } from '../waiting/waiting-store';
import { ApprovalsPage } from './approvals-page';

const NO = '20261126004217360918';
const LIST = '/admin/waiting';
const anApproval = (change: Partial<WaitingActView> = {}): WaitingActView => ({
  ...{ source: 'approval', id: '4', kind: 'refund', subject: `order:${NO}`, amountFen: 1_200_000 },
  ...{ reason: '登记有误', auctionId: null, auctionTitle: null, plateNumber: null, before: {} },
  after: { version: 2, amountFen: 1_200_000, plate: 'kept', withDeposit: false },
  askedBy: { id: 9, name: '李出纳', accountCreatedAtMs: Date.UTC(2026, 10, 1) },
  ...{ askedAtMs: Date.UTC(2026, 10, 29), holdsUntilMs: null, isUrgent: false, isOwn: false, refusal: null },
  ...change,
});
const FORBIDDEN = { code: 'STAFF.FORBIDDEN', data: { permission: 'orders.refund' } } as const;
const SAME_PERSON = { code: 'APPROVAL.SAME_PERSON', data: {} } as const;
const pageOf = (...items: readonly WaitingActView[]) => ({ readAtMs: 1, items });

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
      expect(page.text('waiting-approval-4')).toContain(words);
    expect(page.text('waiting-approval-4')).not.toContain('version');
    expect(page.one('[data-testid="waiting-approval-4"] a').getAttribute('href')).toBe(`/orders/${NO}`);
  });

  it('says of steps without an end that they count for any amount', async () => {
    const steps = (people: 1 | 2) => [{ upToFen: null, permission: 'content.edit', people }];
    const wish = { kind: 'steps', subject: 'steps:article', amountFen: null } as const;
    await page.answer(
      LIST,
      pageOf(anApproval({ ...wish, before: { steps: steps(1) }, after: { steps: steps(2) } })),
    );
    expect(page.text('waiting-approval-4')).toContain('不限金额');
  });

  it('is approved after one more question, and the list is read again', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('waiting-confirm');
    expect(overlay().textContent).toContain('¥12,000');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    await page.answer('/admin/approvals/4/approve', {});
    await page.answer(LIST, pageOf());
    expect(TestBed.inject(Announcer).said()).toContain('已同意并执行');
    expect(page.text('nothing-waits')).toContain('没有待审批的申请');
  });

  it('says why it could not be approved, and shows it as it is now', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('waiting-confirm');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    await page.refuse('/admin/approvals/4/approve', 'APPROVAL.DECIDED', { state: 'declined' });
    await page.answer(LIST, pageOf());
    expect(page.has('[data-testid="waiting-approval-4"]')).toBe(false);
  });

  it('says who changed the record since, so that it is not approved as it was', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('waiting-confirm');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    const changed = { version: 3, changedBy: '王会计', changedAtMs: Date.UTC(2026, 10, 29, 2) };
    await page.refuse('/admin/approvals/4/approve', 'RECORD.CHANGED', changed);
    await page.answer(LIST, pageOf(anApproval()));
    expect(page.text('approval-changed')).toContain('王会计 在 2026-11-29 10:00:00 改动过');
    expect(page.text('approval-changed')).toContain('不能再同意');
    expect(page.has('[data-testid="waiting-refuse"]')).toBe(true);
  });

  it('is declined with a reason', async () => {
    await page.answer(LIST, pageOf(anApproval()));
    await page.press('waiting-refuse');
    await giveReason('凭证不符');
    const asked = page.asked('/admin/approvals/4/decline');
    expect(asked.request.body).toEqual({ reason: '凭证不符' });
    asked.flush({});
    await page.settle();
    await page.answer(LIST, pageOf());
  });

  it('is taken back by whoever asked, who cannot approve it', async () => {
    await page.answer(LIST, pageOf(anApproval({ refusal: SAME_PERSON, isOwn: true })));
    expect(page.has('[data-testid="waiting-confirm"]')).toBe(false);
    await page.press('waiting-refuse');
    await giveReason('填错了');
    const asked = page.asked('/admin/approvals/4/take-back');
    expect(asked.request.body).toEqual({ reason: '填错了' });
    asked.flush({});
    await page.settle();
    await page.answer(LIST, pageOf());
  });

  it('waits for somebody else while one’s own account is new, and says until when', async () => {
    expect(page.has('[data-testid="too-new"]')).toBe(false);
    TestBed.inject(StaffSession).enter(aMember('administrator', { confirmsFromMs: Date.UTC(2100, 0, 1) }));
    await page.answer(LIST, pageOf(anApproval({ refusal: FORBIDDEN })));
    expect(page.text('too-new')).toContain('2100-01-01 08:00:00');
  });

  it('says who cannot decide it beside whoever asked, and until when', async () => {
    const data = { staffName: '李出纳', fromAtMs: Date.UTC(2100, 0, 1) };
    const refusal = { code: 'STAFF.PAIR_REFUSED', data } as const;
    await page.answer(LIST, pageOf(anApproval({ refusal })));
    expect(page.text('waiting-approval-4')).toContain('2100年1月1日 08:00');
    expect(page.text('waiting-approval-4')).toContain('第三位同事');
  });

  it('shows whoever approves an account its password, this once', async () => {
    const facts = { access: 'added', username: 'new_one', displayName: '新人', roles: ['cashier', 'editor'] };
    const asked = anApproval({ kind: 'staff', subject: 'newStaff:new_one', amountFen: null, after: facts });
    await page.answer(LIST, pageOf(asked));
    for (const words of ['添加', '新人', '出纳', '编辑'])
      expect(page.text('waiting-approval-4')).toContain(words);
    await page.press('waiting-confirm');
    overlay().querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    await page.answer('/admin/approvals/4/approve', { state: 'approved', password: 'once-only-12' });
    await page.answer(LIST, pageOf());
    expect(page.text('password-once')).toBe('once-only-12');
    expect(page.text('given-password')).toContain('新人');
  });

  it('only waits for whoever may neither decide nor take back', async () => {
    await page.answer(LIST, pageOf(anApproval({ refusal: FORBIDDEN })));
    expect(page.has('[data-testid="waiting-approval-4"] button')).toBe(false);
  });

  it('says of a role which rights come and which go, and not those that stay', async () => {
    const wish = { kind: 'roles', subject: 'role:clerk', amountFen: null } as const;
    const before = { permissions: ['auctions.read', 'stock.edit'] };
    const after = { permissions: ['auctions.read', 'orders.refund'] };
    await page.answer(LIST, pageOf(anApproval({ ...wish, before, after })));
    const words = page.text('waiting-approval-4');
    expect(words).toMatch(/− 权限：管理库存.*\+ 权限：办理退款/);
    expect(words).not.toContain('查看竞买期');
  });

  it('says why the reader cannot confirm it, how old the account is that asked, and until when it holds', async () => {
    const stop: Partial<WaitingActView> = {
      ...{ source: 'stop', id: '12', kind: 'suspend', subject: 'auction:7', amountFen: null, auctionId: 7 },
      ...{ auctionTitle: '2026年第12期', before: { auctionState: 'live' }, isUrgent: true },
      after: { auctionState: 'suspended', goesOnAtMs: Date.UTC(2100, 0, 1) },
      ...{ holdsUntilMs: Date.UTC(2100, 0, 1), refusal: FORBIDDEN },
    };
    await page.answer(LIST, pageOf(anApproval(stop)));
    const words = page.text('waiting-stop-12');
    for (const part of [
      '中止 2026年第12期',
      '− 状态：进行中',
      '+ 状态：中止',
      '+ 恢复时间：2100-01-01 08:00:00',
    ])
      expect(words).toContain(part);
    expect(words).toContain('账户当时已添加 28 天');
    expect(words).toContain('2100-01-01 08:00:00 之前可以确认');
    expect(page.text('why-not')).toContain('没有“办理退款');
    expect(page.has('[data-testid="waiting-confirm"]')).toBe(false);
  });

  it('is read again by itself, as long as somebody works here', async () => {
    await page.answer(LIST, pageOf());
    await page.pass(READ_AGAIN_MS);
    await page.answer(LIST, pageOf(anApproval()));
    expect(page.has('[data-testid="waiting-approval-4"]')).toBe(true);
    await page.pass(10 * 60_000);
    for (const asked of page.http.match(`/api/v1${LIST}`)) if (!asked.cancelled) asked.flush(pageOf());
    await page.settle();
    await page.pass(READ_AGAIN_MS);
    page.http.expectNone(`/api/v1${LIST}`);
  });
});
