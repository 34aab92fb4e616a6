// The log-in leads on whoever is in; who gets no answer about it may log in.
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { notLoggedIn } from './not-logged-in';

describe('notLoggedIn', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'login', canActivate: [notLoggedIn], children: [] },
          { path: '**', children: [] },
        ]),
      ],
    });
  });
  afterEach(() => TestBed.resetTestingModule());

  async function arrive(address: string, answer: (me: TestRequest) => void): Promise<string> {
    const router = TestBed.inject(Router);
    const going = router.navigateByUrl(address);
    void TestBed.inject(Session).resume();
    answer(TestBed.inject(HttpTestingController).expectOne('/api/v1/me'));
    TestBed.tick();
    await going;
    return router.url;
  }

  it('leads a citizen on to where they were going, or to the auctions', async () => {
    expect(await arrive('/login?next=%2Freserve', (me) => me.flush(aCitizen()))).toBe('/reserve');
  });

  it.each(['/login', '/login?next=%2F%2Felsewhere.example'])(
    'leads a citizen from %s to the auctions',
    async (address) => {
      expect(await arrive(address, (me) => me.flush(aCitizen()))).toBe('/auctions');
    },
  );

  it('is open to a stranger', async () => {
    const missing = { code: 'SESSION.MISSING', data: {}, requestId: '' };
    expect(await arrive('/login', (me) => me.flush(missing, { status: 401, statusText: '' }))).toBe('/login');
  });

  it('is open while nobody says who this is', async () => {
    expect(await arrive('/login', (me) => me.error(new ProgressEvent('error')))).toBe('/login');
  });
});
