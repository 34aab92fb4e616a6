// One's own way in: what is wrong is said beside its field, the session goes on, and a new phone counts once it has shown a code.
import { TestBed } from '@angular/core/testing';
import { OverlayContainer } from '@angular/cdk/overlay';
import type { StaffSessionView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { aMember, staffPage } from '../testing/staff-page';
import { AccountPage } from './account-page';

const ME = '/admin/me';
const NEXT = 'quiet-plum-river';
const SESSIONS = `${ME}/sessions`;
const HERE: StaffSessionView = {
  ...{ id: 'here', device: 'Chrome 141 · Windows', maskedAddress: '10.1.*.*', isCurrent: true },
  ...{ openedAtMs: Date.UTC(2026, 10, 25), lastUsedAtMs: Date.UTC(2026, 10, 25, 1) },
};
const THERE = { ...HERE, id: 'there', device: '', maskedAddress: '203.0.*.*', isCurrent: false };

describe('one’s own account', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'account', component: AccountPage }], 'clerk');
    await page.open('/account');
    await page.answer(SESSIONS, [HERE, THERE]);
    await page.answer(`${ME}/passkeys`, { items: [], host: 'localhost' });
  });
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  async function say(yes: 'confirm-yes' | 'confirm-no'): Promise<void> {
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    overlay.querySelector<HTMLElement>(`[data-testid="${yes}"]`)?.click();
    await page.settle();
  }

  async function send(form: 'own-password' | 'own-phone'): Promise<void> {
    page.part(form).dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  }
  async function confirm(part: 'password' | 'phone', code = '123 456'): Promise<void> {
    await page.type(`${part}-current`, 'blue-plates-7');
    await page.type(`${part}-code`, code);
  }

  it('has another password, by the present one and a code', async () => {
    await confirm('password');
    await page.type('new-password', NEXT);
    await send('own-password');
    const asked = page.asked(`${ME}/password`);
    expect(asked.request.body).toEqual({
      ...{ currentPassword: 'blue-plates-7', code: '123456', newPassword: NEXT },
    });
    asked.flush(aMember('clerk', { version: 9 }));
    await page.settle();
    expect(TestBed.inject(StaffSession).staff()?.version).toBe(9);
    expect(TestBed.inject(Announcer).said()).toContain('密码已修改');
    expect(page.part<HTMLInputElement>('new-password').value).toBe('');
  });

  it('asks for everything before it asks the server', async () => {
    await send('own-password');
    page.http.expectNone(`/api/v1${ME}/password`);
    for (const field of ['password-current', 'password-code', 'new-password'])
      expect([field, page.part(field).getAttribute('aria-invalid')]).toEqual([field, 'true']);
  });

  it.each([
    ['STAFF.PASSWORD_WRONG', {}, 'password-current'],
    ['STAFF.CODE_WRONG', {}, 'password-code'],
    ['STAFF.PASSWORD_REFUSED', { rule: 'PASSWORD.SAME' }, 'new-password'],
  ])('says %s beside its field, and keeps what was typed', async (code, data, field) => {
    await confirm('password');
    await page.type('new-password', NEXT);
    await send('own-password');
    await page.refuse(`${ME}/password`, code, data, 422);
    expect(page.part(field).getAttribute('aria-invalid')).toBe('true');
    expect(page.part<HTMLInputElement>('new-password').value).toBe(NEXT);
  });

  it('says how long guesses have locked it', async () => {
    await confirm('password');
    await page.type('new-password', NEXT);
    await send('own-password');
    await page.refuse(`${ME}/password`, 'LOGIN.LOCKED', { retryAfterMs: 240_000 }, 429);
    expect(page.text('own-refusal')).toContain('4 分钟');
  });

  it('binds another phone, which counts once it has shown a code', async () => {
    await confirm('phone');
    await send('own-phone');
    await page.answer(`${ME}/phone`, { secret: 'ABCDEFGHIJ', qrCode: 'data:image/png;base64,AAAA' });
    expect(page.text('totp-secret')).toBe('ABCD EFGH IJ');
    expect(page.text('own-phone')).toContain('原来的手机一直有效');
    await page.type('new-code', '654321');
    await send('own-phone');
    const asked = page.asked(`${ME}/phone/code`);
    expect(asked.request.body).toEqual({ code: '654321' });
    asked.flush(aMember('clerk'));
    await page.settle();
    expect(page.has('[data-testid="totp-secret"]')).toBe(false);
    expect(TestBed.inject(Announcer).said()).toContain('已换成新手机');
  });

  it('shows where one is logged in, and ends one after a question', async () => {
    expect(page.text('own-sessions')).toContain('本机');
    expect(page.text('own-sessions')).toContain('未知设备');
    expect(page.text('own-sessions')).toContain('203.0.*.*');
    await page.press('session-end');
    await say('confirm-no');
    page.http.expectNone(`/api/v1${SESSIONS}/there`);
    await page.press('session-end');
    await say('confirm-yes');
    const asked = page.asked(`${SESSIONS}/there`);
    expect(asked.request.method).toBe('DELETE');
    asked.flush(null, { status: 204, statusText: 'No Content' });
    await page.settle();
    expect(TestBed.inject(Announcer).said()).toBe('未知设备 的登录已结束');
    await page.answer(SESSIONS, [HERE]);
    expect(page.has('[data-testid="sessions-end-others"]')).toBe(false);
    expect(page.text('sessions-only-this')).toBe('没有其他登录。');
  });

  it('ends all others, and says why where it could not', async () => {
    await page.press('sessions-end-others');
    await say('confirm-yes');
    await page.refuse(SESSIONS, 'SERVER.UNAVAILABLE', { retryAfterMs: 2_000 }, 503);
    expect(TestBed.inject(Announcer).isRefusal()).toBe(true);
    await page.answer(SESSIONS, [HERE, THERE]);
    expect(page.has('[data-testid="sessions-end-others"]')).toBe(true);
  });

  it('keeps the old phone where nobody goes on', async () => {
    await confirm('phone');
    await send('own-phone');
    await page.answer(`${ME}/phone`, { secret: 'ABCDEFGHIJ', qrCode: 'data:image/png;base64,AAAA' });
    await page.press('keep-phone');
    expect(page.has('[data-testid="phone-current"]')).toBe(true);
  });
});
