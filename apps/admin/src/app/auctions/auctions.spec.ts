// Auctions in the back office: drafted, filled, looked through, published by a second person; refusals said where they belong.
import type { TestRequest } from '@angular/common/http/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { AdminAuctionView, EndedLotView, SheetCheck, StaffRole } from '@haopai/contracts';
import { momentOf } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anAuction, pageOf } from '../testing/an-auction';
import { staffPage } from '../testing/staff-page';
import { routes } from './auctions.routes';
import { monthOf } from './months';

const ROUTES = [{ path: 'auctions', children: routes }];
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const LOTS = '/admin/auctions/7/lots?page=1&size=50';
const DRAFTS = '/admin/auctions?state=draft&page=1&size=200';

let page: PageUnderTest;

async function open(address: string, role: StaffRole = 'administrator'): Promise<void> {
  page = await staffPage(ROUTES, role, STILL);
  await page.open(address);
}
afterEach(() => page.close());

async function confirm(answer: 'yes' | 'no'): Promise<void> {
  document.querySelector<HTMLElement>(`[data-testid="confirm-${answer}"]`)?.click();
  await page.settle();
}

describe('the list of auctions', () => {
  it('shows drafts among them, and is filtered by the address', async () => {
    await open('/auctions');
    await page.answer('/admin/auctions?page=1&size=20', pageOf<AdminAuctionView>(anAuction()));
    expect(page.text('auction-7')).toContain('草稿');
    expect(page.text('auction-7')).toContain('¥5,000');
    expect(page.has('[data-testid="new-auction"]')).toBe(true);
    await page.open('/auctions?state=past');
    await page.answer('/admin/auctions?state=past&page=1&size=20', pageOf());
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
  });

  it('offers no draft to whoever may not write one', async () => {
    await open('/auctions', 'auctioneer');
    await page.answer('/admin/auctions?page=1&size=20', pageOf<AdminAuctionView>(anAuction()));
    expect(page.has('[data-testid="new-auction"]')).toBe(false);
  });

  it('is a calendar of a month in Beijing time as well', async () => {
    await open('/auctions/calendar?month=2026-12');
    const { fromMs, toMs } = monthOf('2026-12', 0);
    expect(new Date(fromMs).toISOString()).toBe('2026-11-30T16:00:00.000Z');
    await page.answer(
      `/admin/auctions?fromMs=${fromMs}&toMs=${toMs}&size=200`,
      pageOf<AdminAuctionView>(anAuction()),
    );
    expect(page.text('auction-7')).toContain('10:00');
    expect(page.part('auction-7').closest('td')?.cellIndex).toBe(1);
  });
});

