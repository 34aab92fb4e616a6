// One question over lots, plates at a fixed price and prices: what is found, what is not, and where one goes on.
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aListing, aLot, anAuction } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { SearchPage } from './search-page';

const listOf = (items: readonly object[], total = items.length) => ({ items, total, page: 1, size: 1000 });

describe('the search', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'search', component: SearchPage }]);
  });
  afterEach(() => page.close());

  const number = (no: string) => ({ ...aLot().plate, number: no });

  async function answer(conditions: string, listings: readonly object[], total = listings.length) {
    await page.answer('/auctions?state=live&page=1&size=4', listOf([anAuction({ id: 1 })]));
    await page.answer('/auctions?state=coming&page=1&size=4', listOf([anAuction({ id: 2, isDrill: true })]));
    await page.answer(
      '/auctions/1/lots?page=1&size=1000',
      listOf([
        aLot({ lotId: 7, plate: number('浙G16888') }),
        aLot({ lotId: 8, plate: number('浙G12345') }),
        aLot({ lotId: 9, plate: number('浙G88123'), phase: 'sold' }),
      ]),
    );
    await page.answer(`/listings?${conditions}&sort=price&page=1&size=4`, listOf(listings, total));
    await page.answer(`/sold-plates?${conditions}&sort=newest&page=1&size=5`, listOf([]));
  }

  it('finds lots that are still to be had, and plates for sale, and leads on to all of them', async () => {
    await page.open('/search?q=88');
    await answer('contains=88', [aListing()], 30);
    expect(page.has('[data-testid=found-lot-7]')).toBe(true);
    expect(page.has('[data-testid=found-lot-8]')).toBe(false);
    expect(page.has('[data-testid=found-lot-9]')).toBe(false);
    expect(page.text('search-found')).toBe('竞买 1 块，定价 30 块，成交过 0 块');
    expect(page.part('search-listings').getAttribute('href')).toBe('/plates?contains=88');
  });

  it('says how a plate that is nowhere can still be had', async () => {
    await page.open('/search?q=尾号9');
    await answer('endsWith=9', []);
    expect(page.text('search-none')).toContain('有新的时提醒我');
    expect(page.one('[data-testid=search-none] a').getAttribute('href')).toBe('/plates?endsWith=9');
  });

  it('says what no plate can have, and asks nobody', async () => {
    await page.open('/search?q=IO');
    expect(page.text('search-fault')).toContain('I');
  });

  it('asks nothing before something is looked for', async () => {
    await page.open('/search');
    expect(page.has('[data-testid=search-found]')).toBe(false);
    expect(page.has('[data-testid=search-fault]')).toBe(false);
  });
});
