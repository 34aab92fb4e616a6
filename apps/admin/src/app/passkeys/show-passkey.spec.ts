// What wants a passkey or a code waits for it over the page, and is sent again once it was shown; given up, it stays undone and says why.
import { OverlayContainer } from '@angular/cdk/overlay';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Preferences } from '@haopai/web-app';
import { PasskeyDevice } from '@haopai/web-app/passkeys';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { AdminApi } from '../http/admin-api';
import { Shell } from '../shell/shell';
import { FakePasskeyDevice, QUESTION, SHOWN } from '../testing/fake-passkey-device';
import { staffPage } from '../testing/staff-page';

const CONFIRMATION = '/admin/me/confirmation';

@Component({ template: `<h1>{{ outcome() }}</h1>` })
class Work {
  private readonly api = inject(AdminApi);
  readonly outcome = signal('not yet');

  constructor() {
    note(this);
  }

  async act(): Promise<void> {
    const answer = await this.api.post<string>('/act', { reason: 'typed' });
    this.outcome.set(answer.ok ? answer.value : answer.refusal.code);
  }
}
let last: Work;
function note(work: Work): void {
  last = work;
}

describe('an act that wants a code', () => {
  let page: PageUnderTest;

  const shown = (testId: string): HTMLElement | null =>
    TestBed.inject(OverlayContainer).getContainerElement().querySelector(`[data-testid="${testId}"]`);
  async function enter(code: string): Promise<void> {
    const field = shown('show-code')?.querySelector('input');
    if (field === null || field === undefined) throw new Error('nobody asks for a code');
    field.value = code;
    field.dispatchEvent(new Event('input'));
    await page.settle();
    shown('show-code')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  }

  beforeEach(async () => {
    page = await staffPage(
      [{ path: '', component: Shell, children: [{ path: 'work', component: Work }] }],
      'administrator',
      [{ provide: Preferences, useValue: { language: signal('zh'), isDark: signal(false) } }],
    );
    await page.open('/work');
    void last.act();
    await page.refuse('/admin/act', 'STAFF.CODE_NEEDED', {}, 403);
    while (shown('show-code') === null) await page.settle();
  });
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  it('is done once one was entered, and a wrong one can be mended', async () => {
    await enter('111111');
    await page.refuse(`${CONFIRMATION}/code`, 'STAFF.CODE_WRONG', {}, 401);
    expect(shown('show-code')?.textContent).toContain('验证码');
    await enter('222222');
    const answer = page.asked(`${CONFIRMATION}/code`);
    expect(answer.request.body).toEqual({ code: '222222' });
    answer.flush(null, { status: 204, statusText: 'No Content' });
    await page.settle();
    const again = page.asked('/admin/act');
    expect(again.request.body).toEqual({ reason: 'typed' });
    again.flush('"done"');
    await page.settle();
    expect(page.text()).toContain('done');
    expect(shown('show-code')).toBeNull();
  });

  it('stays undone where it is given up', async () => {
    shown('code-not-now')?.click();
    await page.settle();
    expect(page.text()).toContain('STAFF.CODE_NEEDED');
  });
});

describe('an act that wants a passkey', () => {
  let page: PageUnderTest;
  let device: FakePasskeyDevice;

  const shown = (testId: string): HTMLElement | null =>
    TestBed.inject(OverlayContainer).getContainerElement().querySelector(`[data-testid="${testId}"]`);
  async function press(testId: string): Promise<void> {
    shown(testId)?.click();
    await page.settle();
  }

  beforeEach(async () => {
    device = new FakePasskeyDevice();
    page = await staffPage(
      [{ path: '', component: Shell, children: [{ path: 'work', component: Work }] }],
      'administrator',
      [
        { provide: PasskeyDevice, useValue: device },
        { provide: Preferences, useValue: { language: signal('zh'), isDark: signal(false) } },
      ],
    );
    await page.open('/work');
    void last.act();
    await page.refuse('/admin/act', 'PASSKEY.NEEDED', {}, 403);
    while (shown('show-passkey') === null) await page.settle();
  });
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  it('is done once it was shown', async () => {
    await press('passkey-show');
    await page.answer(`${CONFIRMATION}/question`, QUESTION);
    const answer = page.asked(CONFIRMATION);
    expect(answer.request.body).toEqual(SHOWN);
    answer.flush(null, { status: 204, statusText: 'No Content' });
    await page.settle();
    const again = page.asked('/admin/act');
    expect(again.request.body).toEqual({ reason: 'typed' });
    again.flush('"done"');
    await page.settle();
    expect(page.text()).toContain('done');
    expect(shown('show-passkey')).toBeNull();
  });

  it('says why it was not shown or not accepted, and can be tried again', async () => {
    device.failure = 'givenUp';
    await press('passkey-show');
    await page.answer(`${CONFIRMATION}/question`, QUESTION);
    expect(shown('passkey-refusal')?.textContent).toContain('什么都没有改变');
    device.failure = null;
    await press('passkey-show');
    await page.answer(`${CONFIRMATION}/question`, QUESTION);
    await page.refuse(CONFIRMATION, 'PASSKEY.COPIED', {}, 401);
    expect(shown('passkey-refusal')?.textContent).toContain('复制品');
    await press('passkey-not-now');
    expect(page.text()).toContain('PASSKEY.NEEDED');
  });
});
