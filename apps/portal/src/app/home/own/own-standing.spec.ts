// What a reader has to do, on the home page: money that is due, the next auction and the one way on, plates to fetch; for strangers the way in.
import { TestBed } from '@angular/core/testing';
import type { EnrolmentView, OrderHead } from '@haopai/contracts';
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

describe('what a reader has to do', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: '', component: OwnStanding }]);
    await page.open('/');
  });
  afterEach(() => page.close());

  async function answerOwn(own: {
    readonly due?: readonly OrderHead[];
    readonly enrolments?: readonly EnrolmentView[];
  }): Promise<void> {
    await page.answer('/me/orders?group=unfinished&page=1&size=20', listOf(own.due ?? [], 20));
    await page.answer('/auctions?state=live&page=1&size=5', listOf([], 5));
    await page.answer('/auctions?state=coming&page=1&size=5', listOf([coming], 5));
    await page.answer('/me/enrolments?page=1&size=50', listOf(own.enrolments ?? [], 50));
  }

  it('says until when one enrols, and nothing of what has not to be done', async () => {
    await answerOwn({});
    expect(page.has('[data-testid=own-money]')).toBe(false);
    expect(page.has('[data-testid=own-fetch]')).toBe(false);
    expect(page.text('own-auction')).toMatch(/2026年第12期.*开始.*报名到.*截止/);
    expect(page.part('own-enrol').getAttribute('href')).toBe('/auctions/1/enrol/shares');
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

  it('has the way into the room in a line where something is due first', async () => {
    await answerOwn({
      due: [anOrder({ dueAtMs: NOW_MS + HOUR_MS })],
      enrolments: [anEnrolment({ auction: coming })],
    });
    expect(page.text('own-enter')).toContain('2026年第12期');
    await page.press('own-enter');
    await page.answer('/auctions/1/room', { auctionId: 1, paddleNo: 1208, entries: [] });
    expect(page.address).toBe('/auctions/1');
  });

  it('names plates that wait to be fetched, until they are', async () => {
    const { plate, vin } = aReservation();
    const [here, fetched] = [
      { lotId: 7, plate, vin },
      { lotId: 8, plate: { ...plate, number: '浙G12345' }, vin, collectedAtMs: NOW_MS },
    ];
    const pickUp = { plates: [here, fetched], fromMs: NOW_MS, toBring: [], text: '' };
    await answerOwn({ enrolments: [anEnrolment({ pickUp })] });
    expect(page.text('own-fetch')).toContain('浙G·8888A');
    expect(page.text('own-fetch')).not.toContain('12345');
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
  });
});
