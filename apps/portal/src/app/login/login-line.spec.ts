// In line before the log-in: goes on by itself, keeps what was typed, outlives a reload, and can be left.
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { CHANCE } from '@haopai/web-data/reading';
import { aCitizen } from '@haopai/web-data/testing';
import { SmsCode } from '../forms/sms-code';
import { Captcha } from '../machine-check/captcha';
import { MachineCheck } from '../machine-check/machine-check';
import { LoginLine } from './login-line';
import { LoginStore } from './login-store';

const LOGIN = '/api/v1/auth/login';
const CAPTCHA = '/api/v1/auth/captcha';
const PICTURE = { isOn: true, captchaId: 'first', png: 'AAAA', expiresAtMs: 0 };
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('the line before the log-in', () => {
  let store: LoginStore;
  let http: HttpTestingController;

  beforeEach(() => {
    sessionStorage.clear();
    open();
    store.username.text.set('demo1');
    store.password.text.set(' secret word ');
  });
  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
  });

  /** The page, as it is after a reload, too. */
  function open() {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), { provide: CHANCE, useValue: () => 0 }],
        ...[Captcha, LoginLine, LoginStore, MachineCheck, SmsCode],
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(LoginStore);
  }

  async function withPicture() {
    store.check.takePicture();
    http.expectOne(CAPTCHA).flush(PICTURE);
    await turn();
    store.check.captcha.text.text.set('AB3D');
  }

  async function asked(): Promise<TestRequest> {
    for (;;) {
      const [request] = http.match(LOGIN);
      if (request !== undefined) return request;
      await turn();
    }
  }

  async function refuse(code: string, data: object, status = 429) {
    const request = await asked();
    request.flush({ code, data, requestId: '' }, { status, statusText: '' });
    await turn();
    return request.request.body as unknown;
  }

  const inLine = (place: number, ticket = `ticket ${place}`, retryAfterMs = 5) =>
    refuse('LOGIN.LINE', { ticket, place, waitMs: place * 1_000, retryAfterMs });

  it('asks again by itself with the ticket and without a picture, and is in when it is one’s turn', async () => {
    await withPicture();
    const trying = store.logIn();
    expect(await inLine(12)).toMatchObject({ captchaId: 'first', captchaText: 'AB3D' });
    expect(store.line.standing()).toMatchObject({ place: 12 });
    expect(store.keptPlace()).toMatchObject({ place: 12 });
    expect(await inLine(3)).toEqual({ username: 'demo1', password: ' secret word ', ticket: 'ticket 12' });
    expect(store.line.standing()).toMatchObject({ place: 3 });
    const last = await asked();
    expect(last.request.body).toMatchObject({ ticket: 'ticket 3' });
    last.flush(aCitizen());
    expect(await trying).toBe(true);
    expect([store.line.standing(), sessionStorage.length]).toEqual([null, 0]);
  });

  it('stays in line while nobody answers', async () => {
    await withPicture();
    const trying = store.logIn();
    await inLine(12);
    await refuse('SERVER.UNAVAILABLE', { retryAfterMs: 5 }, 503);
    await refuse('REQUEST.RATE_LIMITED', { retryAfterMs: 5 });
    expect(store.line.standing()).toMatchObject({ place: 12 });
    (await asked()).flush(aCitizen());
    expect(await trying).toBe(true);
  });

  it('asks again with the same picture while the site is too busy to hear it, and then stands in line', async () => {
    await withPicture();
    const trying = store.logIn();
    await refuse('SERVER.BUSY', { retryAfterMs: 5 }, 503);
    expect([store.line.standing()?.place, store.line.said()?.place]).toEqual([null, null]);
    expect(await inLine(12)).toMatchObject({ captchaId: 'first', captchaText: 'AB3D' });
    expect([store.line.standing()?.place, store.line.said()?.place]).toEqual([12, 12]);
    (await asked()).flush(aCitizen());
    expect(await trying).toBe(true);
  });

  it('ends with what the server says of the password, and then asks for a picture', async () => {
    await withPicture();
    const trying = store.logIn();
    await inLine(1);
    await refuse('LOGIN.FAILED', {}, 401);
    http.expectOne(CAPTCHA).flush(PICTURE);
    expect(await trying).toBe(false);
    expect([store.line.standing(), store.keptPlace(), store.refusal()?.code]).toEqual([
      ...[null, null, 'LOGIN.FAILED'],
    ]);
    expect(store.password.text()).toBe(' secret word ');
  });

  it('can be left: nothing typed is lost, and nothing is kept of it', async () => {
    await withPicture();
    const trying = store.logIn();
    await inLine(12, 'a ticket', 60_000);
    store.line.leave();
    await turn();
    http.expectOne(CAPTCHA).flush(PICTURE);
    expect(await trying).toBe(false);
    expect([store.line.standing(), store.line.wasLeft(), store.refusal()]).toEqual([null, true, null]);
    expect([store.username.text(), store.password.text()]).toEqual(['demo1', ' secret word ']);
    expect(sessionStorage).toHaveLength(0);
  });

  it('keeps the place over a reload, and no password', async () => {
    await withPicture();
    void store.logIn();
    await inLine(12, 'a ticket', 60_000);
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret');
    open();
    expect(store.line.kept()).toMatchObject({ place: 12 });
    expect([store.username.text(), store.password.text()]).toEqual(['demo1', '']);
    store.password.text.set('typed again');
    const trying = store.logIn();
    const again = await asked();
    expect(again.request.body).toEqual({ username: 'demo1', password: 'typed again', ticket: 'a ticket' });
    again.flush(aCitizen());
    expect(await trying).toBe(true);
  });

  it('is begun anew when the place was lost', async () => {
    await withPicture();
    void store.logIn();
    await inLine(12, 'a ticket', 60_000);
    open();
    store.password.text.set('typed again');
    const trying = store.logIn();
    await refuse('LOGIN.PLACE_LOST', {}, 409);
    expect(await trying).toBe(false);
    expect([store.refusal()?.code, store.keptPlace()]).toEqual(['LOGIN.PLACE_LOST', null]);
    await withPicture();
    const anew = store.logIn();
    const request = await asked();
    expect(request.request.body).toMatchObject({ captchaId: 'first' });
    request.flush(aCitizen());
    expect(await anew).toBe(true);
  });

  it('is of one user name: another one needs a picture', async () => {
    await withPicture();
    void store.logIn();
    await inLine(12, 'a ticket', 60_000);
    open();
    expect(store.keptPlace()).not.toBeNull();
    store.username.text.set('demo2');
    expect(store.keptPlace()).toBeNull();
  });

  it('is read out when one begins to wait, not at every step', async () => {
    await withPicture();
    const trying = store.logIn();
    await inLine(12);
    await inLine(11);
    await inLine(10);
    expect(store.line.said()).toMatchObject({ place: 12 });
    (await asked()).flush(aCitizen());
    await trying;
  });
});
