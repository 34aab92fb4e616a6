// A car that has a plate gets no other; and a plate goes on no car that it is not for: both are said beside the field, before an order is made.
import { makeListings, vinOf } from '../../../../tools/seed';
import { boughtPlates } from '../bed/bought-plates';
import { openHouseOn } from '../bed/house';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { aPerson } from '../bed/people';
import { register } from '../bed/registered';
import { SaleSite } from '../bed/sale-site';
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

      await page.getByTestId('vehicle').selectOption('smallNewEnergy');
      await eventually(() => fault('vehicle'), expect.stringContaining('这块号牌只供小型汽车'));
      await looksWhole(page, 'a-vin-that-has-a-plate', [360, 1440]);

      await page.getByTestId('vin').fill(LARGE_VIN);
      await page.getByTestId('vehicle').selectOption('small');
      await page.getByTestId('buy-submit').click();
      await eventually(() => fault('vehicle'), expect.stringContaining('是大型汽车'));

      const order = await new PlatesPage(page).buy(vinOf(7_711));
      expect(await order.amountFen()).toBe(PRICE_FEN);
    }));
});