describe('the form of terms', () => {
  it('sends what was typed, in fen and milliseconds', async () => {
    await open('/auctions/new');
    await page.answer('/admin/auction-terms', {
      ...{ depositFen: 600_000, sharesMax: 10, paymentDays: 5, firstBidMs: 300_000, countdownMs: 60_000 },
      ...{ ladderFen: [100_000], staggerMs: 0 },
    });
    await page.submit();
    expect(page.one('[data-testid="title"]').getAttribute('aria-invalid')).toBe('true');
    await page.type('title', '2026年第12期');
    await page.type('starts-at', '2026-12-01T10:00');
    await page.type('ladder', '1000 3000');
    await page.type('stagger', '30');
    await page.type('limit-factor', '12');
    await page.type('enrolment-closes-at', '2026-11-30T18:00');
    await page.submit();
    const sent = page.asked('/admin/auctions');
    expect(sent.request.body).toMatchObject({
      ...{ title: '2026年第12期', startsAtMs: Date.UTC(2026, 11, 1, 2), depositFen: 600_000, sharesMax: 10 },
      ...{ ladderFen: [100_000, 300_000], staggerMs: 30_000, firstBidMs: 300_000, pickUpText: '' },
      ...{ enrolmentOpensAtMs: null, enrolmentClosesAtMs: Date.UTC(2026, 10, 30, 10), limitFactor: 12 },
    });
    sent.flush(anAuction());
    await page.settle();
    expect(page.address).toBe('/auctions/7');
    await page.answer('/admin/auctions/7', anAuction());
  });

  it('of a drill asks for no deposit, and sends the mark', async () => {
    await open('/auctions/7/terms');
    await page.answer('/admin/auctions/7', anAuction());
    expect(page.one('h1').textContent).toContain(anAuction().title);
    expect(page.has('[data-testid="deposit"]')).toBe(true);
    page.one('[data-testid="is-drill"]').click();
    await page.settle();
    expect(page.has('[data-testid="deposit"]')).toBe(false);
    expect(page.has('[data-testid="payment-days"]')).toBe(false);
    await page.submit();
    const sent = page.asked('/admin/auctions/7');
    expect(sent.request.body).toMatchObject({ isDrill: true, depositFen: 0, version: 4 });
    sent.flush(anAuction({ isDrill: true, depositFen: 0 }));
    await page.settle();
    await page.answer('/admin/auctions/7', anAuction({ isDrill: true, depositFen: 0 }));
    expect(page.text('drill')).toBe('演练');
    expect(page.text('drill-words')).toContain('一切都不算数');
    expect(page.text('facts')).toContain('演练不收');
  });

  it('says that somebody else was faster, who, and shows both versions of what both changed', async () => {
    await open('/auctions/7/terms');
    await page.answer('/admin/auctions/7', anAuction());
    await page.type('title', '改名');
    await page.submit();
    const by = { changedBy: '李科员', changedAtMs: Date.UTC(2026, 10, 29, 6, 5) };
    await page.refuse('/admin/auctions/7', 'RECORD.CHANGED', { version: 5, ...by });
    await page.answer(
      '/admin/auctions/7',
      anAuction({ version: 5, title: '他们的名称', depositFen: 700_000 }),
    );
    expect(page.text('terms-refusal')).toContain('别人修改过');
    expect(page.text('conflict-who')).toContain('李科员，2026-11-29 14:05');
    expect(page.text('conflict-title')).toContain('他们的名称');
    expect(page.text('conflict-title')).toContain('改名');
    expect(page.text('conflict-depositYuan')).toContain('7000');
    expect(page.part<HTMLInputElement>('title').value).toBe('改名');
    expect(page.part<HTMLInputElement>('deposit').value).toBe('7000');
    await page.press('theirs-title');
    expect(page.part<HTMLInputElement>('title').value).toBe('他们的名称');
    await page.press('mine-title');
    expect(page.part<HTMLInputElement>('title').value).toBe('改名');
    await page.submit();
    const sent = page.asked('/admin/auctions/7');
    expect(sent.request.body).toMatchObject({ version: 5 });
    sent.flush(
      { code: 'AUCTION.STARTS_IN_PAST', data: { startsAtMs: 0 }, requestId: '' },
      { status: 409, statusText: '' },
    );
    await page.settle();
    expect(page.has('[data-testid="terms-refusal"]')).toBe(true);
  });
});

