// Orders that are not paid: they expire by themselves or are cancelled, and what they held is free again.
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { languagesInTurn } from '../bed/languages-in-turn';
import { aCar, aNewcomer } from '../bed/newcomer';
import { privateFactCount, privateFactsIn } from '../bed/private-facts';
import { theOrderFallsDueIn, theStartComesIn } from '../bed/time-passes';
import { EnrolPage } from '../pages/enrol-page';
import { withNoMoreCode } from '../pages/no-more-code';

const HOUR_MS = 3_600_000;
/** Its payer still sees it wait. */
const DUE_IN_MS = 4_000;
const house = openCitizensHouse();

describe('an order that nobody pays', () => {
  it.each(languagesInTurn(1))(
    'expires before the payer’s eyes, and what it was for lapses with it (%s)',
    (language) =>
      house.journey(async (journey) => {
        const { portal } = await aNewcomer(journey, language);
        const { page } = portal;
        const { auctionId } = await journey.sale({ shares: [1], opensInMs: HOUR_MS });
        await page.goto(`/auctions/${auctionId}`);
        await page.getByTestId('enrol').click();
        const order = await new EnrolPage(page).enrol([aCar()]);
        expect(await order.left.innerText()).toMatch(/\d:\d\d/);
        await theStartComesIn(journey.site, auctionId, DUE_IN_MS);
        await theOrderFallsDueIn(journey.site, order.orderNo(), DUE_IN_MS);
        await page.reload();
        await order.becomes('expired');
        expect(await order.payButton.count()).toBe(0);
        await page.goto(`/auctions/${auctionId}`);
        await eventually(() => page.getByTestId('enrolment-standing').getAttribute('data-status'), 'closed');
        await portal.account.open('orders');
        await page.getByTestId('orders-unfinished').click();
        await page.getByTestId('orders-empty').waitFor();
        await page.getByTestId('orders-expired').click();
        await page.locator('[data-testid^=order-][data-state=expired]').waitFor();
      }),
  );

  it('is cancelled by its payer, who may enrol again with the same car', () =>
    house.journey(async (journey) => {
      const { portal } = await aNewcomer(journey, 'zh');
      const { page } = portal;
      const { auctionId } = await journey.sale({ shares: [1], opensInMs: HOUR_MS });
      const vin = aCar();
      const enrol = new EnrolPage(page);
      await page.goto(`/auctions/${auctionId}/enrol`);
      const order = await enrol.enrol([vin]);
      await withNoMoreCode(page, () => order.cancel());
      await page.goto(`/auctions/${auctionId}/enrol`);
      await enrol.enrol([vin]);
      await page.goto(`/auctions/${auctionId}/enrol`);
      await page.getByTestId('enrolment-pay').waitFor();
    }));
});

describe('the log and the figures of it all', () => {
  it('name no car, no code and nobody', () =>
    house.journey(async ({ site }) => {
      const log = site.readLog();
      const metrics = await (await fetch(`${site.baseUrl}/metrics`)).text();
      expect(log).toContain('/vins/***');
      expect(privateFactCount()).toBeGreaterThan(10);
      expect(privateFactsIn(log)).toEqual([]);
      expect(privateFactsIn(metrics)).toEqual([]);
    }));
});
