// A forgotten password: a code to the number, then a new password; nothing tells whether the number has an account.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SmsCode } from '../forms/sms-code';
import { RecoveryStore } from './recovery-store';

const SEND = '/api/v1/auth/sms-codes';
const RECOVER = '/api/v1/auth/password-recovery';

describe('RecoveryStore', () => {
  let store: RecoveryStore;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), RecoveryStore, SmsCode],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(RecoveryStore);
    store.sms.mobile.text.set('138 0013 8000');
  });
  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
  });

  async function sends() {
    const sending = store.sendCode();
    const asked = http.expectOne(SEND);
    asked.flush(
      { expiresAtMs: Date.now() + 300_000, nextAtMs: Date.now() + 60_000 },
      { status: 202, statusText: '' },
    );
    return { isOnItsWay: await sending, body: asked.request.body as unknown };
  }

  async function recovers(code?: string, data: object = {}) {
    store.sms.code.text.set('123456');
    store.password.text.set('green hill 77');
    const going = store.recover();
    const asked = http.expectOne(RECOVER);
    if (code === undefined) asked.flush(null, { status: 204, statusText: '' });
    else asked.flush({ code, data, requestId: '' }, { status: 422, statusText: '' });
    return { isDone: await going, body: asked.request.body as unknown };
  }

  it('sends a code of its own kind', async () => {
    const { isOnItsWay, body } = await sends();
    expect(isOnItsWay).toBe(true);
    expect(body).toEqual({ mobile: '13800138000', purpose: 'recover' });
  });

  it('goes on without another code when one went to the number a moment ago', async () => {
    await sends();
    expect(await store.sendCode()).toBe(true);
  });

  it('sends another when the number was mistyped', async () => {
    await sends();
    store.sms.mobile.text.set('139 0013 8000');
    expect((await sends()).body).toMatchObject({ mobile: '13900138000' });
  });

  it('sets the new password with the code', async () => {
    await sends();
    const { isDone, body } = await recovers();
    expect(isDone).toBe(true);
    expect(body).toEqual({ mobile: '13800138000', code: '123456', newPassword: 'green hill 77' });
    expect(store.isDone()).toBe(true);
  });

  it('says beside the code that it is wrong, and keeps the new password', async () => {
    await sends();
    expect((await recovers('SMS_CODE.WRONG', { triesLeft: 4 })).isDone).toBe(false);
    expect(store.sms.code.shownFault()?.key).toBe('refusal.SMS_CODE.WRONG');
    expect(store.password.text()).toBe('green hill 77');
    expect(store.refusal()).toBeNull();
  });

  it('says beside the new password that it is like the user name, which the server alone knows', async () => {
    await sends();
    const fields = [{ path: 'newPassword', code: 'PASSWORD.LIKE_USERNAME', data: {} }];
    expect((await recovers('ACCOUNT.INVALID', { fields })).isDone).toBe(false);
    expect(store.password.shownFault()?.key).toBe('rule.PASSWORD.LIKE_USERNAME');
    expect(store.refusal()).toBeNull();
  });

  it('sends nothing while the new password is a common one', async () => {
    await sends();
    store.sms.code.text.set('123456');
    store.password.text.set('12345678');
    expect(await store.recover()).toBe(false);
    expect(store.password.shownFault()?.key).toBe('rule.PASSWORD.TOO_COMMON');
  });
});
