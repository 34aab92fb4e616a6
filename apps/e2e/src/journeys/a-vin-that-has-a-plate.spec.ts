// A car that has a plate gets no other; a plate goes on no car that it is not for: both are said beside the field, before an order is made. And who holds
// somebody else's car without paying loses it to the owner's claim.
import { makeListings, vinOf } from '../../../../tools/seed';
import { BackOffice } from '../bed/back-office';
import { boughtPlates } from '../bed/bought-plates';
import { openHouseOn } from '../bed/house';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { aCar } from '../bed/newcomer';
import { aPerson } from '../bed/people';
import { register } from '../bed/registered';
import { SaleSite } from '../bed/sale-site';
import { claimWithPicture, grantClaim } from '../pages/claims';
import { looksWhole } from '../pages/looks-whole';
import { PlatesPage } from '../pages/plates-page';

const PRICE_FEN = 8_800_00;
/** Such a car is a large one to the register that is tried with. */
const LARGE_VIN = 'WDB12345678909003';

const house = openHouseOn(() =>
  SaleSite.open({ HAOPAI_VEHICLE_REGISTER: 'sandbox', HAOPAI_SMS_CODES_PER_ADDRESS: '1000' }),
);

describe('a VIN that has a plate', () => {
  it('gets no other, and its owner buys one for another car, which must be what the plate is for', () =>
    house.journey(async ({ site, visitor }) => {
      const person = aPerson();
      await register(site.baseUrl, person);
      const [owned] = await boughtPlates(site, person, ['浙G7710A']);
      const [wanted] = await makeListings(site.db, [{ plate: '浙G7711A', priceFen: PRICE_FEN }]);
      const page = await visitor();
      await page.goto('/');
      await logInAs(page, person);
      await page.goto(`/plates/${wanted?.id}`);
      const fault = (field: 'vin' | 'vehicle'): Promise<string> =>
        page
          .locator(`#${field}-error`)
          .allInnerTexts()
          .then((texts) => texts.join());

      await page.getByTestId('vin').fill(owned?.vin ?? '');
      await eventually(() => fault('vin'), expect.stringContaining('已有号牌'));
      expect(await page.getByTestId('held-vin').innerText()).toContain('这辆车的号牌是您在这里买的');

      expect(await page.locator('main select').count()).toBe(0);
      expect(await page.locator('hp-vehicle-field').innerText()).toContain('小型汽车');
      await looksWhole(page, 'a-vin-that-has-a-plate', [360, 1440]);

      await page.getByTestId('vin').fill(LARGE_VIN);
      await page.getByTestId('vehicle').check();
      await page.getByTestId('buy-submit').click();
      await eventually(() => fault('vehicle'), expect.stringContaining('是大型汽车'));

      const order = await new PlatesPage(page).buy(vinOf(7_711));
      expect(await order.amountFen()).toBe(PRICE_FEN);
    }));

  it('is held by a stranger who does not pay; its owner claims it, the office grants it, and the owner buys', () =>
    house.journey(async ({ site, visitor }) => {
      const [squatter, owner] = [aPerson(), aPerson()];
      for (const person of [squatter, owner]) await register(site.baseUrl, person);
      const [theirs, wanted] = await makeListings(
        site.db,
        ['浙G7712A', '浙G7713A'].map((plate) => ({ plate, priceFen: PRICE_FEN })),
      );
      const vin = aCar();
      const stranger = await visitor();
      await stranger.goto('/');
      await logInAs(stranger, squatter);
      await stranger.goto(`/plates/${theirs?.id}`);
      const unpaid = await new PlatesPage(stranger).buy(vin);

      const page = await visitor();
      await page.goto('/');
      await logInAs(page, owner);
      await page.goto(`/plates/${wanted?.id}`);
      await page.getByTestId('vin').fill(vin);
      await page.getByTestId('claim-vin').waitFor();
      await looksWhole(page, 'a-squatted-vin', [360, 1440]);
      await page.getByTestId('claim-vin').click();
      await page.getByTestId('claim-ref').fill(vin);
      const claimId = await claimWithPicture(page, () =>
        looksWhole(page, 'a-squatted-vin-claim', [360, 1440]),
      );

      const desk = await visitor();
      await (await BackOffice.enter(site)).letIn(desk);
      await desk.goto(`/admin/claims/${claimId}`);
      await desk.getByTestId('claim-car').waitFor();
      await looksWhole(desk, 'a-squatted-vin-desk', [768, 1440]);
      await grantClaim(desk);

      await page.goto(`/plates/${wanted?.id}`);
      const order = await new PlatesPage(page).buy(vin);
      await order.pay();
      await stranger.reload();
      await unpaid.isShown();
      await looksWhole(stranger, 'a-squatted-vin-lost', [360, 1440]);
    }));
});
