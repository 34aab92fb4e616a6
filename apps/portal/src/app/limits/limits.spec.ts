// More deposit for a share: what it is now, what a wish comes to, the order it leads to, and why not.
import type { PageUnderTest } from '@haopai/web-app/testing';
import { anAuction, anEnrolment, anOrder } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { withWords } from '../i18n/with-words';
import { LimitPage } from './limit-page';
import { LIMIT_WORDS } from './limit-words';

const MINE = '/auctions/1/enrolments/mine';
const RAISE = '/me/enrolments/3/entries/1/limit';
const enrolment = anEnrolment({
  id: 3,
  auction: anAuction({ limitFactor: 12 }),
  entries: [
    {
      ...{ entryId: 1, vin: '1M8GDM9AXKP042788', deposit: 'held', isReserved: false, lot: null },
      ...{ depositFen: 500_000, limitFen: 6_000_000 },
    },
  ],
});

describe('the page on which a limit is raised', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([
      { path: 'auctions/:auctionId/limit', canActivate: [withWords(LIMIT_WORDS)], component: LimitPage },
    ]);
    await page.open('/auctions/1/limit');
  });
  afterEach(() => page.close());

  it('says what was paid and may be bid, and what more comes to', async () => {
    await page.answer(MINE, enrolment);
    expect(page.text('raise-1')).toContain('已付保证金 ¥5,000，最高可以出价 ¥60,000');
    await page.type('limit-1', '66000');
    expect(page.text('raise-1')).toContain('需要补缴 ¥500');
  });

  it('makes the order once, and goes on to it', async () => {
    await page.answer(MINE, enrolment);
    await page.type('limit-1', '72000');
    await page.submit();
    const sent = page.asked(RAISE);
    expect(sent.request.body).toEqual({ limitFen: 7_200_000 });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush(anOrder({ kind: 'enrolmentDeposit' }));
    await page.settle();
    expect(page.address).toBe('/account/orders/202611261405000001');
  });

  it('sends nothing that is not more, and leads to an order that waits', async () => {
    await page.answer(MINE, enrolment);
    await page.type('limit-1', '60000');
    await page.submit();
    expect(page.one('#limit-1-error').textContent).toContain('60,001');
    await page.type('limit-1', '72000');
    await page.submit();
    await page.refuse(RAISE, 'LIMIT.ORDER_OPEN', { orderNo: '20261130' }, 409);
    expect(page.part('raise-refused').querySelector('a')?.getAttribute('href')).toBe(
      '/account/orders/20261130',
    );
  });

  it('says that there is nothing to raise', async () => {
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.text('limit-none')).toContain('没有可以提高的出价限额');
  });
});
