// One's own passkeys: added with what one has, named, given up; and what a browser did not give is said, with what was typed kept.
import { TestBed } from '@angular/core/testing';
import type { PasskeyView } from '@haopai/contracts';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { FakePasskeyDevice, MADE, QUESTION } from '../testing/fake-passkey-device';
import { aMember, staffPage } from '../testing/staff-page';
import { OwnPasskeys } from './own-passkeys';

const PASSKEYS = '/admin/me/passkeys';
const OFFICE: PasskeyView = {
  ...{ id: 4, name: '办公室电脑', createdAtMs: Date.UTC(2026, 10, 25), lastUsedAtMs: null, isUsable: true },
};

describe('one’s own passkeys', () => {
  let page: PageUnderTest;
  let device: FakePasskeyDevice;

  async function open(items: readonly PasskeyView[], hasPasskey = items.length > 0): Promise<void> {
    page = await staffPage([{ path: 'account', component: OwnPasskeys }], 'clerk', [
      { provide: PasskeyDevice, useValue: device },
    ]);
    TestBed.inject(StaffSession).enter(aMember('clerk', { hasPasskey }));
    await page.open('/account');
    await page.answer(PASSKEYS, { items, host: 'localhost' });
  }
  async function send(): Promise<void> {
    page.part('passkey-form').dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  }
  beforeEach(() => {
    device = new FakePasskeyDevice();
  });
  afterEach(() => page.close());

  it('are none at first; one is added with password and code, and by what the device makes', async () => {
    await open([]);
    expect(page.text('no-passkeys')).toContain('还没有通行密钥');
    // What to do when it is lost is read before there is one.
    expect(page.text('passkey-lost')).toMatch(/两台设备.*管理员重置/);
    await page.press('add-passkey');
    await send();
    for (const field of ['passkey-name', 'passkey-current', 'passkey-code'])
      expect([field, page.part(field).getAttribute('aria-invalid')]).toEqual([field, 'true']);
    await page.type('passkey-name', '办公室电脑');
    await page.type('passkey-current', 'blue-plates-7');
    await page.type('passkey-code', '123456');
    await send();
    const asked = page.asked(`${PASSKEYS}/question`);
    expect(asked.request.body).toEqual({ currentPassword: 'blue-plates-7', code: '123456' });
    asked.flush({
      ...QUESTION,
      userHandle: 'h',
      userName: 'wang_li',
      userDisplayName: '王力',
      algorithms: [-7],
    });
    await page.settle();
    const added = page.asked(PASSKEYS);
    expect(added.request.body).toEqual({ ...MADE, name: '办公室电脑' });
    added.flush(aMember('clerk', { hasPasskey: true }));
    await page.settle();
    expect(TestBed.inject(Announcer).said()).toContain('通行密钥已添加');
    await page.answer(PASSKEYS, { items: [OFFICE], host: 'localhost' });
    expect(page.text('passkey')).toContain('办公室电脑');
  });

  it('says what the device did not give, keeps what was typed, and asks for no code where there is one', async () => {
    await open([OFFICE]);
    await page.press('add-passkey');
    expect(page.has('[data-testid="passkey-code"]')).toBe(false);
    await page.type('passkey-name', '手机');
    await page.type('passkey-current', 'blue-plates-7');
    device.failure = 'known';
    await send();
    const asked = page.asked(`${PASSKEYS}/question`);
    expect(asked.request.body).toEqual({ currentPassword: 'blue-plates-7' });
    asked.flush({ ...QUESTION, algorithms: [-7] });
    await page.settle();
    expect(page.text('own-refusal')).toContain('换一台设备');
    expect(page.part<HTMLInputElement>('passkey-current').value).toBe('blue-plates-7');
  });

  it.each(['givenUp', 'known', 'unfit', 'broken'] as const)('has words for %s', async (failure) => {
    await open([OFFICE]);
    await page.press('add-passkey');
    await page.type('passkey-name', '手机');
    await page.type('passkey-current', 'blue-plates-7');
    device.failure = failure;
    await send();
    await page.answer(`${PASSKEYS}/question`, { ...QUESTION, algorithms: [-7] });
    expect(page.text('own-refusal')).toMatch(/[\u4e00-\u9fff]{6}/);
    expect(page.part<HTMLInputElement>('passkey-name').value).toBe('手机');
  });

  it('are named anew without a question, and removed with the password', async () => {
    await open([OFFICE]);
    await page.press('rename-passkey');
    expect(page.part<HTMLInputElement>('passkey-name').value).toBe('办公室电脑');
    await page.type('passkey-name', '家里的电脑');
    await send();
    const renamed = page.asked(`${PASSKEYS}/4`);
    expect(renamed.request.body).toEqual({ name: '家里的电脑' });
    renamed.flush({ items: [{ ...OFFICE, name: '家里的电脑' }], host: 'localhost' });
    await page.settle();
    await page.answer(PASSKEYS, { items: [{ ...OFFICE, name: '家里的电脑' }], host: 'localhost' });
    await page.press('remove-passkey');
    expect(page.text('passkey-form')).toContain('家里的电脑');
    await page.type('passkey-current', 'blue-plates-7');
    await send();
    await page.refuse(`${PASSKEYS}/4/removal`, 'STAFF.PASSWORD_WRONG', {}, 422);
    expect(page.part('passkey-current').getAttribute('aria-invalid')).toBe('true');
    await page.type('passkey-current', 'blue-plates-8');
    await send();
    await page.answer(`${PASSKEYS}/4/removal`, aMember('clerk', { hasPasskey: false }));
    await page.answer(PASSKEYS, { items: [], host: 'localhost' });
    expect(TestBed.inject(StaffSession).staff()?.hasPasskey).toBe(false);
  });

  it('are none to be added in a browser that knows none, and those of a former address say so', async () => {
    device.isHere = false;
    await open([{ ...OFFICE, isUsable: false }], false);
    expect(page.text('passkey')).toContain('属于以前的网址');
    expect(page.text()).toContain('请换一个浏览器');
    expect(page.has('[data-testid="add-passkey"]')).toBe(false);
  });
});
