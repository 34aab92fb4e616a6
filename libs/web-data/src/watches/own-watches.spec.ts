// The watchlist on the page: asked for once for each citizen, changed one lot at a time, and told why it could not be.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session';
import { aCitizen } from '../testing/a-citizen';
import { aLot } from '../testing/a-lot';
import { OwnWatches } from './own-watches';

const PAGE = '/api/v1/me/watches?page=1&size=200';

describe('OwnWatches', () => {
  let http: HttpTestingController;
  let watches: OwnWatches;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    watches = TestBed.inject(OwnWatches);
    await logIn(1);
  });
  afterEach(() => http.verify());

  const asked = (address: string) => http.expectOne(({ urlWithParams }) => urlWithParams === address);
  const logIn = async (id: number): Promise<void> => {
    const answer = TestBed.inject(Session).logInBySms({ mobile: '13800138000', code: '123456' });
    http.expectOne('/api/v1/auth/login/sms').flush(aCitizen({ id }));
    await answer;
  };
  const resume = async (...lotIds: readonly number[]): Promise<void> => {
    const answer = watches.resume();
    const items = lotIds.map((lotId) => ({ lot: aLot({ lotId }) }));
    asked(PAGE).flush({ items, total: items.length, page: 1, size: 200 });
    await answer;
  };

  it('is asked for once', async () => {
    await resume(7, 8);
    expect([watches.has(7), watches.has(9)]).toEqual([true, false]);
    await watches.resume();
  });

  it('takes a lot on and off, one change at a time', async () => {
    await resume();
    const answer = watches.toggle(7);
    expect(watches.isChanging(7)).toBe(true);
    await watches.toggle(7);
    const request = asked('/api/v1/me/watches/7');
    expect(request.request.method).toBe('PUT');
    request.flush({});
    await answer;
    expect([watches.has(7), watches.isChanging(7)]).toEqual([true, false]);
    const off = watches.toggle(7);
    const removal = asked('/api/v1/me/watches/7');
    expect(removal.request.method).toBe('DELETE');
    removal.flush(null);
    await off;
    expect(watches.has(7)).toBe(false);
  });

  it('says why a lot could not be put on it, and nothing any more after the next change', async () => {
    await resume();
    const refused = watches.toggle(7);
    asked('/api/v1/me/watches/7').flush(
      { code: 'WATCHLIST.FULL', data: { max: 100 }, requestId: '' },
      { status: 409, statusText: 'Conflict' },
    );
    await refused;
    expect(watches.refusal()).toEqual({ code: 'WATCHLIST.FULL', data: { max: 100 } });
    expect(watches.has(7)).toBe(false);
    const answer = watches.toggle(8);
    asked('/api/v1/me/watches/8').flush({});
    await answer;
    expect(watches.refusal()).toBeNull();
  });

  it('belongs to one citizen: the next in the same browser starts with none', async () => {
    await resume(7);
    await logIn(2);
    expect(watches.has(7)).toBe(false);
    await resume(8);
    expect(watches.has(8)).toBe(true);
  });
});
