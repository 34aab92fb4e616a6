// Reserving: drawn and checked while typed, sent once, refused where it belongs; and what became of each reservation.
import { TestBed } from '@angular/core/testing';
import type { ReservationView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, aReservation } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { ASK_AFTER_MS } from './plate-check';
import { ReservationsPage } from './reservations-page';
import { ReservePage } from './reserve-page';

const VIN = '1M8GDM9AXKP042788';
const { plate } = aLot();

let page: PageUnderTest;

const openSite = async (): Promise<void> => {
  page = await citizensPage([
    { path: 'reserve', component: ReservePage },
    { path: 'account/reservations', component: ReservationsPage },
  ]);
};
beforeEach(openSite);
afterEach(() => page.close());

describe('the reservation form', () => {
  const terms = { depositFen: 500_000, startPriceFen: 1_000_000, reviewDays: 3, payDays: 2 };
  beforeEach(async () => {
    await page.open('/reserve');
    await page.answer('/reservations/terms', terms);
  });

  async function typeTail(tail: string, answer: object): Promise<void> {
    await page.type('plate-tail', tail);
    await page.pass(ASK_AFTER_MS);
    await page.answer(`/reservations/plates/${tail}`, answer);
  }

  const drawn = () => page.one('hp-plate svg').getAttribute('aria-label');

  it('draws the plate while it is typed', async () => {
    expect(drawn()).toBe('浙 G - - - - -');
    await page.type('plate-tail', '浙g·88');
    expect(page.part<HTMLInputElement>('plate-tail').value).toBe('88');
    expect(drawn()).toBe('浙 G 8 8 - - -');
  });

  it('has what was typed again after a reload, until it was sent', async () => {
    await typeTail('8888A', { plate, isFree: true, refusal: null });
    await page.type('vin', VIN);
    await page.choose('vehicle', 'small');
    TestBed.resetTestingModule();
    await openSite();
    await page.open('/reserve');
    await page.answer('/reservations/terms', terms);
    expect(page.part<HTMLInputElement>('plate-tail').value).toBe('8888A');
    expect(page.part<HTMLInputElement>('vin').value).toBe('1M8 GDM9AX KP042788');
    await page.submit();
    await page.answer('/reservations', aReservation());
    expect(sessionStorage).toHaveLength(0);
    page.http.match((request) => request.url.includes('/reservations/plates/'));
  });

  it('says that a plate can be reserved', async () => {
    await typeTail('8888A', { plate, isFree: true, refusal: null });
    expect(page.text()).toContain('浙G·8888A 可以预约');
  });

  it('says at once why one cannot', async () => {
    await page.type('plate-tail', '8O88A');
    expect(page.one('#plate-tail-error').textContent).toContain('第 2 位的“O”不能用');
    const refusal = { code: 'RESERVATION.PLATE_RESERVED', data: { plate: '浙G8888A' } };
    await typeTail('8888A', { plate, isFree: false, refusal });
    expect(page.one('#plate-tail-error').textContent).toContain('已有人预约');
  });

  it('says beforehand what it costs, how long it takes and which auction it is for', () => {
    expect(page.text()).toMatch(
      /3 天内有结果.*2 天内支付预约保证金，一般是 ¥5,000.*下一个还没有公布的竞买期，起价一般是 ¥10,000/,
    );
  });

  it.each([
    ['PLATE_IN_AUCTION', { auctionId: 9, lotId: 77 }, '/auctions/9/lots/77'],
    ['PLATE_TAKEN', { auctionId: 9, lotId: 77 }, '/results/9/lots/77'],
    ['PLATE_LISTED', { listingId: 5 }, '/plates/5'],
    ['PLATE_TAKEN', {}, null],
  ])('leads to where a plate stands that cannot be reserved: %s %j', async (name, where, address) => {
    const refusal = { code: `RESERVATION.${name}`, data: { plate: '浙G8888A', ...where } };
    await typeTail('8888A', { plate, isFree: false, refusal });
    expect(page.has('[data-testid=taken-plate]')).toBe(address !== null);
    if (address !== null) expect(page.part('taken-plate').getAttribute('href')).toBe(address);
  });

  it('sends nothing while something is missing, and says what', async () => {
    await page.submit();
    expect(page.one('#plate-tail-error').textContent).toContain('还没有填写');
    expect(page.one('#vin-error').textContent).toContain('还没有填写');
  });

  it('reserves once, says that it worked and what comes next, and begins anew', async () => {
    await typeTail('8888A', { plate, isFree: true, refusal: null });
    await page.type('vin', VIN);
    await page.choose('vehicle', 'small');
    await page.submit();
    const sent = page.asked('/reservations');
    expect(sent.request.body).toEqual({ tail: '8888A', vin: VIN, vehicle: 'small' });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush(aReservation());
    await page.settle();
    expect(page.text('reserve-done')).toBe('预约成功');
    expect(page.part('reserve-to-own').getAttribute('href')).toBe('/account/reservations');
    page.one('.actions button').click();
    await page.settle();
    expect(page.part<HTMLInputElement>('plate-tail').value).toBe('');
  });

  it.each([
    ['VIN.RESERVED', { vin: VIN }, '#vin-error', '已用于一个预约'],
    [
      'VEHICLE.UNFIT',
      { vin: VIN, vehicle: 'small', plateNumber: '浙G12345', fits: 'large' },
      '#vehicle-error',
      '浙G·12345',
    ],
    ['RESERVATION.PLATE_TAKEN', { plate: '浙G8888A' }, '#plate-tail-error', '已有人使用'],
    ['RESERVATION.TOO_MANY_OPEN', { max: 3 }, '[data-testid=reserve-refused]', '已有 3 个预约'],
  ])('puts %s where it belongs, and keeps what was typed', async (code, data, place, words) => {
    await typeTail('8888A', { plate, isFree: true, refusal: null });
    await page.type('vin', VIN);
    await page.choose('vehicle', 'small');
    await page.submit();
    await page.refuse('/reservations', code, data);
    expect(page.one(place).textContent).toContain(words);
    expect(page.part<HTMLInputElement>('vin').value).toBe('1M8 GDM9AX KP042788');
  });
});

