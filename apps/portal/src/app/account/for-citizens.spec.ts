// The personal centre opens for whoever is logged in; others log in first and come back.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { forCitizens } from './for-citizens';

describe('forCitizens', () => {
  let http: HttpTestingController;
  let router: Router;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'account/:part', canActivate: [forCitizens], children: [] },
          { path: '**', children: [] },
        ]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    router = TestBed.inject(Router);
  });

  /** The visitor is there before it is known who they are. */
  async function arrive(answer: (me: ReturnType<HttpTestingController['expectOne']>) => void) {
    const going = router.navigateByUrl('/account/sessions');
    const coming = TestBed.inject(Session).resume();
    answer(http.expectOne('/api/v1/me'));
    await coming;
    TestBed.tick();
    await going;
    return router.url;
  }

  it('lets a citizen in, once it is known who they are', async () => {
    expect(await arrive((me) => me.flush(aCitizen()))).toBe('/account/sessions');
  });

  it('waits without an answer, and lets the citizen in when there is one', async () => {
    jest.useFakeTimers();
    const going = router.navigateByUrl('/account/sessions');
    void TestBed.inject(Session).resume();
    const busy = { code: 'SERVER.BUSY', data: { retryAfterMs: 1_000 }, requestId: '' };
    http.expectOne('/api/v1/me').flush(busy, { status: 503, statusText: '' });
    await jest.advanceTimersByTimeAsync(2_000);
    expect([router.url, router.currentNavigation() === null]).toEqual(['/', false]);
    http.expectOne('/api/v1/me').flush(aCitizen());
    jest.useRealTimers();
    TestBed.tick();
    await going;
    expect(router.url).toBe('/account/sessions');
  });

  it('leads anybody else to the log-in, and back', async () => {
    const missing = { code: 'SESSION.MISSING', data: {}, requestId: '' };
    const url = await arrive((me) => me.flush(missing, { status: 401, statusText: '' }));
    expect(url).toBe('/login?next=%2Faccount%2Fsessions');
  });
});
