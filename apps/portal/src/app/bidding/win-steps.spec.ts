// What a winner reads: what is due and until when, how and what next, what happens otherwise, and one button for it.
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { EnrolmentView, EntryLotView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { OwnEnrolments } from '@haopai/web-data';
import { aLot, anAuction, anEnrolment } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { WinSteps } from './win-steps';

const MINE = '/auctions/1/enrolments/mine';
const ORDER_NO = '202611290000000001';
const DAY_MS = 86_400_000;
const { plate } = aLot();
const WON: EntryLotView = {
  outcome: 'won',
  ...{ lotId: 7, lotNo: 7, plate, hammerFen: 5_200_000 },
  ...{ balanceOrderNo: null, balanceFen: null, balanceDueAtMs: null },
};
const ORDERED: EntryLotView = { ...WON, balanceOrderNo: ORDER_NO, balanceFen: 4_700_000 };

function won(lot: EntryLotView, change: Partial<EnrolmentView> = {}): EnrolmentView {
  const entry = { entryId: 1, vin: 'V', deposit: 'held', isReserved: false, lot } as const;
  return anEnrolment({ auction: anAuction({ state: 'live' }), entries: [entry], ...change });
}

@Component({
  imports: [WinSteps],
  template: `<hp-win-steps [auctionId]="1" [lotId]="7" [wonAtMs]="at" />`,
})
class Result {
  protected readonly at = Date.now();
}

describe('a winner', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'result', component: Result }]);
  });
  afterEach(() => page.close());

  async function open(enrolment?: EnrolmentView): Promise<void> {
    if (enrolment !== undefined) TestBed.inject(OwnEnrolments).keep(1, enrolment);
    await page.open('/result');
  }
  const button = () => [page.text('win-next'), page.part('win-next').getAttribute('href')];
  const current = () => page.one('[aria-current=step]').getAttribute('data-testid');

  it('is told before the order is there what it will come to, and until when it can be paid', async () => {
    await open(won(WON));
    expect(page.part('win-balance').getAttribute('data-fen')).toBe('4700000');
    expect(page.text()).toContain('预计余款');
    expect(page.text('win-pay')).toContain('从那时起 5 天内付清');
    expect(page.text('win-otherwise')).toContain('保证金不退');
    expect([current(), button()]).toEqual(['win-pay', ['查看我的竞买', '/account/enrolments']]);
  });

  it('says what is due, until when, and what happens otherwise', async () => {
    await open(won({ ...ORDERED, balanceDueAtMs: Date.now() + 3 * DAY_MS }));
    expect(page.text('win-balance')).toBe('¥47,000');
    expect(page.text()).toContain('已减去保证金 ¥5,000');
    expect(page.text('order-left')).toMatch(/还剩 [23] 天/);
    expect(page.text('win-otherwise')).toContain('保证金 ¥5,000 不退');
    expect(page.text('win-won')).toContain('今天');
    expect(button()).toEqual(['支付余款', `/account/orders/${ORDER_NO}`]);
    expect(document.querySelectorAll('a.hp-button').length).toBe(1);
  });

  it('is told when the plate can be fetched once it is paid', async () => {
    const pickUp = {
      plates: [{ lotId: 7, plate, vin: 'V' }],
      fromMs: Date.now() + DAY_MS,
      toBring: [],
      text: '',
    };
    await open(won(ORDERED, { pickUp }));
    expect(page.text('win-pay')).toContain('余款已付清');
    expect(page.text('win-fetch')).toContain('明天');
    expect([current(), button()]).toEqual(['win-fetch', ['看取牌办法', '/account/enrolments']]);
    expect(page.has('[data-testid=win-otherwise]')).toBe(false);
  });

  it('is told when the plate was fetched, and nothing is left to do', async () => {
    const plates = [{ lotId: 7, plate, vin: 'V', collectedAtMs: Date.now() }];
    await open(won(ORDERED, { pickUp: { plates, fromMs: 1, toBring: [], text: '' } }));
    expect(page.text('win-fetch')).toContain('已领取');
    expect(page.has('[aria-current=step]')).toBe(false);
    expect(button()).toEqual(['查看我的竞买', '/account/enrolments']);
  });

  it('has nothing to pay where the deposit covers the price', async () => {
    await open(won({ ...WON, hammerFen: 500_000 }));
    expect(page.text('win-pay')).toContain('不用再付');
    expect(page.has('[data-testid=win-balance]')).toBe(false);
    expect(page.has('[data-testid=win-otherwise]')).toBe(false);
  });

  it('who did not pay is told so, and whom to ask', async () => {
    await open(won({ ...ORDERED, outcome: 'defaulted' }));
    expect(page.text()).toContain('余款没有在规定时间内付清');
    expect(page.has('ol')).toBe(false);
    expect(button()).toEqual(['联系我们', '/contact']);
  });

  it('whose price was paid back is told that the sale is undone, and finds the money', async () => {
    await open(won({ ...ORDERED, isReturned: true }));
    expect(page.text()).toContain('价款已退回，成交作废');
    expect(page.has('ol')).toBe(false);
    expect(button()).toEqual(['查看订单', `/account/orders/${ORDER_NO}`]);
  });

  it('need not press anything: the order shows itself when it is there, and what is paid is not asked about again', async () => {
    await open();
    expect(page.text('win-pay')).toContain('正在向服务器确认');
    jest.advanceTimersByTime(10_000);
    await page.answer(MINE, won({ ...ORDERED, balanceDueAtMs: Date.now() + DAY_MS }));
    expect(button()).toEqual(['支付余款', `/account/orders/${ORDER_NO}`]);
    jest.advanceTimersByTime(60_000);
    await page.answer(MINE, won(ORDERED));
    expect(page.part('win-steps').getAttribute('data-status')).toBe('closing');
    jest.advanceTimersByTime(10_000);
    const pickUp = { plates: [{ lotId: 7, plate, vin: 'V' }], fromMs: Date.now(), toBring: [], text: '' };
    await page.answer(MINE, won(ORDERED, { pickUp }));
    jest.advanceTimersByTime(600_000);
    page.http.expectNone(`/api/v1${MINE}`);
  });
});
