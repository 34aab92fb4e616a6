// Who watches for hours stays logged in, and who is logged out elsewhere hears of it.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aCitizen } from '../testing/a-citizen';
import { Session } from './session';
import { ASK_AGAIN_AFTER_MS, ASK_EVERY_MS, SessionPulse } from './session-pulse';

describe('SessionPulse', () => {
  let session: Session;
  let http: HttpTestingController;

  beforeEach(async () => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
    TestBed.inject(SessionPulse);
  });
  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
    jest.useRealTimers();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  function show(state: DocumentVisibilityState): void {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  async function answered(answer: () => void): Promise<void> {
    answer();
    await jest.advanceTimersByTimeAsync(0);
  }

  async function loggedIn(): Promise<void> {
    void session.resume();
    await answered(() => http.expectOne('/api/v1/me').flush(aCitizen()));
  }

  it('asks every twenty minutes while the page is seen', async () => {
    await loggedIn();
    for (let beats = 0; beats < 3; beats++) {
      await jest.advanceTimersByTimeAsync(ASK_EVERY_MS);
      await answered(() => http.expectOne('/api/v1/me').flush(aCitizen()));
    }
    expect(session.citizenId()).toBe(1);
  });

  it('rests while the page is hidden, and asks when it is seen again', async () => {
    await loggedIn();
    show('hidden');
    await jest.advanceTimersByTimeAsync(2 * ASK_EVERY_MS);
    http.expectNone('/api/v1/me');
    show('visible');
    await answered(() => http.expectOne('/api/v1/me').flush(aCitizen()));
    show('hidden');
    await jest.advanceTimersByTimeAsync(ASK_AGAIN_AFTER_MS - 1);
    show('visible');
    http.expectNone('/api/v1/me');
  });

  it('asks for nobody', async () => {
    await jest.advanceTimersByTimeAsync(ASK_EVERY_MS);
    http.expectNone('/api/v1/me');
  });

  it('keeps the citizen when nobody answers, and lets go when the server says so', async () => {
    await loggedIn();
    await jest.advanceTimersByTimeAsync(ASK_EVERY_MS);
    await answered(() => http.expectOne('/api/v1/me').error(new ProgressEvent('error')));
    expect(session.citizenId()).toBe(1);
    await jest.advanceTimersByTimeAsync(ASK_EVERY_MS);
    const gone = { code: 'SESSION.MISSING', data: {}, requestId: '' };
    await answered(() => http.expectOne('/api/v1/me').flush(gone, { status: 401, statusText: '' }));
    expect(session.state().status).toBe('anonymous');
  });

  it('sees that another tab logged in as somebody else', async () => {
    await loggedIn();
    await jest.advanceTimersByTimeAsync(ASK_EVERY_MS);
    await answered(() => http.expectOne('/api/v1/me').flush(aCitizen({ id: 2 })));
    expect(session.citizenId()).toBe(2);
  });
});
