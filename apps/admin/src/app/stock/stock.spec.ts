// The stock's pages: what is looked for, what can be done to the chosen plates, a range seen before it is written, a plate's history.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { StockItemDetail, StockItemView } from '@haopai/contracts';
import { type PageUnderTest, standIn } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { routes } from './stock.routes';

const ROUTES = [{ path: 'stock', children: routes }];
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const REGIONS = [{ code: '330702', nameZh: '婺城区', nameEn: 'Wucheng' }];
const ALL = '/admin/stock/plates?page=1&size=50';

const anItem = (change: Partial<StockItemView> = {}): StockItemView => ({
  ...{ id: 7, state: 'forSale', priceFen: 500_000, orderNo: null, way: null, version: 3 },
  plate: {
    ...{ number: '浙G8888A', kind: 'ordinary', colour: 'blue' },
    ...{ isPersonalised: false, region: '330702' },
  },
  ...change,
});
const pageOf = (...items: readonly StockItemView[]) => ({ items, total: items.length, page: 1, size: 50 });

let page: PageUnderTest;

async function fillDialog(values: Readonly<Record<string, string>>): Promise<void> {
  const dialog = document.querySelector<HTMLElement>('mat-dialog-container');
  for (const [selector, text] of Object.entries(values)) {
    const field = dialog?.querySelector<HTMLInputElement>(selector);
    if (field === null || field === undefined) throw new Error(`nobody asks for ${selector}`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }
  await page.settle();
  dialog?.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await page.settle();
}

async function submit(): Promise<void> {
  page.one('form').dispatchEvent(new Event('submit', { cancelable: true }));
  await page.settle();
}

describe('the stock', () => {
  afterEach(() => page.close());

  const open = async (role: 'clerk' | 'auditor', ...items: readonly StockItemView[]): Promise<void> => {
    page = await staffPage(ROUTES, role, STILL);
    await page.open('/stock');
    await page.answer('/regions', REGIONS);
    await page.answer(ALL, pageOf(...items));
  };

  it('shows plates with price and region, and leads to each', async () => {
    await open('auditor', anItem());
    expect(page.text('plate-7')).toContain('浙G·8888A');
    expect(page.text('plate-7')).toContain('5,000');
    expect(page.text('plate-7')).toContain('婺城区');
    expect(page.one('[data-testid="plate-7"] a').getAttribute('href')).toBe('/stock/7');
  });

  it('offers nothing to do to those who only read', async () => {
    await open('auditor', anItem());
    expect(page.has('[data-testid="many"]')).toBe(false);
    expect(page.has('[data-testid="add-plates"]')).toBe(false);
  });

  it('offers no sale of a plate that is in an auction or reserved, alone or among others', async () => {
    const free = anItem({ id: 8, state: 'unlisted' });
    await open('clerk', anItem({ state: 'unlisted', way: 'inAuction' }), free);
    for (const id of [8, 7]) {
      page.one(`[data-testid="choose-${id}"]`).click();
      await page.settle();
      expect([id, page.has('[data-testid="many-list"]')]).toEqual([id, id === 8]);
    }
    expect(page.text('many')).toContain('没有可以');
  });

  it('looks for what was typed, prices in fen, and keeps it in the address', async () => {
    await open('clerk', anItem());
    await page.type('contains', '88');
    await page.type('price-from', '1,000.50');
    await submit();
    expect(page.address).toBe('/stock?contains=88&from=100050');
    await page.answer('/admin/stock/plates?contains=88&priceFromFen=100050&page=1&size=50', pageOf());
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
  });

  it('says where each plate is, leads there, and finds by it', async () => {
    const lot = { auctionId: 4, title: '2026年第11期', lotNo: 5 };
    await open(
      'clerk',
      anItem({ state: 'unlisted', place: { kind: 'draft', lot, orderNo: null } }),
      anItem({ id: 8, state: 'withdrawn', place: { kind: 'unsold', lot, orderNo: null } }),
      anItem({ id: 9, state: 'unlisted', place: { kind: 'reserved', lot: null, orderNo: null } }),
      anItem({ id: 10, state: 'unlisted', place: { kind: 'sold', lot, orderNo: '2'.repeat(20) } }),
      anItem({ id: 11, state: 'unlisted', place: { kind: 'free', lot: null, orderNo: null } }),
    );
    const wayOf = (id: number): string | null =>
      page.one(`[data-testid="place-${id}"] a`).getAttribute('href');
    const number = encodeURIComponent('浙G8888A');
    expect(page.text('place-7')).toBe('草稿：2026年第11期，第 5 号');
    expect(wayOf(7)).toBe(`/auctions/4/lots?contains=${number}`);
    expect(page.text('place-8')).toBe('在2026年第11期流拍，第 5 号');
    expect(wayOf(8)).toBe('/auctions/4/lots');
    expect(wayOf(9)).toBe(`/reservations?plate=${number}`);
    expect(page.text('plate-10')).toContain('2'.repeat(20));
    expect(page.has('[data-testid="place-11"] a')).toBe(false);
    await page.choose('place', 'draft');
    await submit();
    expect(page.address).toBe('/stock?place=draft');
    await page.answer('/admin/stock/plates?place=draft&page=1&size=50', pageOf());
  });

  it('offers for the chosen plates what can be done to all of them', async () => {
    await open('clerk', anItem(), anItem({ id: 8 }), anItem({ id: 9, state: 'withdrawn' }));
    await page.press('choose-7');
    await page.press('choose-8');
    expect(page.has('[data-testid="many-withdraw"]')).toBe(true);
    expect(page.has('[data-testid="many-list"]')).toBe(false);
    await page.press('choose-9');
    expect(page.has('[data-testid="many-withdraw"]')).toBe(false);
  });

  it('withdraws them as they were seen, with a reason, and looks again', async () => {
    await open('clerk', anItem(), anItem({ id: 8, version: 1 }));
    await page.press('choose-all');
    await page.press('many-withdraw');
    await fillDialog({ textarea: '按通知下架' });
    const sent = page.asked('/admin/stock/withdraw');
    expect(sent.request.body).toEqual({
      plates: [
        { id: 7, version: 3 },
        { id: 8, version: 1 },
      ],
      reason: '按通知下架',
    });
    sent.flush([anItem({ state: 'withdrawn', version: 4 })]);
    await page.settle();
    await page.answer(ALL, pageOf(anItem({ state: 'withdrawn', version: 4 })));
    expect(page.text('plate-7')).toContain('已下架');
  });

  it('asks for a price where there is one, and stays open when it is refused', async () => {
    await open('clerk', anItem());
    await page.press('choose-7');
    await page.press('many-reprice');
    await fillDialog({ input: '4500', textarea: '调价' });
    const sent = page.asked('/admin/stock/reprice');
    expect(sent.request.body).toMatchObject({ priceFen: 450_000, reason: '调价' });
    sent.flush(
      { code: 'STOCK.HELD', data: { numbers: ['浙G8888A'] }, requestId: '' },
      { status: 409, statusText: 'STOCK.HELD' },
    );
    await page.settle();
    expect(document.querySelector('[data-testid="amount-refusal"]')?.textContent).toContain('浙G8888A');
  });
});

describe('adding plates', () => {
  beforeEach(async () => {
    page = await staffPage(ROUTES, 'clerk', STILL);
    await page.open('/stock/add');
    await page.answer('/regions', REGIONS);
  });
  afterEach(() => page.close());

  const chooseRegion = async (): Promise<void> => {
    const field = page.one<HTMLSelectElement>('select');
    field.value = '330702';
    field.dispatchEvent(new Event('change'));
    await page.settle();
  };
  const chooseRange = async (): Promise<void> => {
    page.one<HTMLInputElement>('input[value="range"]').click();
    await page.settle();
  };

  it('puts one in, and says what is wrong with it', async () => {
    await page.type('number', '浙G8888A');
    await chooseRegion();
    await submit();
    const sent = page.asked('/admin/stock/plates');
    expect(sent.request.body).toEqual({ plateNumber: '浙G8888A', isPersonalised: false, region: '330702' });
    const fault = { line: 1, column: 'plate', rule: 'PLATE.PRESENT', value: '浙G8888A' };
    sent.flush(
      { code: 'PLATES.FAULTY', data: { faults: [fault], faultCount: 1 }, requestId: '' },
      { status: 422, statusText: '' },
    );
    await page.settle();
    expect(page.text('add-refusal')).toContain('已在库存中');
  });

  it('shows how many a range is before it can be written, and anew when it changes', async () => {
    await chooseRange();
    await page.type('number', '8000A–8099A');
    await chooseRegion();
    expect(page.has('[data-testid="add"]')).toBe(false);
    await submit();
    const check = { count: 98, first: '浙G8000A', last: '浙G8099A', presentCount: 2, claimedCount: 0 };
    await page.answer('/admin/stock/range/check', check);
    expect(page.text('range-check')).toContain('98');
    await page.type('number', '8000A–8100A');
    expect(page.has('[data-testid="range-check"]')).toBe(false);
    await page.type('number', '8000A–8099A');
    await submit();
    const sent = page.asked('/admin/stock/range');
    expect(sent.request.body).toMatchObject({ pattern: '8000A–8099A', count: 98 });
    sent.flush({ count: 98 });
    await page.settle();
    expect(page.has('[data-testid="range-check"]')).toBe(false);
  });
});

describe('a sheet of plates', () => {
  beforeEach(async () => {
    page = await staffPage(ROUTES, 'clerk', STILL);
    await page.open('/stock/import');
  });
  afterEach(() => page.close());

  const choose = async (): Promise<void> => {
    const field = page.part<HTMLInputElement>('sheet');
    const file = new File(['号牌'], '号牌.csv', { type: 'text/csv' });
    file.arrayBuffer = () => Promise.resolve(new ArrayBuffer(2));
    Object.defineProperty(field, 'files', { configurable: true, value: [file] });
    field.dispatchEvent(new Event('change'));
    await page.settle();
  };

  it('tells line by line what is wrong, and cannot be added', async () => {
    await choose();
    const fault = { line: 3, column: 'region', rule: 'REGION.UNKNOWN', value: '金华' };
    await page.answer('/admin/stock/sheet/check', {
      ...{ lineCount: 1, plates: [], faults: [fault], faultCount: 1 },
      warnings: [{ code: 'SHEET.COLUMNS_IGNORED', data: { headings: ['备注', '经办人'] } }],
    });
    expect(page.text('fault-3-region')).toBe('3证件所在地 金华 没有这个地区');
    expect(page.text('sheet-warning')).toContain('没有导入的列：备注 / 经办人');
    expect(page.has('[data-testid="take-sheet"]')).toBe(false);
  });

  describe('has a template', () => {
    // The environment of the spec cannot download.
    standIn(URL, { createObjectURL: () => 'blob:template' });
    standIn(HTMLAnchorElement.prototype, { click: () => undefined });

    it.each(['xlsx', 'csv'])('as %s in the language of the page', async (format) => {
      await page.press(`template-${format}`);
      await page.answer(`/admin/stock/sheet/${format}?language=zh`, new Blob(['号牌']));
      expect(page.has('[data-testid="sheet-refusal"]')).toBe(false);
    });
  });

  it('is added once nothing in it is wrong, and leads to the stock', async () => {
    await choose();
    const plates = [{ line: 2, plate: anItem().plate, priceFen: 500_000 }];
    await page.answer('/admin/stock/sheet/check', {
      ...{ lineCount: 1, plates, faults: [], faultCount: 0, warnings: [] },
    });
    await page.answer('/admin/vehicle-register/check', { taken: null });
    expect(page.text('register-silent')).toContain('没有答复');
    expect(page.text('line-2')).toContain('浙G·8888A 普通蓝');
    expect(page.has('[data-testid="sheet-warning"]')).toBe(false);
    await page.press('take-sheet');
    await page.answer('/admin/stock/sheet', { count: 1 });
    expect(page.address).toBe('/stock');
    await page.answer('/regions', REGIONS);
    await page.answer(ALL, pageOf(anItem()));
  });
});

describe('one plate', () => {
  afterEach(() => page.close());

  const detailOf = (change: Partial<StockItemView> = {}): StockItemDetail => ({
    ...anItem(change),
    history: [],
  });
  const correct = async (change: Partial<StockItemView> = {}): Promise<void> => {
    page = await staffPage(ROUTES, 'clerk', STILL);
    await page.open('/stock/7/correct');
    await page.answer('/regions', REGIONS);
    await page.answer('/admin/stock/plates/7', detailOf(change));
  };

  it('is corrected as it was seen, with a reason', async () => {
    await correct();
    await page.type('price', '4,800');
    await page.type('reason', '录入有误');
    await submit();
    const sent = page.asked('/admin/stock/plates/7');
    expect(sent.request.method).toBe('PUT');
    expect(sent.request.body).toEqual({
      ...{ version: 3, colour: 'blue', isPersonalised: false, region: '330702' },
      ...{ priceFen: 480_000, reason: '录入有误' },
    });
    sent.flush(anItem({ version: 4, priceFen: 480_000 }));
    await page.settle();
    expect(page.address).toBe('/stock/7');
    await page.answer('/regions', REGIONS);
    await page.answer('/admin/stock/plates/7', detailOf({ version: 4 }));
  });

  it('that somebody else changed is corrected with what they changed in sight', async () => {
    await correct({ state: 'unlisted', priceFen: null });
    expect(page.has('[name="price"]')).toBe(false);
    await page.type('reason', '录入有误');
    await submit();
    await page.refuse('/admin/stock/plates/7', 'RECORD.CHANGED', { version: 4 });
    const changed = detailOf({ state: 'unlisted', priceFen: null, version: 4 });
    await page.answer('/admin/stock/plates/7', {
      ...changed,
      plate: { ...changed.plate, isPersonalised: !changed.plate.isPersonalised },
    });
    expect(page.text('conflict')).toContain('个性化');
    expect(page.part<HTMLTextAreaElement>('reason').value).toBe('录入有误');
    await submit();
    const again = page.asked('/admin/stock/plates/7');
    expect(again.request.body).toMatchObject({
      ...{ version: 4, reason: '录入有误', isPersonalised: !changed.plate.isPersonalised },
    });
    again.flush(
      { code: 'SERVER.BUSY', data: { retryAfterMs: 1_000 }, requestId: '' },
      { status: 503, statusText: '' },
    );
    await page.settle();
  });

  it('that never was for sale can be deleted, and the stock is what is left', async () => {
    page = await staffPage(ROUTES, 'clerk', STILL);
    await page.open('/stock/7');
    await page.answer('/regions', REGIONS);
    await page.answer('/admin/stock/plates/7', detailOf({ state: 'unlisted', priceFen: null }));
    await page.press('act-remove');
    await fillDialog({ textarea: '录入有误' });
    await page.answer('/admin/stock/remove', []);
    expect(page.address).toBe('/stock');
    await page.answer('/regions', REGIONS);
    await page.answer(ALL, pageOf());
  });

  it('tells its history, and what can be done to it', async () => {
    page = await staffPage(ROUTES, 'clerk', STILL);
    await page.open('/stock/7');
    await page.answer('/regions', REGIONS);
    const nothing = {
      ...{ who: null, reason: null, amountFen: null, orderNo: null, auctionId: null, lotNo: null },
    };
    const auction = { auctionId: 4, auctionTitle: '2026年第11期' };
    const detail: StockItemDetail = {
      ...anItem(),
      history: [
        { ...nothing, atMs: 1, kind: 'staff', what: 'stock.listed', who: '王力', reason: '上新' },
        { ...nothing, atMs: 2, kind: 'order', what: 'OrderPaid', orderNo: '1'.repeat(20) },
        { ...nothing, atMs: 3, kind: 'lot', what: 'defaulted', ...auction, lotNo: 5 },
        { ...nothing, atMs: 4, kind: 'owner', what: 'owned', who: '张**' },
      ],
    };
    await page.answer('/admin/stock/plates/7', detail);
    for (const words of [
      '标卖号牌',
      '王力',
      '上新',
      '付款',
      '违约',
      '2026年第11期 第 5 号标的',
      '归属车主',
      '张**',
    ])
      expect(page.text()).toContain(words);
    expect(page.has('[data-testid="act-withdraw"]')).toBe(true);
    expect(page.has('[data-testid="act-list"]')).toBe(false);
  });
});
