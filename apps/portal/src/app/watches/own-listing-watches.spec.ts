// Watched plates at a fixed price on the page: apart from watched lots, though their numbers may be the same.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { OwnWatches, Session } from '@haopai/web-data';
import { aCitizen, aListing } from '@haopai/web-data/testing';
import { OwnListingWatches } from './own-listing-watches';

describe('OwnListingWatches', () => {
  let http: HttpTestingController;
  let watches: OwnListingWatches;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    watches = TestBed.inject(OwnListingWatches);
    const answer = TestBed.inject(Session).logInBySms({ mobile: '13800138000', code: '123456' });
    http.expectOne('/api/v1/auth/login/sms').flush(aCitizen());
    await answer;
  });
  afterEach(() => http.verify());

  it('are asked for once, and changed one at a time', async () => {
    const coming = watches.resume();
    http
      .expectOne('/api/v1/me/listing-watches')
      .flush({ items: [{ listing: aListing(), sinceMs: 1 }], max: 100 });
    await coming;
    await watches.resume();
    expect([watches.has(5), watches.has(6), TestBed.inject(OwnWatches).has(5)]).toEqual([true, false, false]);
    const off = watches.toggle(5);
    const removal = http.expectOne('/api/v1/me/listing-watches/5');
    expect(removal.request.method).toBe('DELETE');
    removal.flush(null);
    await off;
    expect(watches.has(5)).toBe(false);
  });
});
