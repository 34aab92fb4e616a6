// The pages of orders: each group and state has its look, paying leaves once, and a return from the provider waits for the truth.
import { Location } from '@angular/common';
import type { TestRequest } from '@angular/common/http/testing';
import { Injectable } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { OrderView, PaymentStanding } from '@haopai/contracts';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anOrder } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { Departure } from './departure';
import { OrderPage } from './order-page';
import { OrdersPage } from './orders-page';
import { LOOK_AGAIN_AFTER_MS } from './payment-watch';

const NO = anOrder().orderNo;
const ORDER = `/me/orders/${NO}`;
const CHECK = `${ORDER}/payments/check`;
const PAYMENT = { paymentNo: '1', payUrl: '/dev/pay/1', amountFen: 1_000_000, validUntilMs: 1 };

@Injectable()
class NotedDeparture extends Departure {
  override leaveFor(address: string): void {
    left.push(address);
  }
}

let page: PageUnderTest;
let isSure: boolean;
let left: string[];

beforeEach(async () => {
  isSure = true;
  left = [];
  page = await citizensPage(
    [
      { path: 'account/orders', component: OrdersPage },
      { path: 'account/orders/:orderNo', component: OrderPage },
    ],
    [
      { provide: ConfirmDoor, useValue: { ask: () => Promise.resolve(isSure) } },
      { provide: Departure, useClass: NotedDeparture },
    ],
  );
});
afterEach(() => page.close());

describe('the list of orders', () => {
  const list = (group: string, at = 1) => `/me/orders?group=${group}&page=${at}&size=10`;
  const of = (...items: readonly object[]) => ({ items, total: items.length, page: 1, size: 10 });

  it.each([
    ['/account/orders', 'all', '还没有订单'],
    ['/account/orders?group=unfinished', 'unfinished', '没有等待支付的订单'],
    ['/account/orders?group=paid', 'paid', '还没有付过款的订单'],
    ['/account/orders?group=expired', 'expired', '没有过期的订单'],
    ['/account/orders?group=cancelled', 'cancelled', '没有取消的订单'],
    ['/account/orders?group=finished', 'paid', '还没有付过款的订单'],
    ['/account/orders?group=refunded', 'refunded', '还没有退款的订单'],
    ['/account/orders?group=nonsense', 'all', '还没有订单'],
  ])('at %s says what will appear under %s', async (address, group, words) => {
    await page.open(address);
    await page.answer(list(group), of());
    expect(page.text('orders-empty')).toContain(words);
    expect(page.one('[aria-current=page]').getAttribute('data-testid')).toBe(`orders-${group}`);
  });

  it('says what each is for, how much, and how long is left', async () => {
    await page.open('/account/orders');
    const nowMs = performance.timeOrigin + performance.now();
    await page.answer(list('all'), of(anOrder({ dueAtMs: nowMs + 1_740_500 })));
    expect(page.text(`order-${NO}`)).toMatch(
      /2026年第12期 竞买保证金 2 份.*等待支付.*还剩 2[89]:\d\d.*¥10,000/,
    );
    expect(page.part(`order-${NO}`).getAttribute('href')).toBe(`/account/orders/${NO}`);
  });

  it('says how much is back when the rest was kept', async () => {
    await page.open('/account/orders?group=refunded');
    await page.answer(list('refunded'), of(anOrder({ state: 'paid', paidAtMs: 1, refundedFen: 400_000 })));
    expect(page.text(`order-${NO}`)).toMatch(/已支付.*已退款 ¥4,000/);
  });

  it.each([
    ['expired', '已过期', /过期$/],
    ['cancelled', '已取消', /取消$/],
  ] as const)('tells one that is %s by its words and its time', async (state, words, when) => {
    await page.open(`/account/orders?group=${state}`);
    await page.answer(list(state), of(anOrder({ state, closedAtMs: 1 })));
    expect(page.text(`order-${NO}`)).toContain(words);
    expect(page.one(`[data-testid="order-${NO}"] .hp-soft`).textContent).toMatch(when);
  });

  it('asks again when the time of one has run out', async () => {
    await page.open('/account/orders?group=unfinished');
    await page.answer(list('unfinished'), of(anOrder({ dueAtMs: 1 })));
    expect(page.text(`order-${NO}`)).toContain('正在结束');
    await page.answer(list('unfinished'), of());
    expect(page.text('orders-empty')).toContain('没有等待支付的订单');
  });

  it('says that it failed, and asks again', async () => {
    await page.open('/account/orders');
    await page.refuse(list('all'), 'SERVER.BUSY', { retryAfterMs: 1 }, 503);
    expect(page.text()).toContain('订单没有载入');
    page.one('hp-notice button').click();
    await page.settle();
    await page.answer(list('all'), of(anOrder()));
    expect(page.has(`[data-testid="order-${NO}"]`)).toBe(true);
    page.http.match(() => true);
  });

  it('leads back from a page that is not there', async () => {
    await page.open('/account/orders?page=7');
    await page.answer(list('all', 7), { items: [], total: 3, page: 7, size: 10 });
    expect(page.text()).toContain('没有这一页');
  });
});

