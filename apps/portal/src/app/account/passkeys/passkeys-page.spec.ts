// The page of passkeys: one is added by what the device makes, after a confirmation; what it did not give is said, and the name stays typed.
import { Injectable } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { PasskeyView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { type DeviceFailure, PasskeyDevice } from '@haopai/web-app/passkeys';
import { PageUnderTest } from '@haopai/web-app/testing';
import { Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { ConfirmSelf } from '../../confirm-self/confirm-self';
import { WordsLoader } from '../../i18n/words-loader';
import { PASSKEY_WORDS } from '../../passkeys/words-loader';
import { ACCOUNT_WORDS } from '../words-loader';
import { PasskeysPage } from './passkeys-page';

const PASSKEYS = '/me/passkeys';
const MINE: PasskeyView = {
  ...{ id: 4, name: '我的手机', createdAtMs: Date.UTC(2026, 10, 25), lastUsedAtMs: null, isUsable: true },
};
const QUESTION = {
  ...{ challenge: 'q', host: 'localhost', timeoutMs: 300_000, passkeys: [], userHandle: 'h' },
  ...{ userName: 'u', userDisplayName: 'u', algorithms: [-7] },
};
const MADE = { id: 'made', clientData: 'c', attestation: 'a', transports: ['internal'] };

@Injectable()
class ProvenSelf extends ConfirmSelf {
  override prove(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

describe('the page of passkeys', () => {
  let page: PageUnderTest;
  let failure: DeviceFailure | null;
  let isHere: boolean;

  beforeEach(() => {
    failure = null;
    isHere = true;
  });
  async function open(items: readonly PasskeyView[]): Promise<void> {
    const make = () => Promise.resolve(failure === null ? { ok: true, value: MADE } : { ok: false, failure });
    page = await PageUnderTest.prepare({
      routes: [{ path: 'account/passkeys', component: PasskeysPage }],
      loader: WordsLoader,
      providers: [
        { provide: PasskeyDevice, useValue: { isThere: () => isHere, make } },
        { provide: ConfirmSelf, useClass: ProvenSelf },
        { provide: ConfirmDoor, useValue: { ask: () => Promise.resolve(true) } },
      ],
      enter: async (http) => {
        const coming = TestBed.inject(Session).resume();
        http.expectOne('/api/v1/me').flush(aCitizen());
        await coming;
      },
    });
    await TestBed.inject(Words).bring(ACCOUNT_WORDS);
    await TestBed.inject(Words).bring(PASSKEY_WORDS);
    await page.open('/account/passkeys');
    await page.answer(PASSKEYS, { items, host: 'localhost' });
  }
  afterEach(() => page.close());

  it('adds one, once the citizen has confirmed', async () => {
    await open([]);
    await page.submit();
    expect(page.part('passkey-name').getAttribute('aria-invalid')).toBe('true');
    await page.type('passkey-name', '我的手机');
    await page.submit();
    await page.refuse(`${PASSKEYS}/question`, 'CONFIRMATION.NEEDED', {}, 403);
    await page.answer(`${PASSKEYS}/question`, QUESTION);
    const added = page.asked(PASSKEYS);
    expect(added.request.body).toEqual({ ...MADE, name: '我的手机' });
    added.flush({ items: [MINE], host: 'localhost' });
    await page.settle();
    expect(page.text('passkeys-news')).toContain('已添加');
    expect(page.text('passkey')).toContain('我的手机');
    expect(page.part<HTMLInputElement>('passkey-name').value).toBe('');
  });

  it.each(['givenUp', 'known', 'unfit', 'broken'] as const)('has words for %s', async (given) => {
    failure = given;
    await open([]);
    await page.type('passkey-name', '我的手机');
    await page.submit();
    await page.answer(`${PASSKEYS}/question`, QUESTION);
    expect(page.text('passkeys-refused')).toMatch(/[\u4e00-\u9fff]{6}/);
    expect(page.part<HTMLInputElement>('passkey-name').value).toBe('我的手机');
  });

  it('names one anew and removes one, and says why not', async () => {
    await open([MINE]);
    await page.press('rename-passkey');
    expect(page.part<HTMLInputElement>('passkey-name').value).toBe('我的手机');
    await page.type('passkey-name', '旧手机');
    await page.submit();
    await page.answer(`${PASSKEYS}/4`, { items: [{ ...MINE, name: '旧手机' }], host: 'localhost' });
    expect(page.text('passkey')).toContain('旧手机');
    await page.press('remove-passkey');
    await page.refuse(`${PASSKEYS}/4`, 'PASSKEY.NOT_FOUND', { passkeyId: 4 }, 404);
    expect(page.text('passkeys-refused')).toContain('已经没有了');
    await page.press('remove-passkey');
    await page.answer(`${PASSKEYS}/4`, { items: [], host: 'localhost' });
    expect(page.text('no-passkeys')).toContain('还没有');
  });

  it('says that a browser knows none, and which are of a former address', async () => {
    isHere = false;
    await open([{ ...MINE, isUsable: false }]);
    expect(page.text('passkey')).toContain('以前的网址');
    expect(page.text()).toContain('请换一个浏览器');
    expect(page.has('[data-testid="passkey-form"]')).toBe(false);
  });
});
