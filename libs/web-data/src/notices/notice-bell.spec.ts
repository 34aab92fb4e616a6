// How many notices are unread: asked for with each log-in and each connection, told by the socket, and nobody else's.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { NoticeView } from '@haopai/contracts';
import { OPEN_SOCKET } from '../live/live-socket';
import { Session } from '../session/session';
import { aCitizen } from '../testing/a-citizen';
import { NoticeBell } from './notice-bell';

/** As much of a socket as the page needs to hear. */
class Line {
  connected = false;
  private readonly listeners = new Map<string, Set<(body?: unknown) => void>>();

  on(event: string, listener: (body?: unknown) => void): this {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
    return this;
  }

  off(event: string, listener: (body?: unknown) => void): this {
    this.listeners.get(event)?.delete(listener);
    return this;
  }

  hear(event: string, body?: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) listener(body);
  }

  disconnect(): this {
    this.connected = false;
    return this;
  }

  connect(): this {
    this.connected = true;
    this.hear('connect');
    return this;
  }
}

const aNotice: NoticeView = { id: 7, kind: 'newDevice', data: { device: 'Firefox' }, atMs: 1, isRead: false };

describe('NoticeBell', () => {
  let line: Line;
  let http: HttpTestingController;
  let session: Session;
  let bell: NoticeBell;

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
    bell = TestBed.inject(NoticeBell);
  });
  afterEach(() => http.verify());

  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const logIn = async (id: number): Promise<void> => {
    const answer = session.logInBySms({ mobile: '13800138000', code: '123456' });
    http.expectOne('/api/v1/auth/login/sms').flush(aCitizen({ id }));
    await answer;
    await settle();
  };
  const told = async (unread: number): Promise<void> => {
    for (const request of http.match('/api/v1/me/notices/unread'))
      if (!request.cancelled) request.flush({ unread });
    await settle();
  };

  it('asks nothing for nobody', async () => {
    await settle();
    http.expectNone('/api/v1/me/notices/unread');
    expect(bell.unread()).toBe(0);
  });

  it('asks at log-in, and again when the connection stands again', async () => {
    await logIn(1);
    await told(3);
    expect(bell.unread()).toBe(3);
    line.connect();
    await told(4);
    expect(bell.unread()).toBe(4);
  });

  it('asks until there is an answer', async () => {
    await logIn(1);
    jest.useFakeTimers();
    for (const request of http.match('/api/v1/me/notices/unread'))
      if (!request.cancelled) request.error(new ProgressEvent('error'));
    await jest.advanceTimersByTimeAsync(1_000);
    jest.useRealTimers();
    await told(3);
    expect(bell.unread()).toBe(3);
  });

  it('hears of a new notice with the number of unread ones', async () => {
    await logIn(1);
    await told(0);
    line.hear('notice', { ...aNotice, unread: 1 });
    expect(bell.unread()).toBe(1);
    expect(bell.latest()).toEqual(aNotice);
  });

  it('keeps nothing of the former citizen', async () => {
    await logIn(1);
    await told(5);
    line.hear('notice', { ...aNotice, unread: 6 });
    await logIn(2);
    expect(bell.unread()).toBe(0);
    expect(bell.latest()).toBeNull();
    await told(1);
    expect(bell.unread()).toBe(1);
  });

  it('lets no late answer for the former citizen through', async () => {
    await logIn(1);
    const late = http.match('/api/v1/me/notices/unread');
    await logIn(2);
    expect(late.map(({ cancelled }) => cancelled)).toEqual(late.map(() => true));
    expect(bell.unread()).toBe(0);
    await told(2);
    expect(bell.unread()).toBe(2);
  });
});
