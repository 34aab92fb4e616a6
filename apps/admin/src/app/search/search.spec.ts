// The one search: opened by keys, moved through by keys, led by what was found; of pages and of what the server knows.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { OfficeHit, OfficeSearchView, StaffRole } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { SearchBox } from './search-box';

const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const SEARCH = '/admin/search';
const HIT: OfficeHit = {
  ...{ kind: 'plate', id: '7', text: '浙G8888A', auctionId: null, auctionTitle: null },
  ...{ lotNo: null, amountFen: null, name: null },
};
const LOT: OfficeHit = { ...HIT, kind: 'lot', id: '9', auctionId: 3, auctionTitle: '2026年第12期', lotNo: 4 };

let page: PageUnderTest;

async function open(role: StaffRole = 'administrator'): Promise<void> {
  page = await staffPage([{ path: '', component: SearchBox }], role, STILL);
  await page.open('/');
}
afterEach(() => page.close());

async function press(key: string, change: KeyboardEventInit = {}): Promise<void> {
  const target = document.querySelector('[data-testid="search-text"]') ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...change }));
  await page.until(() => document.querySelector('[data-testid="search-text"]') !== null || key !== 'k');
  await page.settle();
}

async function type(text: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('[data-testid="search-text"]');
  if (field === null) throw new Error('the search is not open');
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
  await page.pass(300);
}

const places = (): readonly string[] =>
  [...document.querySelectorAll('[role="option"]')].map((one) =>
    [...one.children]
      .map(({ textContent }) => textContent)
      .join(' ')
      .trim(),
  );
const view = (change: Partial<OfficeSearchView>): OfficeSearchView => ({ items: [], more: [], ...change });

describe('the search over everything', () => {
  it('opens by Ctrl-K, is chosen from by the arrows, and leads there', async () => {
    await open();
    await press('k', { ctrlKey: true });
    await type('8888A');
    const asked = page.asked(SEARCH);
    expect(asked.request.body).toEqual({ text: '8888A' });
    asked.flush(view({ items: [HIT, LOT] }));
    await page.settle();
    expect(places()).toEqual(['库存号牌 浙G·8888A', '标的 浙G·8888A 2026年第12期 第 4 号']);
    await press('ArrowDown');
    const field = document.querySelector('[data-testid="search-text"]');
    expect(field?.getAttribute('aria-activedescendant')).toBe('place-1');
    await press('Enter');
    await page.until(() => page.address !== '/');
    expect(page.address).toBe(`/auctions/3/lots?contains=${encodeURIComponent('浙G8888A')}`);
  });

  it('finds pages and acts by their names, of those that one may see', async () => {
    await open('clerk');
    await press('/');
    await page.until(() => document.querySelector('[data-testid="search-text"]') !== null);
    await type('导入');
    await page.answer(SEARCH, view({}));
    expect(places()).toEqual(['页面 导入号牌']);
    await type('操作记录');
    await page.answer(SEARCH, view({}));
    expect(places()).toEqual([]);
    expect(document.querySelector('[data-testid="search-state"]')?.textContent).toContain('没有找到');
  });

  it('says that it did not come through, and tries again', async () => {
    await open();
    await press('k', { metaKey: true });
    await type('8888A');
    await page.refuse(SEARCH, 'SERVER.BUSY', { retryAfterMs: 3_000 }, 503);
    expect(document.querySelector('[data-testid="search-failed"]')).not.toBeNull();
    document.querySelector<HTMLElement>('[data-testid="search-again"]')?.click();
    await page.settle();
    await page.answer(SEARCH, view({ items: [HIT], more: ['plate'] }));
    expect(document.querySelector('[data-testid="search-state"]')?.textContent).toContain('还有更多');
  });
});