describe('one’s own reservations', () => {
  const LIST = '/me/reservations?page=1&size=10';
  const SOON = performance.timeOrigin + performance.now() + 3_600_000;
  beforeEach(() => page.open('/account/reservations'));

  const show = (...items: readonly ReservationView[]) =>
    page.answer(LIST, { items, total: items.length, page: 1, size: 10 });

  it('say what will appear while there is none', async () => {
    await show();
    expect(page.text('reservations-empty')).toContain('还没有预约');
  });

  it.each([
    ['pending', '等待审核'],
    ['paid', '已支付'],
    ['lapsed', '已失效'],
  ] as const)('say how far one is: %s', async (state, words) => {
    await show(aReservation({ state }));
    expect(page.text('reservation-4')).toContain(words);
    expect(page.has('[data-testid=reservation-pay]')).toBe(false);
  });

  it('say why one was rejected', async () => {
    await show(aReservation({ state: 'rejected', reason: '号牌已封存' }));
    expect(page.text('reservation-4')).toContain('原因：号牌已封存');
  });

  it('lead to the order of an approved one, and say until when', async () => {
    await show(
      aReservation({ state: 'approved', depositFen: 300_000, orderNo: '202611261405000003', payByMs: SOON }),
    );
    expect(page.text('reservation-deposit')).toBe('预约保证金 ¥3,000');
    expect(page.part('reservation-pay').getAttribute('href')).toBe('/account/orders/202611261405000003');
    expect(page.text('order-left')).toMatch(/还剩 (59|1:00):\d\d/);
  });

  it('lead to the lot, once the plate is one', async () => {
    const auction = { id: 9, title: '2026年第13期' };
    await show(aReservation({ state: 'inAuction', auction, lotId: 77 }));
    expect(page.part('reservation-lot').getAttribute('href')).toBe('/auctions/9/lots/77');
    expect(page.text('reservation-lot')).toBe('2026年第13期');
  });

  it('name the auction that is not published yet, and lead nowhere', async () => {
    await show(aReservation({ state: 'inAuction', auction: { id: 9, title: '2026年第13期' } }));
    expect(page.text('reservation-4')).toContain('2026年第13期');
    expect(page.has('[data-testid=reservation-lot]')).toBe(false);
  });

  it('say that they failed, and ask again', async () => {
    await page.refuse(LIST, 'SERVER.BUSY', { retryAfterMs: 1 }, 503);
    page.one('hp-notice button').click();
    await page.settle();
    await show(aReservation());
    expect(page.has('[data-testid=reservation-4]')).toBe(true);
  });
});
