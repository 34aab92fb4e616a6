// Both ways in: what is asked for, what is kept after a refusal, and where the refusal stands.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Session } from '@haopai/web-data';
import { CHANCE } from '@haopai/web-data/reading';
import { aCitizen } from '@haopai/web-data/testing';
import { SmsCode } from '../forms/sms-code';
import { Captcha } from '../machine-check/captcha';
import { MachineCheck } from '../machine-check/machine-check';
import { PROVER } from '../machine-check/prover';
import { LoginLine } from './login-line';
import { LoginStore } from './login-store';

const picture = (captchaId: string) => ({ isOn: true, captchaId, png: 'AAAA', expiresAtMs: 0 });
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('LoginStore', () => {
  let store: LoginStore;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: CHANCE, useValue: () => 0 },
        Captcha,
        LoginLine,
        LoginStore,
        MachineCheck,
        SmsCode,
        { provide: PROVER, useValue: () => Promise.resolve('work') },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(LoginStore);
    store.username.text.set('demo1');
    store.password.text.set(' secret word ');
  });
  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
  });

  async function withPicture(view: object) {
    store.check.takePicture();
    http.expectOne('/api/v1/auth/captcha').flush(view);
    await turn();
  }

  async function refused(code: string, data: object = {}) {
    const trying = store.logIn();
    await turn();
    const asked = http.expectOne('/api/v1/auth/login');
    asked.flush({ code, data, requestId: '' }, { status: 401, statusText: '' });
    await turn();
    http.expectOne('/api/v1/auth/captcha').flush(picture('second'));
    expect(await trying).toBe(false);
    return asked.request.body as unknown;
  }

  it('shows by itself that no machine asks, and anew after each failure', async () => {
    const view = {
      isOn: true,
      challenge: { parameters: {}, signature: '' },
      expiresAtMs: Date.now() + 300_000,
    };
    store.check.begin('password');
    for (const code of ['LOGIN.FAILED', 'PROOF.WRONG']) {
      const trying = store.logIn();
      const asked = http.expectOne('/api/v1/auth/proofs');
      expect(asked.request.body).toEqual({ purpose: 'password' });
      asked.flush(view);
      await turn();
      const sent = http.expectOne('/api/v1/auth/login');
      expect(sent.request.body).toEqual({ username: 'demo1', password: ' secret word ', proof: 'work' });
      sent.flush({ code, data: {}, requestId: '' }, { status: 401, statusText: '' });
      expect(await trying).toBe(false);
      expect(store.refusal()?.code).toBe(code);
    }
  });

  it('asks for the picture until it is there, and says meanwhile that it is not', async () => {
    store.check.takePicture();
    http.expectOne('/api/v1/auth/captcha').flush(null, { status: 503, statusText: '' });
    await turn();
    expect(store.check.captcha.state().status).toBe('failed');
    await new Promise((resolve) => setTimeout(resolve, 20));
    http.expectOne('/api/v1/auth/captcha').flush(picture('first'));
    expect(store.check.captcha.picture()?.id).toBe('first');
  });

  it('asks for no picture where the site asks for none', async () => {
    await withPicture({ isOn: false });
    expect(store.check.captcha.isAsked()).toBe(false);
    const trying = store.logIn();
    await turn();
    const asked = http.expectOne('/api/v1/auth/login');
    expect(asked.request.body).toEqual({ username: 'demo1', password: ' secret word ' });
    asked.flush(aCitizen());
    expect(await trying).toBe(true);
    expect(TestBed.inject(Session).citizenId()).toBe(1);
  });

  it('sends nothing while the characters of the picture are missing', async () => {
    await withPicture(picture('first'));
    expect(await store.logIn()).toBe(false);
    expect(store.check.captcha.text.shownFault()?.key).toBe('rule.TEXT.EMPTY');
  });

  it('shows a new picture after each failure and keeps name and password', async () => {
    await withPicture(picture('first'));
    store.check.captcha.text.text.set('AB3D');
    expect(await refused('LOGIN.FAILED')).toMatchObject({ captchaId: 'first', captchaText: 'AB3D' });
    expect(store.refusal()?.code).toBe('LOGIN.FAILED');
    expect(store.check.captcha.picture()?.id).toBe('second');
    expect(store.check.captcha.text.text()).toBe('');
    expect([store.username.text(), store.password.text()]).toEqual(['demo1', ' secret word ']);
  });

  it('says beside the picture that its characters were wrong', async () => {
    await withPicture(picture('first'));
    store.check.captcha.text.text.set('AB3D');
    await refused('CAPTCHA.WRONG');
    expect(store.check.captcha.text.shownFault()?.key).toBe('refusal.CAPTCHA.WRONG');
    expect(store.refusal()).toBeNull();
  });

  it('counts down while log-in is locked', async () => {
    await withPicture(picture('first'));
    store.check.captcha.text.text.set('AB3D');
    await refused('LOGIN.LOCKED', { retryAfterMs: 90_000 });
    expect(store.isLocked()).toBe(true);
    expect(store.lock.leftS()).toBe(90);
    expect(store.smsRefusal()).toBeNull();
  });

  it('lets a picture that did not load keep nobody out', async () => {
    store.check.takePicture();
    http.expectOne('/api/v1/auth/captcha').error(new ProgressEvent('error'));
    await turn();
    const trying = store.logIn();
    await turn();
    http.expectOne('/api/v1/auth/login').flush(aCitizen());
    expect(await trying).toBe(true);
    // It is still asked for until the page goes.
    http.match('/api/v1/auth/captcha');
  });

  it('logs in by a code without any picture', async () => {
    store.sms.mobile.text.set('138 0013 8000');
    store.sms.code.text.set('123456');
    const trying = store.logInBySms();
    const asked = http.expectOne('/api/v1/auth/login/sms');
    expect(asked.request.body).toEqual({ mobile: '13800138000', code: '123456' });
    asked.flush(aCitizen());
    expect(await trying).toBe(true);
  });

  it('says beside the code that it was wrong', async () => {
    store.sms.mobile.text.set('138 0013 8000');
    store.sms.code.text.set('123456');
    const trying = store.logInBySms();
    const wrong = { code: 'SMS_CODE.WRONG', data: { triesLeft: 4 }, requestId: '' };
    http.expectOne('/api/v1/auth/login/sms').flush(wrong, { status: 401, statusText: '' });
    expect(await trying).toBe(false);
    expect(store.sms.code.shownFault()).toEqual({
      key: 'refusal.SMS_CODE.WRONG',
      data: { triesLeft: 4 },
    });
  });
});
