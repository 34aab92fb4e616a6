// A plate that is wished for: refused at once or decided later, its deposit paid, and in the end a lot on which its citizen may bid.
import { makeAuction } from '../../../../tools/seed';
import { databaseNowMs } from '../../../../tools/seed/rows';
import { BackOffice } from '../bed/back-office';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import type { Journey } from '../bed/house';
import { languagesInTurn } from '../bed/languages-in-turn';
import { aCar, aNewcomer } from '../bed/newcomer';
import type { SaleSite } from '../bed/sale-site';
import { EnrolmentsPage } from '../pages/enrolments-page';
import { goAndSettle } from '../pages/look';
import { OrderPage } from '../pages/order-page';
import { ReservePage } from '../pages/reserve-page';
import { ReviewQueuePage } from '../pages/review-queue-page';

const STARTS_IN_MS = 600_000;
const DEPOSIT_FEN = 2_000_00;
const REASON = '这个号码已封存，不能发放';
const WORDS = {
  zh: { wrong: '第 2 位的“O”不能用', reserved: '已有人预约' },
  en: { wrong: '“O” in place 2 cannot be used', reserved: 'Someone has reserved' },
} as const;

const house = openCitizensHouse();

/** Somebody of the staff, before what waits to be decided. */
async function atReviewQueue({ site, visitor }: Journey<SaleSite>): Promise<ReviewQueuePage> {
  const page = await visitor();
  await (await BackOffice.enter(site)).letIn(page);
  const queue = new ReviewQueuePage(page);
  await queue.open();
  return queue;
}

describe('a citizen who wants a certain plate', () => {
  it.each(languagesInTurn(1))(
    'reserves it, pays the deposit when it is approved, and finds it as a lot with a paddle to bid (%s)',
    (language) =>
      house.journey(async (journey) => {
        const { site } = journey;
        const { portal, phone } = await aNewcomer(journey, language);
        const { page } = portal;
        const tail = language === 'zh' ? '5201A' : '5202B';
        const reserve = new ReservePage(page);
        await reserve.open();
        await reserve.fillTail(`5O${tail.slice(2)}`);
        await eventually(() => reserve.faultOf('plate-tail'), expect.stringContaining(WORDS[language].wrong));
        await reserve.reserve(tail, aCar());
        const { id } = await reserve.newest();
        expect((await reserve.newest()).state).toBe('pending');

        await (await atReviewQueue(journey)).approve(id, '2000');
        await eventually(async () => (await phone.texts()).at(-1), expect.stringContaining(tail));
        await eventually(async () => (await reserve.newest()).state, 'approved');
        await page.getByTestId('reservation-pay').click();
        const order = new OrderPage(page);
        await order.isShown();
        expect(await order.amountFen()).toBe(DEPOSIT_FEN);
        await order.pay();
        await page.getByTestId('order-next').click();
        await page.waitForURL('**/account/reservations');

        const startsAtMs = (await databaseNowMs(site.db)) + STARTS_IN_MS;
        const auction = await makeAuction(site.db, { lots: 1, startsAtMs, publishedAtMs: null });
        const placed = async () => (await reserve.newest()).state;
        await eventually(placed, 'inAuction');
        await site.db.query('UPDATE auctions SET published_at_ms = ? WHERE id = ?', [
          await databaseNowMs(site.db),
          auction.id,
        ]);

        const own = new EnrolmentsPage(page, auction.id);
        await eventually(async () => {
          await goAndSettle(page, '/account/enrolments');
          return page.getByTestId(`enrolment-${auction.id}`).count();
        }, 1);
        expect(await own.state()).toBe('paid');
        await own.toRoom();
        await reserve.newest();
        await page.getByTestId('reservation-lot').click();
        await page.getByTestId('lot-phase').waitFor();
        expect(await page.locator('hp-plate svg').first().getAttribute('aria-label')).toBe(
          ['浙', 'G', ...tail].join(' '),
        );
      }),
  );

  it('is told at once that somebody else has reserved it, and later why it was rejected', () =>
    house.journey(async (journey) => {
      const first = await aNewcomer(journey, 'zh');
      const reserve = new ReservePage(first.portal.page);
      await reserve.open();
      await reserve.reserve('6868C', aCar());

      const second = new ReservePage((await aNewcomer(journey, 'en')).portal.page);
      await second.open();
      await second.fillTail('6868c');
      await eventually(() => second.faultOf('plate-tail'), expect.stringContaining(WORDS.en.reserved));

      const { id } = await reserve.newest();
      await (await atReviewQueue(journey)).reject(id, REASON);
      await eventually(async () => (await reserve.newest()).state, 'rejected');
      expect((await reserve.newest()).words).toContain(REASON);
      await second.fillTail('');
      await eventually(() => second.faultOf('plate-tail'), expect.not.stringContaining(WORDS.en.reserved));
      await second.reserve('6868C', aCar());
    }));
});
