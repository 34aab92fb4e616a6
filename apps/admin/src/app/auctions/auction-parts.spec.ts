// The lesser pages of an auction: copied, amended, filled from the stock, looked at as a citizen will.
import type { StaffRole, StockPlateView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anAuction, pageOf } from '../testing/an-auction';
import { staffPage } from '../testing/staff-page';
import { routes } from './auctions.routes';

const STOCK = '/admin/auctions/7/stock?page=1&size=50';

let page: PageUnderTest;

async function open(address: string, role: StaffRole = 'clerk'): Promise<void> {
  page = await staffPage([{ path: 'auctions', children: routes }], role);
  await page.open(address);
}
afterEach(() => page.close());

describe('the copy of an auction', () => {
  it('has a name and a start of its own, and leads to the new draft', async () => {
    await open('/auctions/7/copy');
    await page.answer('/admin/auctions/7', anAuction());
    await page.submit();
    expect(page.one('[data-testid="title"]').getAttribute('aria-invalid')).toBe('true');
    await page.type('title', '2027年第1期');
    await page.type('starts-at', '2027-01-05T10:00');
    await page.submit();
    const sent = page.asked('/admin/auctions/7/copy');
    expect(sent.request.body).toEqual({
      ...{ title: '2027年第1期', startsAtMs: Date.UTC(2027, 0, 5, 2), withLots: true },
    });
    sent.flush(anAuction({ id: 8 }));
    await page.settle();
    expect(page.address).toBe('/auctions/8');
    await page.answer('/admin/auctions/8', anAuction({ id: 8 }));
  });
});

describe('an amendment', () => {
  const published = anAuction({ state: 'coming', publishedAtMs: 0, pickUpText: '二楼 12 号窗口' });

  it('needs a public note, and sends what citizens read from now on', async () => {
    await open('/auctions/7/amend');
    await page.answer('/admin/auctions/7', published);
    expect(page.part<HTMLInputElement>('title').value).toBe('2026年第12期');
    await page.type('pick-up', '一楼 3 号窗口');
    await page.submit();
    expect(page.one('[data-testid="note"]').getAttribute('aria-invalid')).toBe('true');
    await page.type('note', '提车窗口改到一楼');
    await page.submit();
    const sent = page.asked('/admin/auctions/7/amend');
    expect(sent.request.body).toEqual({
      ...{ version: 4, title: '2026年第12期', pickUpText: '一楼 3 号窗口', note: '提车窗口改到一楼' },
    });
    sent.flush(published);
    await page.settle();
    const notes = [{ atMs: 0, note: '提车窗口改到一楼' }];
    await page.answer('/admin/auctions/7', anAuction({ ...published, notes }));
    expect(page.text('notes')).toContain('提车窗口改到一楼');
  });

  it('keeps what was typed when somebody else was faster', async () => {
    await open('/auctions/7/amend');
    await page.answer('/admin/auctions/7', published);
    await page.type('note', '提车窗口改到一楼');
    await page.submit();
    await page.refuse('/admin/auctions/7/amend', 'RECORD.CHANGED', { version: 5 });
    await page.answer('/admin/auctions/7', anAuction({ ...published, version: 5, pickUpText: '三楼' }));
    expect(page.text('conflict-pickUp')).toContain('三楼');
    expect(page.text('auction-refusal')).toContain('别人修改过');
    expect(page.part<HTMLInputElement>('note').value).toBe('提车窗口改到一楼');
  });
});

describe('plates from the stock', () => {
  const aPlate = (number: string): StockPlateView => ({ ...aLot(1).plate, number, lastPriceFen: 880_000 });

  it('become lots at one start price', async () => {
    await open('/auctions/7/stock');
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer(STOCK, pageOf(aPlate('浙G70008'), aPlate('浙G70018')));
    expect(page.part('take').getAttribute('aria-disabled')).toBe('true');
    await page.press('choose-浙G70018');
    expect(page.text('take')).toContain('1');
    await page.type('start-price', '8000');
    page.part('take').click();
    await page.settle();
    const sent = page.asked('/admin/auctions/7/lots/from-stock');
    expect(sent.request.body).toEqual({ version: 4, plateNumbers: ['浙G70018'], startPriceFen: 800_000 });
    sent.flush(anAuction());
    await page.settle();
    expect(page.address).toBe('/auctions/7/lots');
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer('/admin/auctions/7/lots?page=1&size=50', pageOf(aLot(1)));
  });

  it('are said to be missing when there are none', async () => {
    await open('/auctions/7/stock?contains=888');
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer('/admin/auctions/7/stock?contains=888&page=1&size=50', pageOf());
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
  });
});

describe('the preview', () => {
  it('shows what citizens will see', async () => {
    await open('/auctions/7/preview', 'auditor');
    await page.answer('/admin/auctions/7', anAuction());
    const { id, title, startsAtMs, depositFen, sharesMax } = anAuction();
    const seen = {
      ...{ auction: { id, title, startsAtMs, depositFen, sharesMax }, lots: [aLot(1)] },
      pickUpText: '一楼 3 号窗口',
    };
    await page.answer('/admin/auctions/7/preview', seen);
    expect(page.text('preview')).toContain('¥10,000');
    expect(page.text('preview')).toContain('一楼 3 号窗口');
  });
});

describe('a drill', () => {
  const drill = anAuction({ isDrill: true, depositFen: 0 });

  it('is filled with toy plates, and offers none of the stock', async () => {
    await open('/auctions/7/lots');
    await page.answer('/admin/auctions/7', drill);
    await page.answer('/admin/auctions/7/lots?page=1&size=50', pageOf());
    expect(page.has('[data-testid="from-stock"]')).toBe(false);
    await page.type('toys-count', '201');
    await page.type('toys-price', '5000');
    await page.press('add-toys');
    expect(page.one('[data-testid="toys-count"]').getAttribute('aria-invalid')).toBe('true');
    await page.type('toys-count', '20');
    await page.press('add-toys');
    const sent = page.asked('/admin/auctions/7/lots/toys');
    expect(sent.request.body).toEqual({ version: 4, count: 20, startPriceFen: 500_000 });
    sent.flush(drill);
    await page.settle();
    await page.answer('/admin/auctions/7', drill);
    const plate = { ...aLot(1).plate, number: '演A00001', isPersonalised: true };
    await page.answer('/admin/auctions/7/lots?page=1&size=50', pageOf(aLot(1, { plate })));
    expect(page.has('[data-testid="lot-1"]')).toBe(true);
  });
});
