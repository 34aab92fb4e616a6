// The watchlist: plates at a fixed price and lots in one list, each half with its own looks.
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aListing, aLot, anAuction } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { WatchesPage } from './watches-page';

const LOTS = '/me/watches?page=1&size=20';
const OWN_LOTS = '/me/watches?page=1&size=200';
const LISTINGS = '/me/listing-watches';
const WAYS = { portal: true, push: true, sms: false };

describe('the watchlist', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'account/watches', component: WatchesPage }]);
    await page.open('/account/watches');
    await page.answer('/me/notice-choices', { watchStart: WAYS, outbid: WAYS });
  });
  afterEach(() => page.close());

  /** The page’s own question and that of the hearts. */
  async function listings(...items: readonly object[]): Promise<void> {
    const questions = page.http.match(`/api/v1${LISTINGS}`);
    expect(questions).toHaveLength(2);
    for (const question of questions) question.flush({ items, max: 100 });
    await page.settle();
  }
  async function lots(...items: readonly object[]): Promise<void> {
    for (const path of [LOTS, OWN_LOTS])
      await page.answer(path, { items, total: items.length, page: 1, size: 20 });
  }

  it('stand in one list with the lots, the plates for sale first', async () => {
    await listings(
      { listing: aListing(), sinceMs: 2 },
      { listing: aListing({ id: 6, state: 'held' }), sinceMs: 1 },
    );
    await lots({ lot: aLot({ lotId: 7 }), auction: anAuction(), sinceMs: 1 });
    expect(page.text('watched-listing-5')).toContain('¥12,000可以买');
    expect(page.text('watched-listing-6')).toContain('被保留');
    expect(page.one('[data-testid=watched-listing-5] a').getAttribute('href')).toBe('/plates/5');
    expect(page.has('hp-watched-listings ~ hp-own-list [data-testid=watched-7]')).toBe(true);
    expect(page.has('[data-testid=watches-empty]')).toBe(false);
  });

  it('is empty when there is neither', async () => {
    await lots();
    expect(page.has('[data-testid=watches-empty]')).toBe(false);
    await listings();
    expect(page.text('watches-empty')).toContain('还没有关注号牌');
  });

  it('says which half did not load, and shows the other', async () => {
    const questions = page.http.match(`/api/v1${LISTINGS}`);
    for (const question of questions)
      question.flush(
        { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: 1_000 } },
        { status: 503, statusText: '' },
      );
    await page.settle();
    await lots({ lot: aLot({ lotId: 7 }), auction: anAuction(), sinceMs: 1 });
    expect(page.text()).toContain('关注列表没有载入');
    expect(page.has('[data-testid=watched-7]')).toBe(true);
  });

  it('takes a plate off with its heart, and keeps it in sight', async () => {
    await listings({ listing: aListing(), sinceMs: 1 });
    await lots();
    await page.press('watch-listing-5');
    const sent = page.asked(`${LISTINGS}/5`);
    expect(sent.request.method).toBe('DELETE');
    sent.flush(null);
    await page.settle();
    expect(page.part('watch-listing-5').getAttribute('aria-pressed')).toBe('false');
    expect(page.has('[data-testid=watched-listing-5]')).toBe(true);
  });
});
