// A code by SMS is asked for once at a time, and another when the server allows it.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Captcha } from '../machine-check/captcha';
import { MachineCheck } from '../machine-check/machine-check';
import { PROVER } from '../machine-check/prover';
import { SmsCode } from './sms-code';

const SEND = '/api/v1/auth/sms-codes';

describe('SmsCode', () => {
  let sms: SmsCode;
  let http: HttpTestingController;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), SmsCode],
    });
    http = TestBed.inject(HttpTestingController);
    sms = TestBed.inject(SmsCode);
  });
  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  async function sends(mobile = '138 0013 8000') {
    sms.mobile.text.set(mobile);
    const sending = sms.send('login');
    const nowMs = performance.timeOrigin + performance.now();
    http.expectOne(SEND).flush({ expiresAtMs: nowMs + 300_000, nextAtMs: nowMs + 60_000 });
    return sending;
  }

  it('sends none to a number that is none', async () => {
    sms.mobile.text.set('1380013');
    expect(await sms.send('login')).toBe(false);
    expect(sms.mobile.shownFault()?.key).toBe('rule.MOBILE.WRONG_LENGTH');
  });

  it('tells where it went, in part, and for how long it counts', async () => {
    expect(await sends()).toBe(true);
    expect(sms.sent()).toMatchObject({ to: '138****8000', minutes: 5 });
  });

  it('waits a minute before the next to the same number', async () => {
    await sends();
    expect(sms.isOff()).toBe(true);
    expect(await sms.send('login')).toBe(false);
    jest.advanceTimersByTime(30_000);
    expect(sms.wait.leftS()).toBe(30);
    jest.advanceTimersByTime(30_250);
    expect(sms.isOff()).toBe(false);
    expect(await sends()).toBe(true);
  });

  it('does not make another number wait, nor says that it got a code', async () => {
    await sends();
    sms.mobile.text.set('139 0013 8000');
    expect(sms.isOff()).toBe(false);
    expect(sms.sent()).toBeNull();
  });

  it('waits as long as the server says, and says why none came', async () => {
    sms.mobile.text.set('13800138000');
    const sending = sms.send('login');
    const refusal = { code: 'SMS_CODE.TOO_MANY', data: { retryAfterMs: 20_000 }, requestId: '' };
    http.expectOne(SEND).flush(refusal, { status: 429, statusText: '' });
    expect(await sending).toBe(false);
    expect(sms.trouble()?.code).toBe('SMS_CODE.TOO_MANY');
    expect(sms.mobile.isGood()).toBe(true);
    expect(sms.wait.leftS()).toBe(20);
  });

  describe('of a stranger', () => {
    const PROOFS = '/api/v1/auth/proofs';

    beforeEach(() => {
      TestBed.resetTestingModule();
      TestBed.configureTestingModule({
        providers: [
          ...[provideHttpClient(), provideHttpClientTesting(), Captcha, MachineCheck, SmsCode],
          { provide: PROVER, useValue: () => Promise.resolve('work') },
        ],
      });
      http = TestBed.inject(HttpTestingController);
      sms = TestBed.inject(SmsCode);
      sms.mobile.text.set('138 0013 8000');
    });

    it('comes with what shows that no machine asks', async () => {
      const sending = sms.send('login');
      expect([sms.isSending(), TestBed.inject(MachineCheck).isWaitedFor()]).toEqual([true, true]);
      const expiresAtMs = Date.now() + 300_000;
      http.expectOne(PROOFS).flush({ isOn: true, challenge: { parameters: {}, signature: '' }, expiresAtMs });
      await jest.advanceTimersByTimeAsync(0);
      const asked = http.expectOne(SEND);
      expect(asked.request.body).toEqual({ mobile: '13800138000', purpose: 'login', proof: 'work' });
      const data = { reason: 'login', againAtMs: 1, retryAfterMs: 1 };
      asked.flush({ code: 'SMS_CODE.NONE_LEFT', data, requestId: '' }, { status: 429, statusText: '' });
      expect(await sending).toBe(false);
      expect([sms.trouble()?.code, sms.isOff()]).toEqual(['SMS_CODE.NONE_LEFT', false]);
    });

    it('is not asked for while the characters of a picture are missing', async () => {
      TestBed.inject(MachineCheck).takePicture();
      const expiresAtMs = Date.now() + 180_000;
      http.expectOne('/api/v1/auth/captcha').flush({ isOn: true, captchaId: 'a', png: 'AAAA', expiresAtMs });
      expect(await sms.send('login')).toBe(false);
      expect([sms.isSending(), sms.trouble()]).toEqual([false, null]);
    });
  });

  it('forgets a code that a new one has replaced', async () => {
    await sends();
    sms.code.text.set('123456');
    sms.learnFrom({ code: 'SMS_CODE.EXPIRED', data: {} });
    expect(sms.code.shownFault()?.key).toBe('refusal.SMS_CODE.EXPIRED');
    jest.advanceTimersByTime(60_250);
    await sends();
    expect(sms.code.text()).toBe('');
    expect(sms.code.shownFault()).toBeNull();
  });

  it('keeps the code that comes before the answer', async () => {
    const sending = sends();
    sms.code.text.set('123456');
    expect(await sending).toBe(true);
    expect(sms.code.text()).toBe('123456');
  });

  describe('asks whether the code of a registration is right', () => {
    const CHECK = '/api/v1/accounts/mobile-codes';

    async function proves(code: string, status = 204, refusal = '') {
      sms.mobile.text.set('138 0013 8000');
      sms.code.text.set(code);
      const asking = sms.prove();
      const asked = http.expectOne(CHECK);
      expect(asked.request.body).toEqual({ mobile: '13800138000', code });
      const body = refusal === '' ? null : { code: refusal, data: { triesLeft: 4 }, requestId: '' };
      asked.flush(body, { status, statusText: '' });
      return asking;
    }

    it('once, and says beside it that it is wrong', async () => {
      expect(await proves('123456', 422, 'SMS_CODE.WRONG')).toBe(false);
      expect(sms.code.shownFault()?.key).toBe('refusal.SMS_CODE.WRONG');
      expect(await proves('654321')).toBe(true);
      expect(await sms.prove()).toBe(true);
    });

    it('and goes on where an instance of the release before cannot say', async () => {
      expect(await proves('123456', 404, 'REQUEST.NOT_FOUND')).toBe(true);
    });

    it('and says what kept it from being asked', async () => {
      expect(await proves('123456', 429, 'SERVER.FAILED')).toBe(false);
      expect(sms.trouble()?.code).toBe('SERVER.FAILED');
    });
  });
});
