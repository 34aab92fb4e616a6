// The question for password or code: it comes over the page, the other way keeps what was typed the first, and what asked for it goes on.
import { OverlayContainer } from '@angular/cdk/overlay';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideHttpClient } from '@angular/common/http';
import { ApplicationRef, provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { Preferences, Words } from '@haopai/web-app';
import { type Outcome, Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { provideTransloco } from '@jsverse/transloco';
import { WordsLoader } from '../i18n/words-loader';
import { ConfirmSelf } from './confirm-self';

const CONFIRMATION = '/api/v1/me/confirmation';
const NEEDED: Outcome<string> = { ok: false, refusal: { code: 'CONFIRMATION.NEEDED', data: {} } };

describe('whoever has to confirm that it is they', () => {
  let http: HttpTestingController;
  let answers: Outcome<string>[];

  beforeEach(async () => {
    answers = [NEEDED, { ok: true, value: 'done' }];
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTransloco({
          config: {
            availableLangs: [...LANGUAGES],
            defaultLang: DEFAULT_LANGUAGE,
            reRenderOnLangChange: false,
          },
          loader: WordsLoader,
        }),
        { provide: Preferences, useValue: { language: signal('zh') } },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    await TestBed.inject(Words).use('zh');
    http = TestBed.inject(HttpTestingController);
    const coming = TestBed.inject(Session).resume();
    http.expectOne('/api/v1/me').flush(aCitizen());
    await coming;
  });
  afterEach(() => {
    http.verify();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  async function settle(): Promise<void> {
    for (let turns = 0; turns < 8; turns++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.inject(ApplicationRef).tick();
    }
  }
  const overlay = () => TestBed.inject(OverlayContainer).getContainerElement();
  function part<Found extends HTMLElement = HTMLElement>(testId: string): Found {
    const found = overlay().querySelector<Found>(`[data-testid="${testId}"]`);
    if (found === null) throw new Error(`no ${testId} in ${overlay().innerHTML}`);
    return found;
  }
  async function type(testId: string, text: string): Promise<void> {
    const field = part<HTMLInputElement>(testId);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  }
  async function press(testId: string): Promise<void> {
    part(testId).click();
    await settle();
  }
  async function send(): Promise<void> {
    part('confirm-self').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  }
  /** Asks for something that wants a confirmation, until the question stands. */
  async function begin(): Promise<Promise<Outcome<string>>[]> {
    const going = TestBed.inject(ConfirmSelf).whileConfirmed(() =>
      Promise.resolve(answers.shift() ?? NEEDED),
    );
    for (let turns = 0; turns < 40 && overlay().querySelector('form') === null; turns++) await settle();
    return [going];
  }
  const refuse = async (path: string, code: string, data: object = {}): Promise<void> => {
    http.expectOne(path).flush({ code, data, requestId: '' }, { status: 422, statusText: code });
    await settle();
  };

  it('types the password, and what was asked for goes on', async () => {
    const [going] = await begin();
    await send();
    expect(part('own-password').getAttribute('aria-invalid')).toBe('true');
    await type('own-password', 'mistyped 1');
    await send();
    await refuse(CONFIRMATION, 'ACCOUNT.PASSWORD_WRONG');
    expect(part('own-password').getAttribute('aria-invalid')).toBe('true');
    await type('own-password', 'blue river 8');
    await send();
    const asked = http.expectOne(CONFIRMATION);
    expect(asked.request.body).toEqual({ password: 'blue river 8' });
    asked.flush(null);
    await settle();
    expect(await going).toEqual({ ok: true, value: 'done' });
    expect(overlay().querySelector('form')).toBeNull();
  });

  it('uses a code instead, and finds the password as it was typed', async () => {
    const [going] = await begin();
    expect(document.activeElement).toBe(part('own-password'));
    await type('own-password', 'half of it');
    await press('confirm-self-other');
    expect(document.activeElement).toBe(part('own-code'));
    await press('own-code-send');
    const sent = http.expectOne(`${CONFIRMATION}/code`);
    sent.flush({ expiresAtMs: Date.now() + 300_000, nextAtMs: Date.now() + 60_000 });
    await settle();
    expect(part('own-code-sent').textContent).toContain('5 分钟');
    await press('confirm-self-other');
    expect(part<HTMLInputElement>('own-password').value).toBe('half of it');
    await press('confirm-self-other');
    await type('own-code', '123456');
    await send();
    const asked = http.expectOne(CONFIRMATION);
    expect(asked.request.body).toEqual({ code: '123456' });
    asked.flush(null);
    await settle();
    expect(await going).toEqual({ ok: true, value: 'done' });
  });

  it('is told why no code goes out, and when the next may be asked for', async () => {
    const [going] = await begin();
    await press('confirm-self-other');
    await press('own-code-send');
    await refuse(`${CONFIRMATION}/code`, 'SMS_CODE.TOO_MANY', { retryAfterMs: 40_000 });
    expect(part('own-code').getAttribute('aria-invalid')).toBe('true');
    expect(part('own-code-send').getAttribute('aria-disabled')).toBe('true');
    await press('confirm-self-no');
    expect(await going).toEqual(NEEDED);
  });

  it('gives it up, and reads the refusal where it was asked', async () => {
    const [going] = await begin();
    await press('confirm-self-no');
    expect(await going).toEqual(NEEDED);
    expect(answers).toHaveLength(1);
  });
});
