// Staff are listed, added with a password that is shown once, changed, locked and reset, each with a reason and the version read.
import type { StaffSessionView, StaffView } from '@haopai/contracts';
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { aMember, staffPage } from '../testing/staff-page';
import { AddStaffPage } from './add-staff-page';
import { MemberPage } from './member-page';
import { StaffPage } from './staff-page';

const CLERK = aMember('clerk', { id: 7, username: 'zhao_min', displayName: '赵敏', version: 3 });
const NEW = aMember('cashier', { id: 8, username: 'new_one', displayName: '新人', hasTotp: false });
const SESSIONS = '/admin/staff/7/sessions';
const SESSION: StaffSessionView = {
  ...{ id: 'aaaaaaaaaaaaaaaaaaaaaa', device: 'Chrome 141 · Windows', maskedAddress: '203.0.*.*' },
  ...{ openedAtMs: Date.UTC(2026, 10, 25), lastUsedAtMs: Date.UTC(2026, 10, 25, 1), isCurrent: false },
};

describe('the pages of staff', () => {
  let page: PageUnderTest;

  async function open(address: string, role: 'administrator' | 'auditor' = 'administrator'): Promise<void> {
    page = await staffPage(
      [
        { path: 'staff', component: StaffPage },
        { path: 'staff/new', component: AddStaffPage },
        { path: 'staff/:staffId', component: MemberPage },
      ],
      role,
    );
    await page.open(address);
  }
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  const overlay = () => TestBed.inject(OverlayContainer).getContainerElement();
  const inDialog = <Found extends HTMLElement>(testId: string): Found => {
    const found = overlay().querySelector<Found>(`[data-testid="${testId}"]`);
    if (found === null) throw new Error(`no ${testId} in ${overlay().innerHTML}`);
    return found;
  };
  async function giveReason(reason: string): Promise<void> {
    for (let turn = 0; turn < 20 && overlay().querySelector('textarea') === null; turn++) await page.settle();
    const field = inDialog<HTMLTextAreaElement>('reason');
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    await page.settle();
    overlay()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  }
  const openMember = async (member: StaffView, role?: 'administrator' | 'auditor') => {
    await open(`/staff/${member.id}`, role);
    await page.answer('/admin/staff', [aMember('administrator'), member]);
    if (role !== 'auditor' && member.id !== 1) await page.answer(SESSIONS, [SESSION]);
  };

  it('list who works here, with role and state in words', async () => {
    await open('/staff');
    await page.answer('/admin/staff', [
      CLERK,
      NEW,
      aMember('editor', { id: 9, username: 'gone', isLocked: true }),
    ]);
    expect(page.text('staff-zhao_min')).toMatch(/^赵敏zhao_min科员正常2026-11-25 /);
    expect(page.text('staff-new_one')).toContain('等待首次登录');
    expect(page.text('staff-gone')).toContain('已锁定');
    expect(page.has('[data-testid="add-staff"]')).toBe(true);
  });

  it('say why a list did not load, and load it again', async () => {
    await open('/staff');
    await page.refuse('/admin/staff', 'SERVER.FAILED', {}, 500);
    expect(page.text('list-failed')).toContain('列表没有载入');
    page.part('list-failed').querySelector('button')?.click();
    await page.settle();
    await page.answer('/admin/staff', [CLERK]);
    expect(page.has('[data-testid="staff-zhao_min"]')).toBe(true);
  });

  it('give somebody new a password that is shown this once', async () => {
    await open('/staff/new');
    await page.submit();
    expect(page.part('username').getAttribute('aria-invalid')).toBe('true');
    await page.type('display-name', '新人');
    await page.type('username', 'new_one');
    page.part<HTMLInputElement>('role-cashier').dispatchEvent(new Event('change'));
    await page.submit();
    const asked = page.asked('/admin/staff');
    expect(asked.request.body).toEqual({ username: 'new_one', displayName: '新人', role: 'cashier' });
    asked.flush({ staff: NEW, password: 'Kq3-x9_aB7zT' });
    await page.settle();
    expect(page.text('password-once')).toBe('Kq3-x9_aB7zT');
    await page.press('add-another');
    expect(page.text()).not.toContain('Kq3-x9_aB7zT');
  });

  it('give one or several roles, and show all of them', async () => {
    const both = { ...CLERK, roles: ['clerk', 'cashier'] } as const;
    await openMember(both);
    expect(page.text('member-role')).toBe('科员、出纳');
    expect(page.part<HTMLInputElement>('role-cashier').checked).toBe(true);
    for (const role of ['clerk', 'cashier'])
      page.part<HTMLInputElement>(`role-${role}`).dispatchEvent(new Event('change'));
    await page.submit();
    expect(page.part('role-clerk').getAttribute('aria-invalid')).toBe('true');
    for (const role of ['editor', 'auctioneer'])
      page.part<HTMLInputElement>(`role-${role}`).dispatchEvent(new Event('change'));
    await page.submit();
    await giveReason('一人兼两职');
    expect(page.asked('/admin/staff/7').request.body).toEqual({
      ...{ role: 'auctioneer', roles: ['auctioneer', 'editor'], version: 3, reason: '一人兼两职' },
    });
  });

  it('say beside the field that a user name is taken, and keep the rest', async () => {
    await open('/staff/new');
    await page.type('display-name', '新人');
    await page.type('username', 'wang_li');
    page.part<HTMLInputElement>('role-clerk').dispatchEvent(new Event('change'));
    await page.submit();
    await page.refuse('/admin/staff', 'STAFF.USERNAME_TAKEN');
    expect(page.text()).toContain('这个用户名已有人使用');
    expect(page.part<HTMLInputElement>('display-name').value).toBe('新人');
  });

  it('lock with a reason and the version that was read, and say that it is done', async () => {
    await openMember(CLERK);
    await page.press('lock');
    await giveReason('休假');
    const asked = page.asked('/admin/staff/7');
    expect(asked.request.body).toEqual({ isLocked: true, version: 3, reason: '休假' });
    asked.flush({ ...CLERK, isLocked: true, version: 4 });
    await page.settle();
    // A lock ends them.
    await page.answer(SESSIONS, []);
    expect(page.text('sessions-none')).toBe('现在没有登录。');
    expect(page.has('[data-testid="unlock"]')).toBe(true);
    expect(TestBed.inject(Announcer).said()).toBe('已锁定 赵敏');
  });

  it.each([
    [Date.UTC(2100, 0, 1), /^2100-01-01 08:00:00 起/],
    [Date.UTC(2026, 0, 1), null],
  ])(
    'say until when one who is new is not the second of two, and nothing of it after that (%i)',
    async (confirmsFromMs, words) => {
      await openMember({ ...CLERK, confirmsFromMs });
      if (words === null) expect(page.has('[data-testid="confirms-from"]')).toBe(false);
      else expect(page.text('confirms-from')).toMatch(words);
    },
  );

  it('do nothing without a reason', async () => {
    await openMember(CLERK);
    await page.press('lock');
    await giveReason('  ');
    expect(inDialog('reason').getAttribute('aria-invalid')).toBe('true');
  });

  it('say that somebody else changed it meanwhile, and show what it is now', async () => {
    await openMember(CLERK);
    await page.press('lock');
    await giveReason('休假');
    await page.refuse('/admin/staff/7', 'RECORD.CHANGED', { version: 4 });
    await page.answer('/admin/staff', [{ ...CLERK, role: 'editor', version: 4 }]);
    await page.answer(SESSIONS, [SESSION]);
    expect(inDialog('reason-refusal').textContent).toContain('被别人修改过');
    expect(inDialog<HTMLTextAreaElement>('reason').value).toBe('休假');
    expect(page.text('member-role')).toBe('编辑');
  });

  it('are not there before another administrator has approved, where they can be the second of two', async () => {
    await open('/staff/new');
    await page.type('display-name', '新人');
    await page.type('username', 'new_one');
    page.part<HTMLInputElement>('role-cashier').dispatchEvent(new Event('change'));
    await page.submit();
    await page.answer('/admin/staff', { staff: null, password: null });
    expect(page.text('staff-asked')).toContain('新人');
    expect(page.text('staff-asked')).toContain('add-administrator');
    expect(page.has('[data-testid="password-once"]')).toBe(false);
  });

  it('are as they were while a reset waits for another administrator', async () => {
    await openMember(CLERK);
    await page.press('reset');
    await giveReason('手机丢失');
    await page.answer('/admin/staff/7/reset', { staff: { ...CLERK, isAsked: true }, password: null });
    expect(page.text('member-asked')).toContain('另一位管理员');
    expect(page.has('[data-testid="password-once"]')).toBe(false);
  });

  it('show the new password after a reset, once', async () => {
    await openMember(CLERK);
    await page.press('reset');
    await giveReason('手机丢失');
    await page.answer('/admin/staff/7/reset', {
      staff: { ...CLERK, hasTotp: false, version: 4 },
      password: 'once-only-12',
    });
    await page.answer(SESSIONS, []);
    expect(page.text('password-once')).toBe('once-only-12');
  });

  it('end a colleague’s session with a reason, or all of them', async () => {
    await openMember(CLERK);
    expect(page.text('session')).toMatch(/^Chrome 141 · Windows.*203\.0\.\*\.\*/);
    await page.press('session-end');
    await giveReason('电脑没有锁');
    const asked = page.asked(`${SESSIONS}/end`);
    expect(asked.request.body).toEqual({ sessionId: SESSION.id, reason: '电脑没有锁' });
    asked.flush(null, { status: 204, statusText: 'No Content' });
    await page.settle();
    expect(TestBed.inject(Announcer).said()).toBe('已结束 赵敏 的登录');
    await page.answer(SESSIONS, [SESSION]);
    await page.press('sessions-end-all');
    await giveReason('手机丢失');
    expect(page.asked(`${SESSIONS}/end`).request.body).toEqual({ reason: '手机丢失' });
  });

  it('say why a colleague’s sessions did not load, and that one had ended before', async () => {
    await openMember(CLERK);
    await page.press('session-end');
    await giveReason('电脑没有锁');
    await page.refuse(`${SESSIONS}/end`, 'SESSION.NOT_FOUND', {}, 404);
    expect(inDialog('reason-refusal').textContent).toContain('没有找到这次登录');
    expect(inDialog<HTMLTextAreaElement>('reason').value).toBe('电脑没有锁');
  });

  it('leave one’s own role, lock, password and phone to another administrator', async () => {
    await openMember(aMember('administrator', { id: 1 }));
    expect(page.has('[data-testid="lock"]')).toBe(false);
    expect(page.has('[data-testid="reset"]')).toBe(false);
    expect(page.has('[data-testid="role-clerk"]')).toBe(false);
  });

  it('are read by an auditor, who changes nothing', async () => {
    await openMember(CLERK, 'auditor');
    expect(page.text()).toContain('赵敏');
    expect(page.has('button, input')).toBe(false);
  });
});
