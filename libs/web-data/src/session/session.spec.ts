// How a session begins, and why it is over when its citizen did not end it here.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SessionsClient } from '../account/sessions-client';
import { LiveSocket, OPEN_SOCKET } from '../live/live-socket';
import { ASK_BESIDE_AFTER_MS } from '../reading/until-answered';
import { aCitizen } from '../testing/a-citizen';
import { Session } from './session';

const ENDED = { code: 'SESSION.ENDED', data: {}, requestId: '' };

/** As much of a socket as a session needs to hear that it is over. */
class Line {
  readonly connected = false;
  private readonly listeners: (readonly [string, (body: object) => void])[] = [];

  on(event: string, listener: (body: object) => void): void {
    this.listeners.push([event, listener]);
  }

  disconnect(): this {
    return this;
  }

  connect(): this {
    return this;
  }

  hearEnd(): void {
    for (const [event, hear] of this.listeners) if (event === 'session.ended') hear({ reason: 'elsewhere' });
  }
}

describe('Session', () => {
  let line: Line;
  let session: Session;
  let http: HttpTestingController;

  beforeEach(() => {
    line = new Line();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: OPEN_SOCKET, useValue: () => line },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
  });
  afterEach(() => http.verify());

  async function logIn() {
    const answer = session.logInBySms({ mobile: '13800138000', code: '123456' });
    http.expectOne('/api/v1/auth/login/sms').flush(aCitizen());
    return answer;
  }

  it('begins with the answer to a code by SMS', async () => {
    expect(await logIn()).toBeNull();
    expect(session.citizenId()).toBe(1);
  });

  it('begins with registration', async () => {
    const answer = session.register({
      username: 'demo9',
      password: 'blue river 9',
      kind: 'person',
      person: { realName: '王芳', residentId: '330702199003071234' },
      region: '330702',
      address: '八一南街 1 号',
      mobile: '13800138000',
      smsCode: '123456',
      agreementVersion: '1',
      identityConsent: true,
    });
    http.expectOne('/api/v1/accounts').flush(aCitizen({ id: 9 }), { status: 201, statusText: '' });
    expect(await answer).toBeNull();
    expect(session.citizenId()).toBe(9);
  });

  it('is over, with the reason, as soon as any question is answered so', async () => {
    await logIn();
    const answer = TestBed.inject(SessionsClient).list();
    http.expectOne('/api/v1/me/sessions').flush(ENDED, { status: 401, statusText: '' });
    expect((await answer).ok).toBe(false);
    expect(session.state().status).toBe('anonymous');
    expect(session.ended()?.code).toBe('SESSION.ENDED');
  });

  it('forgets the reason with the next log-in', async () => {
    const resumed = session.resume();
    http.expectOne('/api/v1/me').flush(ENDED, { status: 401, statusText: '' });
    await resumed;
    expect(session.ended()?.code).toBe('SESSION.ENDED');
    await logIn();
    expect(session.ended()).toBeNull();
  });

  it('tells a visitor who never logged in of no end', async () => {
    const resumed = session.resume();
    const missing = { code: 'SESSION.MISSING', data: {}, requestId: '' };
    http.expectOne('/api/v1/me').flush(missing, { status: 401, statusText: '' });
    await resumed;
    expect(session.ended()).toBeNull();
  });

  it('is over when the socket says so, but not while its citizen asks to end it', async () => {
    TestBed.inject(LiveSocket).onConnected(() => undefined);
    await logIn();
    await session.askToLeave(() => {
      line.hearEnd();
      return Promise.resolve({ ok: true, value: null });
    });
    expect(session.citizenId()).toBe(1);
    expect(session.ended()).toBeNull();
    line.hearEnd();
    expect(session.citizenId()).toBeNull();
    expect(session.ended()?.code).toBe('SESSION.ENDED');
  });

  describe('while nobody says who this is', () => {
    const busy = { code: 'SERVER.BUSY', data: { retryAfterMs: 1_500 }, requestId: '' };
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => {
      TestBed.resetTestingModule();
      jest.useRealTimers();
    });

    const me = () => http.expectOne('/api/v1/me');
    const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);

    it('is unknown and not anonymous, and heals by itself with pauses as long as the server asks for', async () => {
      void session.resume();
      expect(session.state()).toEqual({ status: 'unknown', silence: null });
      me().flush(busy, { status: 503, statusText: '' });
      expect(session.silence()?.code).toBe('SERVER.BUSY');
      await passes(1_499);
      http.expectNone('/api/v1/me');
      await passes(501);
      me().error(new ProgressEvent('error'));
      expect(session.silence()?.code).toBe('SERVER.UNAVAILABLE');
      await passes(4_000);
      me().flush(aCitizen());
      expect(session.citizenId()).toBe(1);
      await passes(60_000);
    });

    it.each([429, 500])('is unknown after a %i too: that says nothing of who this is', async (status) => {
      void session.resume();
      me().flush({ code: 'SERVER.FAILED', data: {}, requestId: '' }, { status, statusText: '' });
      expect(session.state().status).toBe('unknown');
      await passes(4_000);
      me().flush(aCitizen());
      expect(session.citizenId()).toBe(1);
    });

    it('asks beside a question that hangs', async () => {
      void session.resume();
      const hanging = me();
      await passes(ASK_BESIDE_AFTER_MS);
      expect(session.silence()?.code).toBe('SERVER.UNAVAILABLE');
      me().flush({ code: 'SESSION.MISSING', data: {}, requestId: '' }, { status: 401, statusText: '' });
      expect([hanging.cancelled, session.state().status]).toEqual([true, 'anonymous']);
    });

    it('asks no more once somebody has logged in', async () => {
      void session.resume();
      me().error(new ProgressEvent('error'));
      await logIn();
      await passes(60_000);
      expect(session.citizenId()).toBe(1);
    });
  });
});