describe('a draft', () => {
  it('says all that is in the way of its publication', async () => {
    await open('/auctions/7');
    const obstacles = ['AUCTION.SAME_PERSON', 'AUCTION.PLATES_CLAIMED'] as const;
    const claimed = [{ number: '浙G8888A', claim: 'forSale' }] as const;
    await page.answer('/admin/auctions/7', anAuction({ obstacles, claimed }));
    expect(page.text('obstacles')).toContain('没有改过的同事');
    expect(page.text('obstacles')).toContain('浙G8888A: 正在标卖');
    await page.press('publish');
    expect(document.querySelector('[data-testid="confirm-yes"]')).toBeNull();
  });

  it('says which sale a drill is too near to, and from when on it is not', async () => {
    await open('/auctions/7');
    const at = (hour: number): number => Date.UTC(2026, 11, 1, hour);
    const near = {
      ...{ auctionId: 8, title: '2026年第11期', startsAtMs: at(2), endsAtMs: at(3) },
      ...{ freeUntilAtMs: at(1), freeFromAtMs: at(4) },
    };
    const obstacles = ['AUCTION.NEAR_SALE'] as const;
    await page.answer('/admin/auctions/7', anAuction({ isDrill: true, obstacles, near }));
    expect(page.text('obstacles')).toContain('离一期正式竞买不到一小时');
    expect(page.text('obstacles')).toContain('2026-12-01 12:00:00 以后开始，或 2026-12-01 09:00:00 以前结束');
  });

  it('is published after a question, as it was seen', async () => {
    await open('/auctions/7', 'auctioneer');
    await page.answer('/admin/auctions/7', anAuction());
    await page.press('publish');
    await confirm('yes');
    const sent = page.asked('/admin/auctions/7/publish');
    expect(sent.request.body).toEqual({ version: 4 });
    sent.flush(anAuction({ state: 'coming' }));
    await page.settle();
    await page.answer('/admin/auctions/7', anAuction({ state: 'coming', version: 5, publishedAtMs: 0 }));
    expect(page.text('auction-state')).toContain('即将开始');
  });

  it('names its start and what runs beside it before it is published', async () => {
    await open('/auctions/7', 'auctioneer');
    const startsAtMs = Date.now() + 9.5 * 86_400_000;
    const overlaps = [{ auctionId: 8, title: '2026年第11期', startsAtMs, endsAtMs: startsAtMs + 3_600_000 }];
    await page.answer('/admin/auctions/7', anAuction({ startsAtMs, overlaps }));
    expect(page.text('overlaps')).toContain('2026年第11期');
    await page.press('publish');
    const asked = document.querySelector('hp-confirm-dialog')?.textContent;
    expect(asked).toContain(`${momentOf(startsAtMs)} 开始，离现在 9 天`);
    expect(asked).toContain('同一时间还有：2026年第11期');
    await confirm('no');
  });

  it('is published sooner than the rules want it with a reason of its own alone', async () => {
    await open('/auctions/7', 'auctioneer');
    const startsAtMs = Date.now() + 3.5 * 86_400_000;
    const notice = { noticeDays: 7, earliestAtMs: startsAtMs + 3.5 * 86_400_000, isShort: true };
    await page.answer('/admin/auctions/7', anAuction({ startsAtMs, notice }));
    expect(page.text('short-notice')).toContain(momentOf(notice.earliestAtMs));
    await page.press('publish');
    while (document.querySelector('hp-reason-dialog') === null) await page.settle();
    const dialog = document.querySelector('hp-reason-dialog');
    expect(dialog?.textContent).toContain('离现在 3 天；规则要求至少 7 天');
    const send = async (): Promise<void> => {
      dialog?.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await page.settle();
    };
    await send();
    const reason = dialog?.querySelector('textarea');
    expect(reason?.getAttribute('aria-invalid')).toBe('true');
    if (reason) reason.value = '上一期因停电顺延';
    reason?.dispatchEvent(new Event('input'));
    await send();
    const sent = page.asked('/admin/auctions/7/publish');
    expect(sent.request.body).toEqual({ version: 4, shortNoticeReason: '上一期因停电顺延' });
    sent.flush(anAuction({ state: 'coming' }));
    await page.settle();
    await page.answer('/admin/auctions/7', anAuction({ state: 'coming', version: 5, publishedAtMs: 0 }));
    expect(page.text('auction-state')).toContain('即将开始');
  });

  it('asks for that reason where the rule became one while the page was open', async () => {
    await open('/auctions/7', 'auctioneer');
    await page.answer('/admin/auctions/7', anAuction());
    await page.press('publish');
    await confirm('yes');
    const notice = { noticeDays: 7, earliestAtMs: Date.UTC(2026, 11, 6, 2), isShort: true };
    const { noticeDays, earliestAtMs } = notice;
    const startsAtMs = Date.UTC(2026, 11, 1, 2);
    await page.refuse('/admin/auctions/7/publish', 'AUCTION.SHORT_NOTICE', {
      ...{ startsAtMs, earliestAtMs, noticeDays },
    });
    await page.answer('/admin/auctions/7', anAuction({ notice }));
    expect(page.text('auction-refusal')).toContain('不足 7 天');
    expect(page.has('[data-testid="short-notice"]')).toBe(true);
  });

  it('says why it was not published', async () => {
    await open('/auctions/7', 'auctioneer');
    await page.answer('/admin/auctions/7', anAuction());
    await page.press('publish');
    await confirm('yes');
    await page.refuse('/admin/auctions/7/publish', 'AUCTION.SAME_PERSON');
    expect(page.text('auction-refusal')).toContain('没有别人核对过的草稿');
  });

  it('is checked by whoever has changed it, so that a colleague who did so, too, can publish it', async () => {
    await open('/auctions/7', 'auctioneer');
    const obstacles = ['AUCTION.SAME_PERSON'] as const;
    await page.answer('/admin/auctions/7', anAuction({ obstacles, checks: [] }));
    await page.press('check-draft');
    expect(document.querySelector('hp-confirm-dialog')?.textContent).toContain('全部条款');
    await confirm('yes');
    const sent = page.asked('/admin/auctions/7/check');
    expect(sent.request.body).toEqual({ version: 4 });
    sent.flush(anAuction());
    await page.settle();
    const checks = [{ staffId: 1, staffName: '王力', atMs: Date.UTC(2026, 10, 25) }];
    await page.answer('/admin/auctions/7', anAuction({ obstacles, checks }));
    expect(page.text('checks')).toContain('王力');
    expect(page.has('[data-testid="check-draft"]')).toBe(false);
  });

  it('takes a lot by hand, and says what the server found wrong with it', async () => {
    await open('/auctions/7/lots', 'clerk');
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer(LOTS, pageOf(aLot(1), aLot(2, { reservationId: 3 })));
    expect(page.has('[data-testid="give-back-1"]')).toBe(false);
    expect(page.has('[data-testid="give-back-2"]')).toBe(true);
    await page.press('add-lot');
    await page.type('plate', '浙G·8888B');
    await page.type('start-price', '20,000.50');
    const region = page.part<HTMLSelectElement>('region');
    region.value = '330702';
    region.dispatchEvent(new Event('change'));
    await page.settle();
    page.part('lot-form').dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const sent = page.asked('/admin/auctions/7/lots');
    expect(sent.request.body).toEqual({
      version: 4,
      lots: [
        {
          ...{ plateNumber: '浙G8888B', region: '330702', colour: 'blue', startPriceFen: 2_000_050 },
          isPersonalised: false,
        },
      ],
    });
    const faults = [{ line: 1, column: 'plate', rule: 'PLATE.CLAIMED.sold', value: '浙G8888B' }];
    sent.flush(
      { code: 'LOTS.FAULTY', data: { faults, faultCount: 1 }, requestId: '' },
      { status: 422, statusText: '' },
    );
    await page.settle();
    expect(page.text('lot-form')).toContain('号牌已经售出');
  });

  it('loses the lots that are chosen, after a question', async () => {
    await open('/auctions/7/lots', 'clerk');
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer(LOTS, pageOf(aLot(1), aLot(2)));
    await page.press('choose-2');
    await page.answer(DRAFTS, pageOf());
    await page.press('remove');
    await confirm('yes');
    const sent = page.asked('/admin/auctions/7/lots/remove');
    expect(sent.request.body).toEqual({ version: 4, lotIds: [102] });
    sent.flush(anAuction());
    await page.settle();
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer(LOTS, pageOf(aLot(1)));
    expect(page.has('[data-testid="lot-2"]')).toBe(false);
  });

  it('goes into another draft, reserved or not; a reserved one is not taken out', async () => {
    await open('/auctions/7/lots', 'clerk');
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer(LOTS, pageOf(aLot(1), aLot(2, { reservationId: 3 })));
    await page.press('choose-2');
    await page.answer(DRAFTS, pageOf(anAuction(), anAuction({ id: 8, version: 2 })));
    expect(page.has('[data-testid="remove"]')).toBe(false);
    const target = page.part<HTMLSelectElement>('move-to');
    target.value = '8';
    target.dispatchEvent(new Event('change'));
    await page.settle();
    await page.press('move');
    const sent = page.asked('/admin/auctions/7/lots/move');
    expect(sent.request.body).toEqual({ version: 4, lotIds: [102], toAuctionId: 8, toVersion: 2 });
    sent.flush(anAuction({ id: 8 }));
    await page.settle();
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer(LOTS, pageOf(aLot(1)));
    expect(page.has('[data-testid="move"]')).toBe(false);
  });
});