describe('an order', () => {
  const told = (standing: PaymentStanding | null, order = anOrder()) => ({
    payment: standing === null ? null : { paymentNo: '1', standing, validUntilMs: 1_770_000 },
    order,
  });

  /** Where it waits for money, the provider is asked what became of its payment; without one there is none. */
  async function open(order: OrderView, query = '', standing: PaymentStanding | null = null): Promise<void> {
    await page.open(`/account/orders/${NO}${query}`);
    await page.answer(ORDER, order);
    if (order.state === 'created') await tell(standing, order);
  }

  /** To the question about the payment, where none is on its way to the one after the next pause. */
  async function answerCheck(flush: (asked: TestRequest) => void): Promise<void> {
    let asked = page.http.match(`/api/v1${CHECK}`);
    for (const pauseMs of LOOK_AGAIN_AFTER_MS.slice(0, 3)) {
      if (asked.length > 0) break;
      await page.pass(pauseMs);
      asked = page.http.match(`/api/v1${CHECK}`);
    }
    expect(asked).toHaveLength(1);
    asked.forEach(flush);
    await page.settle();
  }
  const tell = (standing: PaymentStanding | null, order?: OrderView): Promise<void> =>
    answerCheck((asked) => asked.flush(told(standing, order)));

  it('says amount, capitals, purpose, until when and what happens if not', async () => {
    await open(anOrder());
    expect(page.text()).toMatch(
      /2026年第12期 竞买保证金 2 份.*应付金额 ¥10,000 壹万元整.*还剩 30:00.*到时没有支付，报名失效/,
    );
    expect(page.has('[data-testid=order-status]')).toBe(false);
  });

  it('counts down by the server’s clock, whatever the device believes', async () => {
    await open(anOrder({ serverMs: 1_740_000, dueAtMs: 1_800_000 }));
    expect(page.text('order-left')).toMatch(/还剩 (1:00|0:\d\d)/);
  });

  it('warns of what a balance costs that is not paid', async () => {
    const about = { ...anOrder().about, depositAppliedFen: 500_000 };
    await open(anOrder({ kind: 'balance', amountFen: 4_500_000, about, deposits: [] }));
    expect(page.text()).toContain('保证金 ¥5,000 不退');
    expect(page.text()).toMatch(/成交价¥50,000已抵保证金−¥5,000/);
  });

  it('leaves for the provider with one press, and once', async () => {
    await open(anOrder());
    await page.press('order-pay');
    const asked = page.asked(`${ORDER}/payments`);
    expect(asked.request.body).toEqual({ language: 'zh' });
    expect(asked.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    await page.press('order-pay');
    asked.flush(PAYMENT);
    await page.settle();
    await page.press('order-pay');
    expect(left).toEqual(['/dev/pay/1']);
  });

  it('goes on to the payment at once where its buyer has asked so, and not when it is opened again', async () => {
    TestBed.inject(Departure).payNext(NO);
    await open(anOrder());
    await page.answer(`${ORDER}/payments`, PAYMENT);
    expect(left).toEqual(['/dev/pay/1']);
    await page.open('/elsewhere');
    await open(anOrder());
    expect(page.text('order-pay')).toBe('网上支付');
  });

  it('stands there with its button where the payment page cannot be opened', async () => {
    TestBed.inject(Departure).payNext(NO);
    await page.open(`/account/orders/${NO}`);
    await page.refuse(`${ORDER}/payments`, 'SERVER.BUSY', { retryAfterMs: 1_000 }, 503);
    await page.answer(ORDER, anOrder());
    await tell(null);
    expect(page.text('order-refused')).not.toBe('');
    expect(page.text('order-pay')).toBe('网上支付');
    expect(left).toEqual([]);
  });

  it('says of a plate that was bought since when and with what it can be fetched', async () => {
    const plate = aLot().plate;
    const about = { ...anOrder().about, plate, auction: null, vins: ['1M8GDM9AXKP042788'] };
    await open(anOrder({ kind: 'listing', state: 'paid', paidAtMs: 60_000, about, deposits: [] }));
    await page.answer(`${ORDER}/pick-up`, {
      plates: [{ lotId: null, plate, vin: '1M8GDM9AXKP042788', collectedAtMs: null }],
      fromMs: 10_000_000,
      toBring: [{ zh: '本人身份证原件', en: 'Identity card' }],
      text: '',
    });
    expect(page.text('pick-up')).toMatch(/取牌办法.*起可以领取.*本人身份证原件.*地点和时间/);
  });

  it('asks under the same key after silence', async () => {
    await open(anOrder());
    const keys: (string | null)[] = [];
    for (const flush of [false, true]) {
      await page.press('order-pay');
      const asked = page.asked(`${ORDER}/payments`);
      keys.push(asked.request.headers.get('Idempotency-Key'));
      if (flush) asked.flush(PAYMENT);
      else asked.flush(null, { status: 504, statusText: '' });
      await page.settle();
      if (!flush) await page.answer(ORDER, anOrder());
    }
    expect(new Set(keys).size).toBe(1);
    expect(left).toHaveLength(1);
  });

  it('says why a payment could not begin, and shows what became of the order', async () => {
    await open(anOrder());
    await page.press('order-pay');
    await page.refuse(`${ORDER}/payments`, 'SERVER.BUSY', { retryAfterMs: 1_000 }, 503);
    await page.answer(ORDER, anOrder({ state: 'expired', closedAtMs: 1 }));
    expect(page.text('order-refused')).not.toBe('');
    expect(page.text('order-status')).toContain('订单已过期');
    expect(page.has('[data-testid=order-pay]')).toBe(false);
  });

  it('waits for the truth after a return from the provider, and forgets where it came from', async () => {
    await open(anOrder(), '?from=payment', 'unknown');
    expect(page.text('order-status')).toMatch(/正在确认支付.*最迟.*有结果。报名名额保留到.*秒后再问一次/);
    expect(page.text('order-pay')).toContain('重新支付');
    await tell('paid', anOrder({ state: 'paid', paidAtMs: 60_000 }));
    expect(page.text('order-status')).toContain('支付成功');
    expect(page.part('order-next').getAttribute('href')).toBe('/account/enrolments');
    expect(page.part('order-receipt').getAttribute('href')).toBe(`/api/v1${ORDER}/receipt?language=zh`);
    expect(TestBed.inject(Location).path()).toBe(`/account/orders/${NO}`);
  });

  it('says at once that a payment failed, and asks no more', async () => {
    await open(anOrder(), '?from=payment', 'failed');
    expect(page.text('order-status')).toMatch(/支付没有成功.*可以重新支付.*报名名额保留到/);
    expect(page.part('order-pay').className).not.toContain('quiet');
    expect(TestBed.inject(Location).path()).toBe(`/account/orders/${NO}`);
    await page.pass(600);
    expect(page.http.match(`/api/v1${CHECK}`)).toEqual([]);
  });

  it('asks at once when somebody comes back who left the payment, and lets them go on', async () => {
    await open(anOrder(), '', 'notPaid');
    expect(page.text('order-status')).toMatch(/还没有付款.*报名名额保留到/);
    expect(page.text('order-pay')).toContain('继续支付');
    document.dispatchEvent(new Event('visibilitychange'));
    await page.settle();
    await page.answer(ORDER, anOrder());
    await tell('paid', anOrder({ state: 'paid', paidAtMs: 60_000 }));
    expect(page.text('order-status')).toContain('支付成功');
  });

  it('asks at once, too, when the browser’s back brings the page out of its memory', async () => {
    await open(anOrder());
    await page.press('order-pay');
    await page.answer(`${ORDER}/payments`, PAYMENT);
    expect(page.text('order-pay')).toContain('正在前往');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await page.settle();
    await page.answer(ORDER, anOrder());
    await tell('notPaid');
    expect(page.text('order-pay')).toContain('继续支付');
  });

  it('takes who was sent back for one who may have paid, as long as the provider may just be slow', async () => {
    await open(anOrder(), '?from=payment', 'notPaid');
    expect(page.part('order-status').getAttribute('data-status')).toBe('looking');
    expect(page.part('order-pay').className).toContain('quiet');
  });

  it('says that somebody looks at a payment of another amount', async () => {
    await open(anOrder(), '', 'odd');
    expect(page.text('order-status')).toMatch(/支付金额不符，正在核查.*请不要再付/);
    expect(page.one('[data-testid=order-status] a').getAttribute('href')).toBe('/contact');
  });

  it('keeps what it knows while nobody answers, and asks a server of the release before for the order', async () => {
    await open(anOrder(), '?from=payment', 'unknown');
    await answerCheck((asked) => asked.flush(null, { status: 503, statusText: '' }));
    expect(page.part('order-status').getAttribute('data-status')).toBe('looking');
    const refusal = { code: 'REQUEST.NOT_FOUND', data: {}, requestId: '' };
    await answerCheck((asked) => asked.flush(refusal, { status: 404, statusText: '' }));
    await page.answer(ORDER, anOrder({ state: 'paid', paidAtMs: 60_000 }));
    expect(page.text('order-status')).toContain('支付成功');
  });

  it('stands in nobody’s way who leaves while it waits', async () => {
    await open(anOrder(), '?from=payment', 'unknown');
    await page.open('/account/enrolments?page=2');
    await page.pass(600);
    expect(TestBed.inject(Location).path()).toBe('/account/enrolments?page=2');
  });

  it('is cancelled after a question, and not without one', async () => {
    await open(anOrder());
    isSure = false;
    await page.press('order-cancel');
    isSure = true;
    await page.press('order-cancel');
    await page.answer(`${ORDER}/cancel`, anOrder({ state: 'cancelled', closedAtMs: 1 }));
    expect(page.text('order-status')).toContain('订单已取消');
    expect(page.has('[data-testid=order-pay]')).toBe(false);
  });

  it('for a balance is not offered to be cancelled, which the server would refuse', async () => {
    await open(anOrder({ kind: 'balance' }));
    expect(page.has('[data-testid=order-pay]')).toBe(true);
    expect(page.has('[data-testid=order-cancel]')).toBe(false);
  });

  it('follows itself to its end when the time is over', async () => {
    await open(anOrder({ serverMs: 1_800_001 }));
    expect(page.text('order-status')).toContain('正在结束订单');
    expect(page.has('[data-testid=order-pay]')).toBe(false);
    await tell(null, anOrder({ state: 'expired', closedAtMs: 1 }));
    expect(page.text('order-status')).toContain('如果其实付了款，款项会全额退回');
  });

  it('tells of each deposit and each refund where it is', async () => {
    await open(
      anOrder({
        state: 'refunding',
        paidAtMs: 1,
        deposits: [
          { vin: 'A', amountFen: 500_000, state: 'applied' },
          { vin: 'B', amountFen: 500_000, state: 'refunded' },
          { vin: 'C', amountFen: 500_000, state: 'forfeited' },
          { vin: 'D', amountFen: 500_000, state: 'held' },
        ],
        refunds: [
          { refundNo: 'R1', amountFen: 500_000, state: 'sent', atMs: 1 },
          { refundNo: 'R2', amountFen: 200_000, state: 'done', atMs: 1 },
        ],
      }),
    );
    expect(page.text('order-status')).toContain('正在退款 ¥5,000');
    for (const words of ['已抵价款', '已退还', '不予退还', '保管中', '退款号 R1', '已到账'])
      expect(page.text()).toContain(words);
  });

  it('promises no day for a refund that the provider did not carry out', async () => {
    const refund = { refundNo: 'R1', amountFen: 500_000, atMs: 1 };
    await open(anOrder({ state: 'refunding', paidAtMs: 1, refunds: [{ ...refund, state: 'failed' }] }));
    expect(page.text('order-status')).toContain('支付机构没有退成');
    expect(page.text('order-status')).not.toContain('工作日');
  });

  it('says that it failed, and asks again', async () => {
    await page.open(`/account/orders/${NO}`);
    await page.refuse(ORDER, 'SERVER.BUSY', { retryAfterMs: 1 }, 503);
    expect(page.text()).toContain('订单没有载入');
    page.one('hp-notice button').click();
    await page.settle();
    await page.answer(ORDER, anOrder());
    await tell(null);
    expect(page.text('order-amount')).toBe('¥10,000');
  });
});
