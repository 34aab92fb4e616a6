// The lots of a draft in the office: found, chosen over all pages, put in order by keyboard, set together, and added one after another.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { AdminLotView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anAuction } from '../testing/an-auction';
import { staffPage } from '../testing/staff-page';
import { routes } from './auctions.routes';

const ROUTES = [{ path: 'auctions', children: routes }];
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const AUCTION = '/admin/auctions/7';
const LOTS = `${AUCTION}/lots?page=1&size=50`;
const DRAFTS = '/admin/auctions?state=draft&page=1&size=200';

let page: PageUnderTest;

const lots = (from: number, to: number): readonly AdminLotView[] =>
  Array.from({ length: to - from + 1 }, (_, index) => aLot(from + index));
const listOf = (total: number, items: readonly AdminLotView[], change = {}) => ({
  ...{ items, total, page: 1, size: 50 },
  ...change,
});

async function open(total: number, items = lots(1, Math.min(50, total))): Promise<void> {
  page = await staffPage(ROUTES, 'clerk', STILL);
  await page.open('/auctions/7/lots');
  await page.answer(AUCTION, anAuction({ lotCount: total }));
  await page.answer(LOTS, listOf(total, items));
}
async function send(form: string): Promise<void> {
  page.part(form).dispatchEvent(new Event('submit', { cancelable: true }));
  await page.settle();
}
/** The act was done: the auction and its lots are read again. */
async function done(path: string, body: object, items: readonly AdminLotView[]): Promise<void> {
  const sent = page.asked(`${AUCTION}/lots/${path}`);
  expect(sent.request.body).toEqual({ version: 4, ...body });
  sent.flush(anAuction({ version: 5 }));
  await page.settle();
  await page.answer(AUCTION, anAuction({ version: 5, lotCount: items.length }));
  await page.answer(LOTS, listOf(items.length, items));
}
const numbers = (): readonly (string | null)[] =>
  [...document.querySelectorAll('[data-testid^="lot-"]')].map((row) => row.getAttribute('data-testid'));