describe('an auction that is over', () => {
  const result = { sold: 3, unsold: 1, withdrawn: 0, defaulted: 2, totalFen: 12_300_000 };
  const over = anAuction({ state: 'past', publishedAtMs: 0, endedAtMs: Date.UTC(2026, 11, 1, 3), result });

  it('says first what it came to, and leads to its settlement and to the lots that ended so', async () => {
    await open('/auctions/7');
    await page.answer('/admin/auctions/7', over);
    const [first] = page.one('hp-auction-frame').querySelectorAll('.hp-card');
    expect(first).toBe(page.part('auction-result'));
    expect(page.text('auction-result')).toMatch(/2026-12-01 11:00.*正在结算/s);
    expect(page.text('result')).toMatch(/成交\s*3.*流拍\s*1.*撤下\s*0.*违约\s*2.*¥123,000/s);
    expect(page.part('to-settlement').getAttribute('href')).toBe('/settlement/auctions/7');
    expect(page.part('result-defaulted').getAttribute('href')).toBe('/auctions/7/lots?outcome=defaulted');
    expect(page.has('[data-testid="result-withdrawn"]')).toBe(false);
  });

  it('offers neither its control room nor an amendment', async () => {
    await open('/auctions/7');
    await page.answer('/admin/auctions/7', over);
    for (const act of ['to-control', 'amend']) expect(page.has(`[data-testid="${act}"]`)).toBe(false);
    expect(page.has('[data-testid="copy"]')).toBe(true);
    await page.open('/auctions/8');
    await page.answer('/admin/auctions/8', anAuction({ id: 8, state: 'live', publishedAtMs: 0 }));
    for (const act of ['to-control', 'amend']) expect(page.has(`[data-testid="${act}"]`)).toBe(true);
    expect(page.has('[data-testid="auction-result"]')).toBe(false);
  });

  it('leads nobody to a settlement who may not read it', async () => {
    await open('/auctions/7', 'auctioneer');
    await page.answer('/admin/auctions/7', over);
    expect(page.has('[data-testid="to-settlement"]')).toBe(false);
    expect(page.has('[data-testid="to-ended-lots"]')).toBe(true);
  });

  it('has nothing to settle when it was a drill', async () => {
    await open('/auctions/7');
    await page.answer('/admin/auctions/7', { ...over, isDrill: true });
    expect(page.has('[data-testid="to-settlement"]')).toBe(false);
    expect(page.text('auction-result')).not.toContain('正在结算');
  });
});

