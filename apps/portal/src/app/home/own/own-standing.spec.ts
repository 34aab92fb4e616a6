// Where a reader stands, on the home page: money that is due, the next auction and the one way on, what is theirs; for strangers the way in.
import { TestBed } from '@angular/core/testing';
import type { EnrolmentView, OrderHead, ReservationView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Session } from '@haopai/web-data';
import { anAuction, anEnrolment, anOrder, aReservation } from '@haopai/web-data/testing';
import { citizensPage } from '../../testing/citizens-page';
import { OwnStanding } from './own-standing';

const NOW_MS = performance.timeOrigin + performance.now();
const HOUR_MS = 3_600_000;
const coming = anAuction({ startsAtMs: NOW_MS + HOUR_MS });
const listOf = <Item>(items: readonly Item[], size: number) => ({
  items,
  total: items.length,
  page: 1,
  size,
});

describe('where a reader stands', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: '', component: OwnStanding }]);
    await page.open('/');
    await page.answer('/auctions?state=live&page=1&size=5', listOf([], 5));
    await page.answer('/auctions?state=coming&page=1&size=5', listOf([coming], 5));
  });
  afterEach(() => page.close());

  async function answerOwn(own: {
    readonly due?: readonly OrderHead[];
    readonly paid?: readonly OrderHead[];
    readonly enrolments?: readonly EnrolmentView[];
    readonly reservations?: readonly ReservationView[];
  }): Promise<void> {
    await page.answer('/me/orders?group=unfinished&page=1&size=20', listOf(own.due ?? [], 20));
    await page.answer('/me/enrolments?page=1&size=50', listOf(own.enrolments ?? [], 50));
    await page.answer('/me/orders?group=paid&page=1&size=20', listOf(own.paid ?? [], 20));
    await page.answer('/me/reservations?page=1&size=20', listOf(own.reservations ?? [], 20));
  }

  it('says that nothing waits, until when one enrols, and where plates are', async () => {
    await answerOwn({});
    expect(page.text('own-money')).toContain('没有等待支付的订单');
    expect(page.text('own-auction')).toMatch(/2026年第12期.*开始.*报名到.*截止/);
    expect(page.part('own-enrol').getAttribute('href')).toBe('/auctions/1/enrol/shares');
    expect(page.text('own-plates')).toContain('还没有号牌或预约');
  });

  it('names the order that is due first, and how many wait beside it', async () => {
    const due = (orderNo: string, dueAtMs: number) => anOrder({ orderNo, dueAtMs });
    await answerOwn({
      due: [due('2', NOW_MS + 2 * HOUR_MS), due('1', NOW_MS + HOUR_MS), due('0', NOW_MS - HOUR_MS)],
    });
    expect(page.text('own-money')).toContain('2026年第12期 竞买保证金 2 份 · ¥10,000');
    expect(page.text('own-money')).toContain('另有 1 个订单待支付');
    expect(page.part('own-pay').getAttribute('href')).toBe('/account/orders/1');
  });

  it('lets who is enrolled into the room with one press', async () => {
    await answerOwn({ enrolments: [anEnrolment({ auction: coming })] });
    expect(page.text('own-auction')).toContain('已报名 · 竞价号 1208');
    await page.press('own-enter');
    await page.answer('/auctions/1/room', { auctionId: 1, paddleNo: 1208, entries: [] });
    expect(page.address).toBe('/auctions/1');
  });

  it('says why a room does not open, and stays', async () => {
    await answerOwn({ enrolments: [anEnrolment({ auction: coming })] });
    await page.press('own-enter');
    await page.refuse('/auctions/1/room', 'SERVER.BUSY', { retryAfterMs: 3_000 }, 503);
    expect(page.text('own-refused')).toContain('请在 3 秒后再试');
    expect(page.address).toBe('/');
    await page.press('own-enter');
    await page.answer('/auctions/1/room', { auctionId: 1, paddleNo: 1208, entries: [] });
    expect(page.address).toBe('/auctions/1');
  });

  it('counts plates that are won or bought, and says how far the newest reservation is', async () => {
    const { plate, vin } = aReservation();
    const pickUp = { plates: [{ lotId: 7, plate, vin }], fromMs: NOW_MS, toBring: [], text: '' };
    const bought = anOrder({
      kind: 'listing',
      state: 'paid',
      about: { ...anOrder().about, plate: { ...plate, number: '浙G12345' } },
    });
    await answerOwn({
      enrolments: [anEnrolment({ pickUp })],
      paid: [bought, anOrder({ state: 'paid' })],
      reservations: [aReservation(), aReservation({ id: 3, state: 'rejected' })],
    });
    expect(page.text('own-plates')).toContain('号牌 2 块，预约 1 个');
    expect(page.text('own-plates')).toContain('浙G·8888A、浙G·12345');
    expect(page.text('own-reservation')).toBe('浙G·8888A · 等待审核');
  });

  it('shows a stranger the way in, and nothing of who was there before', async () => {
    await answerOwn({ due: [anOrder({ dueAtMs: NOW_MS + HOUR_MS })] });
    const leaving = TestBed.inject(Session).logOut();
    page.asked('/auth/logout').flush(null);
    await leaving;
    await page.settle();
    expect(page.has('[data-testid=own-money]')).toBe(false);
    expect(page.part('own-register').getAttribute('href')).toBe('/register');
    expect(page.part('own-practise').getAttribute('href')).toBe('/practice');
    expect(page.text('own-auction')).toContain('报名到');
  });
});
