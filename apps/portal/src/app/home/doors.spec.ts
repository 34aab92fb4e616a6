// The doors of the home page show plates that are for sale, with what they cost, and no others.
import type { LotView } from '@haopai/contracts';
import { Component, signal } from '@angular/core';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aListing, aLot } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { Doors } from './doors';

const NEWEST = '/listings?sort=newest&page=1&size=1';
const lot = signal<LotView | null>(null);

@Component({ imports: [Doors], template: `<hp-doors [lot]="lot()" />` })
class HomeUnderTest {
  protected readonly lot = lot;
}

describe('the doors of the home page', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    lot.set(null);
    page = await citizensPage([{ path: '', component: HomeUnderTest }]);
    await page.open('/');
  });
  afterEach(() => page.close());

  it('show a plate of the auction with its start price, and one at a fixed price', async () => {
    lot.set(aLot());
    await page.answer(NEWEST, { items: [aListing()], total: 1, page: 1, size: 1 });
    expect(page.text('bid')).toContain('起价 ¥10,000');
    expect(page.text('buy')).toContain('¥12,000');
    expect(page.has('[data-testid=practise] hp-plate')).toBe(false);
  });

  it('show none where none is for sale', async () => {
    await page.answer(NEWEST, { items: [], total: 0, page: 1, size: 1 });
    expect(page.has('hp-plate')).toBe(false);
    expect(page.part('bid').getAttribute('href')).toBe('/auctions');
    expect(page.part('buy').getAttribute('href')).toBe('/plates');
  });
});