describe('a spreadsheet', () => {
  const CHECK = '/admin/auctions/7/sheet/check';
  async function choose(name: string): Promise<void> {
    const field = page.part<HTMLInputElement>('sheet');
    const file = new File(['x'], name);
    // The environment of the spec has files, but not their bytes.
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(new ArrayBuffer(1)) });
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    Object.defineProperty(field, 'value', { value: '', writable: true, configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.settle();
  }
  const checkOf = (change: Partial<SheetCheck>): SheetCheck => ({
    ...{ lineCount: 1, lots: [], faults: [], faultCount: 0, warnings: [] },
    ...change,
  });

  it('shows its faults line by line, and is taken once it is mended', async () => {
    await open('/auctions/7/import', 'clerk');
    await page.answer('/admin/auctions/7', anAuction());
    expect(['overview', 'lots'].map((one) => page.part(`to-${one}`).getAttribute('aria-current'))).toEqual([
      null,
      'page',
    ]);
    await choose('lots.xlsx');
    const fault = { line: 4, column: 'startPrice', rule: 'PRICE.UNREADABLE', value: '五万' } as const;
    await page.answer(CHECK, checkOf({ faults: [fault], faultCount: 1 }));
    expect(page.text('fault-4-startPrice')).toContain('五万');
    expect(page.has('[data-testid="take-sheet"]')).toBe(false);

    await choose('lots.xlsx');
    const lot = { line: 2, plate: aLot(1).plate, startPriceFen: 1_000_000 };
    await page.answer(CHECK, checkOf({ lots: [lot] }));
    // The register is asked meanwhile, and holds nobody up.
    expect(page.has('[data-testid="register-asking"]')).toBe(true);
    const register = page.asked('/admin/vehicle-register/check');
    expect(register.request.body).toEqual({ numbers: [aLot(1).plate.number] });
    await page.press('take-sheet');
    const sent = page.asked('/admin/auctions/7/sheet?version=4');
    expect(sent.request.body).toBeInstanceOf(Blob);
    sent.flush(anAuction());
    await page.settle();
    expect(page.address).toBe('/auctions/7/lots');
    await page.answer('/admin/auctions/7', anAuction());
    await page.answer(LOTS, pageOf(aLot(1)));
  });

  it.each([
    [{ taken: ['浙G8888A'] }, 'register-taken', '浙G·8888A'],
    [{ taken: [] }, 'register-free', '都没有车辆'],
    [{ taken: null }, 'register-silent', '没有答复'],
    [{ taken: null, hasLine: false }, 'register-silent', '没有联到车管系统'],
  ])('is looked up in the vehicle register, which says %j', async (answer, testId, words) => {
    await open('/auctions/7/import', 'clerk');
    await page.answer('/admin/auctions/7', anAuction());
    await choose('lots.xlsx');
    const lots = [{ line: 2, plate: aLot(1).plate, startPriceFen: 1_000_000 }];
    await page.answer(CHECK, checkOf({ lots }));
    await page.answer('/admin/vehicle-register/check', answer);
    expect(page.text(testId)).toContain(words);
    expect(page.has('[data-testid="take-sheet"]')).toBe(true);
  });

  describe('with faults', () => {
    const text = {
      ...{ headerLine: 1, columns: ['plate', 'region', null] as const },
      rows: [
        ['车牌', '地区', '保留价'],
        ['浙G8888A', '婺城', '500'],
        ['浙GO1234', '婺城', '600'],
      ],
    };
    const fault = { line: 3, column: 'plate', rule: 'PLATE.MALFORMED', value: '浙GO1234' } as const;
    const lots = [{ line: 2, plate: aLot(1).plate, startPriceFen: 50_000 }];
    const csvOf = async (path: string): Promise<{ lines: readonly string[]; request: TestRequest }> => {
      const request = page.asked(path);
      const body = request.request.body as Blob;
      const read = new FileReader();
      const done = new Promise((resolve) => (read.onload = resolve));
      read.readAsText(body);
      await done;
      return { lines: (read.result as string).split('\r\n'), request };
    };
    beforeEach(async () => {
      await open('/auctions/7/import', 'clerk');
      await page.answer('/admin/auctions/7', anAuction());
      await choose('lots.xlsx');
    });

    it('is mended where they are shown, and looked at again', async () => {
      await page.answer(CHECK, checkOf({ lots, faults: [fault], faultCount: 1, text }));
      await page.answer('/admin/vehicle-register/check', { taken: [] });
      await page.type('mend-3-plate', '浙G01234');
      await page.press('check-again');
      const { lines, request } = await csvOf(CHECK);
      expect(lines).toEqual([
        '"plate","region","保留价"',
        '"浙G8888A","婺城","500"',
        '"浙G01234","婺城","600"',
      ]);
      request.flush(checkOf({ lots }));
      await page.settle();
      await page.answer('/admin/vehicle-register/check', { taken: [] });
      expect(page.has('[data-testid="take-sheet"]')).toBe(true);
    });

    it('is taken without the lines that have one', async () => {
      await page.answer(CHECK, checkOf({ lots, faults: [fault], faultCount: 1, text }));
      await page.answer('/admin/vehicle-register/check', { taken: [] });
      expect(page.text('take-good')).toContain('没有错误的 1 块');
      await page.press('take-good');
      const { lines, request } = await csvOf('/admin/auctions/7/sheet?version=4');
      expect(lines).toEqual(['"plate","region","保留价"', '"浙G8888A","婺城","500"']);
      request.flush(anAuction());
      await page.settle();
      await page.answer('/admin/auctions/7', anAuction());
      await page.answer(LOTS, pageOf(aLot(1)));
    });

    it('has a column of another name taken for the one that is missing', async () => {
      const missing = { line: 1, column: 'startPrice', rule: 'COLUMN.MISSING', value: '' } as const;
      const warnings = [{ code: 'SHEET.COLUMNS_IGNORED', data: { headings: ['保留价'] } }] as const;
      await page.answer(CHECK, checkOf({ faults: [missing], faultCount: 1, warnings, text }));
      expect(page.text('sheet-warning')).toContain('例如 500');
      const select = page.part<HTMLSelectElement>('column-2');
      select.value = 'startPrice';
      select.dispatchEvent(new Event('change'));
      await page.settle();
      const { lines, request } = await csvOf(CHECK);
      expect(lines[0]).toBe('"plate","region","startPrice"');
      request.flush(checkOf({ lots }));
      await page.settle();
      await page.answer('/admin/vehicle-register/check', { taken: [] });
      expect(page.has('[data-testid="take-sheet"]')).toBe(true);
    });
  });

  it('has no place in an auction that is published, and the page says so', async () => {
    await open('/auctions/7/import', 'clerk');
    await page.answer('/admin/auctions/7', anAuction({ state: 'coming' }));
    expect(page.text('import-fixed')).toContain('已经发布');
    expect(page.has('[data-testid="sheet"]')).toBe(false);
  });

  it('is taken all the same where nothing answers for the register', async () => {
    await open('/auctions/7/import', 'clerk');
    await page.answer('/admin/auctions/7', anAuction());
    await choose('lots.xlsx');
    const lots = [{ line: 2, plate: aLot(1).plate, startPriceFen: 1_000_000 }];
    await page.answer(CHECK, checkOf({ lots }));
    await page.refuse('/admin/vehicle-register/check', 'SERVER.FAILED', {}, 500);
    expect(page.text('register-silent')).toContain('不影响导入');
    expect(page.has('[data-testid="take-sheet"]')).toBe(true);
  });
});

