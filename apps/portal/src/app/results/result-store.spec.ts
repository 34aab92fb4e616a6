// How a result is sorted: what an address asks for, what a press on a heading asks for, and which answer counts.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { pressed, ResultStore, type Sorting, sortingOf } from './result-store';

describe('the order of lots', () => {
  it('is that of their numbers where the address asks for nothing that is known', () => {
    expect(sortingOf(undefined, undefined)).toEqual({ sort: 'lotNo', order: 'asc' });
    expect(sortingOf('reason', 'up')).toEqual({ sort: 'lotNo', order: 'asc' });
    expect(sortingOf('bidCount', 'desc')).toEqual({ sort: 'bidCount', order: 'desc' });
  });

  it('begins with the highest amounts and counts, but with the first number, plate and time', () => {
    const now = { sort: 'lotNo', order: 'asc' } as const;
    expect(pressed('hammerPriceFen', now).order).toBe('desc');
    expect(pressed('bidCount', now).order).toBe('desc');
    expect(pressed('plate', now).order).toBe('asc');
  });

  it('turns round with a second press', () => {
    expect(pressed('bidCount', { sort: 'bidCount', order: 'desc' })).toEqual({
      sort: 'bidCount',
      order: 'asc',
    });
  });
});

describe('ResultStore', () => {
  const lot = (lotNo: number) => ({ lotId: lotNo, lotNo });
  const answer = (lotNos: readonly number[]) => ({ auction: { id: 1 }, lots: lotNos.map(lot) });
  let http: HttpTestingController;
  let store: ResultStore;
  const asked = (sort: string) =>
    http.expectOne(({ url, params }) => url === '/api/v1/results/1' && params.get('sort') === sort);
  const open = (auctionId: number, sorting: Sorting) => {
    store.open(auctionId, sorting);
    TestBed.tick();
  };
  const shown = () => store.lots().map(({ lotNo }) => lotNo);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        ResultStore,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(ResultStore);
  });

  it('shows the old order until the new one is here, and only the newest answer counts', async () => {
    open(1, { sort: 'lotNo', order: 'asc' });
    expect(store.state().status).toBe('loading');
    asked('lotNo').flush(answer([1, 2]));
    await settle();
    open(1, { sort: 'bidCount', order: 'desc' });
    const late = asked('bidCount');
    open(1, { sort: 'plate', order: 'asc' });
    expect(shown()).toEqual([1, 2]);
    expect(store.isSorting()).toBe(true);
    asked('plate').flush(answer([2, 1]));
    await settle();
    // Called off: its answer can cover nothing.
    expect(late.cancelled).toBe(true);
    expect(shown()).toEqual([2, 1]);
  });

  it('draws a hundred rows and shows more when asked', async () => {
    open(1, { sort: 'lotNo', order: 'asc' });
    asked('lotNo').flush(answer(Array.from({ length: 130 }, (_, index) => index + 1)));
    await settle();
    expect([store.lots().length, store.moreCount()]).toEqual([100, 30]);
    store.showMore();
    expect([store.lots().length, store.moreCount()]).toEqual([130, 0]);
  });

  it('says why there is no result', async () => {
    open(1, { sort: 'lotNo', order: 'asc' });
    const refusal = { code: 'RESULT.NOT_YET', data: { auctionId: 1 } };
    asked('lotNo').flush({ ...refusal, requestId: '' }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(store.state()).toEqual({ status: 'failed', kind: 'refused', refusal });
  });
});
