// The way in: step by step, with what was refused beside the field, and on to where one was going.
import { TestBed } from '@angular/core/testing';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { StaffSession } from '../session/staff-session';
import { forStaff, needs } from '../session/for-staff';
import { NotYoursPage } from '../not-found/not-yours-page';
import { FakePasskeyDevice, QUESTION, SHOWN } from '../testing/fake-passkey-device';
import { aMember, staffPage } from '../testing/staff-page';
import { LoginPage } from './login-page';

const AUTH = '/admin/auth';
const QR_CODE = 'data:image/png;base64,AAAA';

describe('the log-in of staff', () => {
  let page: PageUnderTest;

  async function open(role: Parameters<typeof staffPage>[1], address: string): Promise<void> {
    page = await staffPage(
      [
        { path: 'login', component: LoginPage },
        {
          path: '',
          canActivateChild: [forStaff],
          children: [
            { path: 'not-yours', component: NotYoursPage },
            { path: 'audit', canActivate: [needs('audit.read')], children: [] },
          ],
        },
      ],
      role,
      [{ provide: PasskeyDevice, useValue: new FakePasskeyDevice() }],
    );
    await page.open(address);
  }
  afterEach(() => page.close());

  async function enterPassword(): Promise<void> {
    await page.type('username', 'wang_li');
    await page.type('password', 'given-one');
    await page.submit();
  }

  it('leads who is not in to the log-in, and then to where they were going', async () => {
    await open(null, '/audit?act=staff');
    expect(page.address).toBe('/login?next=%2Faudit%3Fact%3Dstaff');
    await enterPassword();
    await page.answer(`${AUTH}/login`, { step: 'totp' });
    await page.type('code', '123456');
    await page.submit();
    await page.answer(`${AUTH}/totp`, { step: 'in', staff: aMember('auditor') });
    expect(page.address).toBe('/audit?act=staff');
  });

  it('binds a phone at the first log-in, asks for a password of one’s own, and lets in', async () => {
    await open(null, '/login');
    await enterPassword();
    await page.answer(`${AUTH}/login`, { step: 'bindTotp', secret: 'ABCDEFGHIJ', qrCode: QR_CODE });
    expect(page.part<HTMLImageElement>('totp-picture').src).toBe(QR_CODE);
    expect(page.text('totp-secret')).toBe('ABCD EFGH IJ');
    await page.type('code', '12 3456');
    await page.submit();
    const asked = page.asked(`${AUTH}/totp`);
    expect(asked.request.body).toEqual({ code: '123456' });
    asked.flush({ step: 'newPassword' });
    await page.settle();
    await page.type('new-password', '12345678');
    await page.submit();
    expect(page.text()).toContain('太常见');
    await page.type('new-password', 'quiet-plum-river');
    await page.submit();
    await page.answer(`${AUTH}/password`, { step: 'in', staff: aMember('clerk') });
    expect(page.address).toBe('/');
    expect(TestBed.inject(StaffSession).staff()?.role).toBe('clerk');
  });

  it('takes a passkey in place of the code, and says what the device did not give', async () => {
    await open(null, '/login');
    const device = TestBed.inject(PasskeyDevice) as unknown as FakePasskeyDevice;
    await enterPassword();
    await page.answer(`${AUTH}/login`, { step: 'totp', hasPasskey: true });
    device.failure = 'givenUp';
    await page.press('use-passkey');
    await page.answer(`${AUTH}/passkey/question`, QUESTION);
    expect(page.text('login-refusal')).toContain('什么都没有改变');
    device.failure = null;
    await page.press('use-passkey');
    await page.answer(`${AUTH}/passkey/question`, QUESTION);
    const asked = page.asked(`${AUTH}/passkey`);
    expect(asked.request.body).toEqual(SHOWN);
    asked.flush({ step: 'in', staff: aMember('clerk', { hasPasskey: true }) });
    await page.settle();
    expect(page.address).toBe('/');
  });

  it('offers no passkey to whoever has none', async () => {
    await open(null, '/login');
    await enterPassword();
    await page.answer(`${AUTH}/login`, { step: 'totp', hasPasskey: false });
    expect(page.has('[data-testid="use-passkey"]')).toBe(false);
  });

  it('asks for six digits, and says beside the field that a code is wrong', async () => {
    await open(null, '/login');
    await enterPassword();
    await page.answer(`${AUTH}/login`, { step: 'totp' });
    await page.type('code', '123');
    await page.submit();
    expect(page.text()).toContain('6 位数字，请照手机');
    await page.type('code', '123456');
    await page.submit();
    await page.refuse(`${AUTH}/totp`, 'STAFF.CODE_WRONG', {}, 401);
    expect(page.part('code').getAttribute('aria-invalid')).toBe('true');
    expect(page.text()).toContain('请等下一个码');
  });

  it('says how long guesses have locked it and who can help, and offers no way in by text', async () => {
    await open(null, '/login');
    await enterPassword();
    await page.refuse(`${AUTH}/login`, 'LOGIN.LOCKED', { retryAfterMs: 240_000 }, 429);
    expect(page.text('login-refusal')).toContain('4 分钟');
    expect(page.text('login-refusal')).toContain('管理员');
    expect(page.text('login-refusal')).not.toContain('短信');
  });

  it('begins anew when it took too long, and says so', async () => {
    await open(null, '/login');
    await enterPassword();
    await page.answer(`${AUTH}/login`, { step: 'totp' });
    await page.type('code', '123456');
    await page.submit();
    await page.refuse(`${AUTH}/totp`, 'SESSION.MISSING', {}, 401);
    expect(page.part('login').dataset['step']).toBe('password');
    expect(page.text('login-refusal')).toContain('重新登录');
    expect(page.part<HTMLInputElement>('username').value).toBe('wang_li');
  });

  it('shows who lacks the right why the page is not theirs, at the page’s own address', async () => {
    await open('clerk', '/audit');
    expect(page.text('not-yours')).toContain('科员');
  });

  it('is over for the whole app when the server says so and nobody comes back', async () => {
    await open('auditor', '/audit');
    const session = TestBed.inject(StaffSession);
    const asked = session.logInStep('totp', {});
    await page.refuse(`${AUTH}/totp`, 'SESSION.ENDED', {}, 401);
    await asked;
    expect(session.staff()).not.toBeNull();
    session.leave();
    expect(session.state()).toEqual({ status: 'out', why: { code: 'SESSION.ENDED', data: {} } });
  });
});
