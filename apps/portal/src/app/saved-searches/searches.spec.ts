// Saving the search that is shown, and the page of those that are saved: each outcome has its look.
import { TestBed } from '@angular/core/testing';
import type { SavedSearchView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Session } from '@haopai/web-data';
import { aListing } from '@haopai/web-data/testing';
import { PlatesPage } from '../plates/plates-page';
import { citizensPage } from '../testing/citizens-page';
import { SearchesPage } from './searches-page';

const SEARCHES = '/me/saved-searches';

const aSearch = (change: Partial<SavedSearchView> = {}): SavedSearchView => ({
  id: 3,
  scope: 'listings',
  wish: {
    contains: '88',
    endsWith: null,
    without: null,
    pattern: 'aaa',
    priceFromFen: null,
    priceToFen: 500_000,
  },
  savedAtMs: 1,
  toldAtMs: null,
  ...change,
});

let page: PageUnderTest;

beforeEach(async () => {
  page = await citizensPage([
    { path: 'plates', component: PlatesPage },
    { path: 'account/searches', component: SearchesPage },
  ]);
});
afterEach(() => page.close());

describe('the search that is shown', () => {
  async function open(query: string, asked: string): Promise<void> {
    await page.open(`/plates${query}`);
    await page.answer('/regions', []);
    await page.answer('/me/listing-watches', { items: [], max: 100 });
    await page.answer(`/me/listings?${asked}&size=24`, { items: [aListing()], total: 1, page: 1, size: 24 });
  }
  const openSearch = (): Promise<void> =>
    open(
      '?contains=88&pattern=aaa&to=5000&page=1',
      'priceToFen=500000&pattern=aaa&contains=88&sort=price&page=1',
    );

  it('is sent as it is shown, without order, page and region', async () => {
    await openSearch();
    await page.press('save-search');
    const sent = page.asked(SEARCHES);
    expect(sent.request.body).toEqual({
      scope: 'listings',
      contains: '88',
      pattern: 'aaa',
      priceToFen: 500_000,
    });
    sent.flush(aSearch());
    await page.settle();
    expect(page.text('search-saved')).toContain('已保存');
    await page.press('pattern-any');
    await page.answer('/me/listings?priceToFen=500000&contains=88&sort=price&page=1&size=24', {
      items: [],
      total: 0,
      page: 1,
      size: 24,
    });
    expect(page.has('[data-testid=save-search]')).toBe(true);
  });

  it('cannot be saved while it looks for nothing', async () => {
    await open('', 'sort=price&page=1');
    expect(page.has('hp-save-search')).toBe(false);
  });

  it('is not saved where there are too many, and says what to do', async () => {
    await openSearch();
    await page.press('save-search');
    await page.refuse(SEARCHES, 'SAVED_SEARCH.TOO_MANY', { max: 10 });
    expect(page.text('search-refused')).toContain('已保存 10 个搜索');
    expect(page.has('[data-testid=save-search]')).toBe(true);
  });

  it('leads who is not logged in to the log-in, and back', async () => {
    await openSearch();
    const leaving = TestBed.inject(Session).logOut();
    page.asked('/auth/logout').flush(null);
    await leaving;
    await page.settle();
    await page.answer('/listings?priceToFen=500000&pattern=aaa&contains=88&sort=price&page=1&size=24', {
      items: [],
      total: 0,
      page: 1,
      size: 24,
    });
    const way = decodeURIComponent(page.part('save-search-log-in').getAttribute('href') ?? '');
    expect(way).toContain('/login?next=/plates?contains=88');
  });
});

describe('the searches that are saved', () => {
  const open = async (...items: readonly SavedSearchView[]): Promise<void> => {
    await page.open('/account/searches');
    await page.answer(SEARCHES, { items, max: 10 });
  };

  it('say what they look for and when they were told, and lead to their plates', async () => {
    const wish = { ...aSearch().wish, without: '4', pattern: null, priceToFen: null };
    await open(aSearch({ id: 4, toldAtMs: 1_795_000_000_000 }), aSearch({ id: 3, scope: 'auctions', wish }));
    expect(page.text('search-4')).toContain('包含 88 · 豹子号 AAA · ¥5,000 以下');
    expect(page.text('search-4')).toContain('上次通知');
    expect(page.text('search-3')).toContain('包含 88 · 不含 4');
    expect(page.text('search-3')).toContain('还没有新号牌');
    expect(page.part('open-search-4').getAttribute('href')).toBe(
      '/plates?contains=88&pattern=aaa&to=5000&sort=newest',
    );
    expect(page.part('open-search-3').getAttribute('href')).toBe('/auctions');
    expect(page.text()).toContain('2 / 10');
  });

  it('say what to do while there is none', async () => {
    expect(page.has('[data-testid=searches-empty]')).toBe(false);
    await open();
    expect(page.text('searches-empty')).toContain('还没有保存搜索');
  });

  it('say that they did not load, and are asked for again', async () => {
    await page.open('/account/searches');
    await page.refuse(SEARCHES, 'SERVER.UNAVAILABLE', { retryAfterMs: 1_000 }, 503);
    expect(page.text()).toContain('保存的搜索没有载入');
    page.one('hp-notice button').click();
    await page.settle();
    await page.answer(SEARCHES, { items: [aSearch()], max: 10 });
    expect(page.has('[data-testid=search-3]')).toBe(true);
  });

  it('leave the list when the server has deleted them, and stay when it has not', async () => {
    await open(aSearch({ id: 4 }), aSearch());
    await page.press('remove-search-4');
    await page.refuse(`${SEARCHES}/4`, 'SERVER.UNAVAILABLE', { retryAfterMs: 1_000 }, 503);
    expect(page.has('[data-testid=search-4]')).toBe(true);
    expect(page.has('hp-notice.failed')).toBe(true);
    await page.press('remove-search-4');
    const sent = page.asked(`${SEARCHES}/4`);
    expect(sent.request.method).toBe('DELETE');
    sent.flush(null);
    await page.settle();
    expect(page.has('[data-testid=search-4]')).toBe(false);
    expect(page.text('search-removed')).toContain('已删除搜索');
    expect(page.has('[data-testid=search-3]')).toBe(true);
  });
});