describe('a spreadsheet that cannot be taken', () => {
  const CHECK = '/admin/auctions/7/sheet/check';
  async function choose(): Promise<void> {
    const field = page.part<HTMLInputElement>('sheet');
    const file = new File(['x'], 'lots.xlsx');
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(new ArrayBuffer(1)) });
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    Object.defineProperty(field, 'value', { value: '', writable: true, configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.settle();
  }
  beforeEach(async () => {
    await open('/auctions/7/import', 'clerk');
    await page.answer('/admin/auctions/7', anAuction());
    await choose();
  });

  it.each([
    ['oldExcel', {}, '旧版 Excel'],
    ['tooManyLines', { max: 1_000, found: 1_001 }, '有 1001 行号牌，一次最多 1000 行'],
    ['encoding', {}, 'UTF-8'],
    ['of a later release', {}, '读不出表格'],
  ])('because it is %s says what to do', async (reason, data, words) => {
    await page.refuse(CHECK, 'SHEET.UNREADABLE', { reason, ...data }, 422);
    expect(page.text('auction-refusal')).toContain(words);
  });

  it('says of a cell why it is wrong, and leads to the auction that has the plate', async () => {
    const cell = { column: 'plate', value: '浙GO1234' } as const;
    const faults = [
      {
        ...{ ...cell, line: 2, rule: 'PLATE.MALFORMED' },
        cause: { code: 'PLATE.I_OR_O', data: { character: 'O', position: 3, digit: '0' } },
      },
      {
        ...{ ...cell, line: 3, rule: 'PLATE.CLAIMED.inAuction' },
        cause: { code: 'PLATE.IN_AUCTION', data: { auctionId: 9, title: '2026年第11期', lotNo: 3 } },
      },
      { ...cell, line: 4, rule: 'PLATE.CLAIMED.sold', cause: { code: 'PLATE.LATER', data: {} } },
    ];
    await page.answer(CHECK, {
      ...{ lineCount: 3, lots: [], faults, faultCount: 3, warnings: [] },
    });
    expect(page.text('fault-2-plate')).toContain('第 3 位是字母 O');
    expect(page.one('[data-testid="fault-3-plate"] a').getAttribute('href')).toBe('/auctions/9/lots');
    expect(page.text('fault-3-plate')).toContain('2026年第11期，第 3 号');
    expect(page.text('fault-4-plate')).toContain('号牌已经售出');
  });

  it('shows all of its lines, page by page, and is not taken when the draft has no room for it', async () => {
    const { plate } = aLot(1);
    const lots = Array.from({ length: 51 }, (_, at) => ({ line: at + 2, plate, startPriceFen: 1_000_000 }));
    const draft = { lotCount: 990, lotsMax: 1_000 };
    await page.answer(CHECK, {
      ...{ lineCount: 51, lots, faults: [], faultCount: 0, warnings: [], draft },
    });
    // One question, and each plate once.
    const register = page.asked('/admin/vehicle-register/check');
    expect(register.request.body).toEqual({ numbers: [plate.number] });
    expect(page.text('sheet-overflow')).toContain('去掉 41 行');
    expect(page.has('[data-testid="take-sheet"]')).toBe(false);
    expect(page.text('line-2')).toContain('普通');
    expect(page.text('line-2')).toContain('蓝');
    expect(page.has('[data-testid="line-52"]')).toBe(false);
    await page.press('page-2');
    expect(page.has('[data-testid="line-52"]')).toBe(true);
    expect(page.address).toBe('/auctions/7/import?page=2');
  });
});