describe('the lots of a draft', () => {
  afterEach(() => page.close());

  it('stand on pages with numbers, and are found by characters of their plates', async () => {
    await open(120);
    expect(page.has('[data-testid="page-3"]')).toBe(true);
    await page.press('page-3');
    expect(page.address).toBe('/auctions/7/lots?page=3');
    await page.answer(`${AUCTION}/lots?page=3&size=50`, listOf(120, lots(101, 120), { page: 3 }));
    expect(numbers()).toHaveLength(20);
    await page.type('contains', '88');
    await send('find-lots');
    expect(page.address).toBe('/auctions/7/lots?contains=88');
    await page.answer(`${AUCTION}/lots?contains=88&page=1&size=50`, listOf(1, [aLot(7)]));
    expect(page.has('[data-testid="up-7"]')).toBe(false);
  });

  it('are chosen over all pages, and set together', async () => {
    await open(60);
    await page.press('choose-2');
    await page.answer(DRAFTS, listOf(0, []));
    expect(page.text('many')).toContain('已选 1 个');
    await page.press('choose-everything');
    await page.answer(`${AUCTION}/lots?page=1&size=200`, listOf(60, lots(1, 60), { size: 200 }));
    expect(page.text('many')).toContain('已选 60 个');
    expect(page.has('[data-testid="choose-everything"]')).toBe(false);
    await page.type('chosen-price', '30,000');
    await send('price-chosen');
    const lotIds = lots(1, 60).map(({ lotId }) => lotId);
    await done('prices', { lotIds, startPriceFen: 3_000_000 }, lots(1, 50));
    expect(page.text('many')).toContain('已选 60 个');
    await page.press('choose-nothing');
    expect(page.has('[data-testid="price-chosen"]')).toBe(false);
  });

  it('are chosen page by page, in the order in which they stand', async () => {
    await open(3);
    await page.press('choose-3');
    await page.answer(DRAFTS, listOf(0, []));
    await page.press('choose-1');
    await page.type('chosen-place', '2');
    await send('place-chosen');
    await done('order', { lotIds: [101, 103], toLotNo: 2 }, lots(1, 3));
    expect(page.text('many')).not.toContain('已选');
    await page.press('choose-all');
    await page.answer(DRAFTS, listOf(0, []));
    expect(page.text('many')).toContain('已选 3 个');
    await page.press('choose-all');
  });

  it('get openings of their own, one after another, and the stagger again', async () => {
    await open(2);
    await page.press('choose-all');
    await page.answer(DRAFTS, listOf(0, []));
    await send('open-chosen');
    expect(page.one('[data-testid="chosen-opens-at"]').getAttribute('aria-invalid')).toBe('true');
    await page.type('chosen-opens-at', '2026-12-01T11:00:00');
    await page.type('chosen-stagger', '30');
    await send('open-chosen');
    const opensAtMs = Date.UTC(2026, 11, 1, 3);
    const opened = lots(1, 2).map((lot) => ({ ...lot, hasOwnOpening: true }));
    await done('openings', { lotIds: [101, 102], opensAtMs, staggerMs: 30_000 }, opened);
    expect(page.text('lot-1')).toContain('单独设定');
    await page.press('as-stagger');
    const sent = page.asked(`${AUCTION}/lots/openings`);
    expect(sent.request.body).toEqual({ version: 5, lotIds: [101, 102], opensAtMs: null, staggerMs: 0 });
    sent.flush(
      {
        code: 'LOTS.OPENING_REFUSED',
        ...{ data: { earliestAtMs: opensAtMs, latestAtMs: opensAtMs }, requestId: '' },
      },
      { status: 422, statusText: '' },
    );
    await page.settle();
    expect(page.text('auction-refusal')).toContain('开放时间要在竞买开始以后');
  });

  it('are put in order without a mouse, and the button keeps the focus', async () => {
    const [one, two, three] = [aLot(1), aLot(2), aLot(3)];
    await open(3, [one, two, three]);
    expect(page.part('up-1').getAttribute('aria-disabled')).toBe('true');
    await page.press('up-1');
    await page.press('down-3');
    await page.press('up-3');
    const after = [one, { ...three, lotNo: 2 }, { ...two, lotNo: 3 }];
    await done('order', { lotIds: [103], toLotNo: 2 }, after);
    expect(document.activeElement).toBe(page.part('up-2'));
  });

  it('are added one after another: the form stays, empty but for what they have in common', async () => {
    await open(1);
    await page.press('add-lot');
    expect(document.activeElement).toBe(page.part('plate'));
    expect(page.text('lot-form')).toContain('例如 浙G·8888A');
    expect(page.text('lot-form')).toContain('例如 20,000');
    expect(page.text('lots-added')).toBe('');
    await page.type('plate', '浙G·8888B');
    await page.type('start-price', '20000');
    await page.choose('region', '330702');
    await send('lot-form');
    expect(page.text('save-lot')).toBe('正在保存…');
    expect(page.text('lots-added')).toBe('正在保存…');
    const sent = page.asked(`${AUCTION}/lots`);
    sent.flush(anAuction({ version: 5 }));
    await page.settle();
    await page.answer(AUCTION, anAuction({ version: 5 }));
    await page.answer(LOTS, listOf(2, lots(1, 2)));
    expect(page.text('lots-added')).toBe('这次已添加 1 个，可以接着添加。');
    expect(page.text('save-lot')).toBe('保存');
    expect(page.asked('/admin/vehicle-register/check').request.body).toEqual({ numbers: ['浙G8888B'] });
    expect(page.part<HTMLInputElement>('plate').value).toBe('');
    expect(document.activeElement).toBe(page.part('plate'));
    expect(page.part<HTMLInputElement>('start-price').value).toBe('20000');
    expect(page.part<HTMLSelectElement>('region').value).toBe('330702');
    await page.type('plate', '浙G·8888C');
    await send('lot-form');
    expect(page.asked(`${AUCTION}/lots`).request.body).toMatchObject({
      ...{ version: 5, lots: [{ plateNumber: '浙G8888C', startPriceFen: 2_000_000, region: '330702' }] },
    });
  });
});