describe('the bidders', () => {
  it('are found by what people quote', async () => {
    await open('/auctions/7/bidders?text=108', 'cashier');
    await page.answer('/admin/auctions/7', anAuction({ state: 'coming' }));
    await page.answer(
      '/admin/auctions/7/enrolments?text=108&page=1&size=50',
      pageOf({
        ...{
          id: 5,
          citizenId: 9,
          citizenName: '王小明',
          citizenKind: 'person',
          region: '330702',
          state: 'paid',
        },
        ...{ paddleNo: 108, createdAtMs: 0, paidAtMs: 0, orderNo: null },
        entries: [
          {
            ...{
              entryId: 1,
              vin: 'WDD00000000000001',
              state: 'paid',
              isReserved: false,
              depositFen: 500_000,
            },
            ...{ deposit: 'held', lot: { lotId: 101, lotNo: 1, plateNumber: '浙G8888A' } },
          },
        ],
      }),
    );
    expect(page.text('bidder-5')).toContain('108');
    expect(page.text('bidder-5')).toContain('¥5,000 保管中');
    expect(page.text('bidder-5')).toContain('竞买第 1 号 浙G8888A');
  });
});

describe('the lots of an ended auction', () => {
  const ended = (lotNo: number, change: Partial<EndedLotView> = {}): EndedLotView => ({
    ...{ lotId: 100 + lotNo, lotNo, startPriceFen: 1_000_000, outcome: 'unsold', hammerPriceFen: null },
    ...{ bidCount: 0, paddleNo: null, winner: null, payment: null, orderNo: null, reason: null },
    plate: {
      number: `浙G8888${lotNo}`,
      kind: 'ordinary',
      colour: 'blue',
      isPersonalised: false,
      region: '330702',
    },
    ...{ place: 'nowhere', placeAuction: null, plateId: null },
    ...change,
  });
  const SOLD = ended(1, {
    ...{
      outcome: 'sold',
      hammerPriceFen: 1_500_000,
      bidCount: 6,
      paddleNo: 31,
      payment: 'due',
      place: 'winner',
    },
    ...{ orderNo: '20261129000000000001', winner: { citizenId: 9, name: '王小明' } },
  });
  const ENDED = '/admin/auctions/7/ended-lots';
  const DRAFTS = '/admin/auctions?state=draft&page=1&size=50';
  const draft = anAuction({ id: 8, title: '2026年第13期', startsAtMs: Date.now() + 86_400_000, version: 2 });

  async function openEnded(role: StaffRole, ...lots: readonly EndedLotView[]): Promise<void> {
    await open('/auctions/7/lots', role);
    await page.answer('/admin/auctions/7', anAuction({ state: 'past' }));
    page.http.match((request) => request.urlWithParams === `/api/v1${LOTS}`);
    await page.answer(`${ENDED}?page=1&size=50`, pageOf(...lots));
  }

  it('say how each ended, who won it and has paid, and where its plate is, with the ways there', async () => {
    const other = { auctionId: 8, title: '2026年第13期' };
    await openEnded('auditor', SOLD, ended(2, { place: 'inAuction', placeAuction: other }));
    expect(page.text('lot-1')).toMatch(/成交.*¥15,000.*31\s*王小明\s*待付/);
    const links = [...page.part('lot-1').querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/results/7/lots/101', '/citizens/9', '/orders/20261129000000000001']);
    expect(page.text('lot-2')).toContain('在2026年第13期');
    expect(page.has('[data-testid="go-on"]')).toBe(false);
    await page.choose('outcome', 'unsold');
    await page.answer(`${ENDED}?outcome=unsold&page=1&size=50`, pageOf(ended(2)));
    expect(page.address).toBe('/auctions/7/lots?outcome=unsold');
  });

  it('go on into the next draft by one press, at the start prices they had', async () => {
    await openEnded('administrator', SOLD, ended(2), ended(3, { place: 'stock', plateId: 5 }));
    await page.answer(DRAFTS, pageOf<AdminAuctionView>(draft));
    expect(page.text('to-draft')).toBe('放入这一期（2）');
    expect(page.text('to-stock')).toBe('回到库存（1）');
    await page.press('to-draft');
    const asked = page.asked('/admin/auctions/8/lots');
    expect(asked.request.body).toMatchObject({
      version: 2,
      lots: [
        { plateNumber: '浙G88882', region: '330702', startPriceFen: 1_000_000 },
        { plateNumber: '浙G88883' },
      ],
    });
    asked.flush({ ...draft, version: 3 });
    await page.settle();
    page.asked(`${ENDED}?page=1&size=50`).flush(pageOf(SOLD));
    await page.settle();
    expect(page.has('[data-testid="go-on"]')).toBe(false);
  });

  it('go back to the stock by one press, and say which cannot', async () => {
    await openEnded('clerk', ended(2), ended(3));
    await page.answer(DRAFTS, pageOf());
    expect(page.has('[data-testid="no-draft"]')).toBe(true);
    await page.press('choose-3');
    await page.press('to-stock');
    const asked = page.asked('/admin/stock/plates/from-lots');
    expect(asked.request.body).toEqual({ auctionId: 7, lotIds: [102] });
    const fault = { line: 1, column: 'plate', rule: 'PLATE.CLAIMED.sold', value: '浙G88882' };
    asked.flush(
      { code: 'PLATES.FAULTY', data: { faults: [fault], faultCount: 1 }, requestId: '' },
      { status: 422, statusText: '' },
    );
    await page.settle();
    expect(page.text('go-on-refusal')).toContain('浙G88882');
  });

  it('are offered to the next bidder by one press where the winner did not pay, and say what became of that', async () => {
    const defaulted = { outcome: 'defaulted', hammerPriceFen: 1_500_000, paddleNo: 31 } as const;
    const offered = { paddleNo: 32, amountFen: 1_400_000, state: 'offered' } as const;
    await openEnded('clerk', ended(2, { ...defaulted, nextBidder: null }), ended(3));
    await page.answer(DRAFTS, pageOf());
    expect(page.text('to-next-bidder')).toBe('顺延给次高出价人（1）');
    await page.press('to-next-bidder');
    const asked = page.asked('/admin/auctions/7/ended-lots/102/next-bidder');
    asked.flush({ paddleNo: 32, amountFen: 1_400_000, dueAtMs: 1_795_000_000_000 });
    await page.settle();
    const after = ended(2, { ...defaulted, nextBidder: offered, place: 'held' });
    page.asked(`${ENDED}?page=1&size=50`).flush(pageOf(after, ended(3)));
    await page.settle();
    expect(page.text('next-bidder')).toContain('已顺延给竞价号 32');
    expect(page.has('[data-testid="to-next-bidder"]')).toBe(false);
  });

  it('say why nothing was offered, and what to do instead', async () => {
    const lot = ended(2, { outcome: 'defaulted', hammerPriceFen: 1_500_000, paddleNo: 31, nextBidder: null });
    await openEnded('clerk', lot);
    await page.answer(DRAFTS, pageOf());
    await page.press('to-next-bidder');
    page
      .asked('/admin/auctions/7/ended-lots/102/next-bidder')
      .flush({ code: 'NEXT_BIDDER.OFF', data: {}, requestId: '' }, { status: 409, statusText: '' });
    await page.settle();
    expect(page.text('go-on-refusal')).toContain('没有开启顺延');
  });
});
