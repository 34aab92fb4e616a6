// Plates at a fixed price, from the home page to the paid plate; two who want the same one; and an order that nobody pays.
import type { Page } from 'playwright-core';
import { makeCitizens, makeListings, type MadeCitizen, vinOf } from '../../../../tools/seed';
import { isNightly } from '../bed/bed-environment';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { languagesInTurn } from '../bed/languages-in-turn';
import { aPerson } from '../bed/people';
import { register } from '../bed/registered';
import { theOrderFallsDueIn } from '../bed/time-passes';
import { barriersOf, overhangPx } from '../pages/look';
import { PlatesPage } from '../pages/plates-page';
import { Portal } from '../pages/portal';

const WIDTHS_PX = [360, 1440];
/** Its buyer still sees the order wait. */
const DUE_IN_MS = 3_000;
const PRICE_FEN = 8_800_00;
const YIWU = '330782';
/** Nobody's, and with a wrong check digit. */
const MISTYPED_VIN = 'LSVAL41Z782104202';
const WORDS = {
  zh: { mistyped: '有一位写错了', taken: '刚刚被别人买下' },
  en: { mistyped: 'One character', taken: 'just taken' },
} as const;

const house = openCitizensHouse();

let cars = 5_000;
const aCar = (): string => vinOf(++cars);

let looks = 0;

/** Whole, and without barriers: at night small and large, light and dark, by day at two sides that differ in both, and the next time at the others. */
async function looksRight(page: Page): Promise<void> {
  const isEvenLook = looks++ % 2 === 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS_PX) {
      const isTurn = ((colorScheme === 'light') === (width === WIDTHS_PX[0])) === isEvenLook;
      if (!isTurn && !isNightly()) continue;
      await page.setViewportSize({ width, height: 800 });
      if (new URL(page.url()).pathname === '/plates' && width === WIDTHS_PX[0])
        await page.locator('details:not([open]) > summary').click();
      expect([width, await overhangPx(page)]).toEqual([width, 0]);
      expect([width, colorScheme, await barriersOf(page)]).toEqual([width, colorScheme, []]);
    }
  }
}

describe('somebody who has just registered', () => {
  it.each(languagesInTurn(0))(
    'looks for a plate, logs in on the way, buys it, pays later and owns it (%s)',
    (language) =>
      house.journey(async ({ site, visitor }) => {
        const tail = language === 'zh' ? '8668' : '9779';
        const [wanted] = await makeListings(site.db, [
          { plate: `浙G${tail}K`, priceFen: PRICE_FEN },
          { plate: `浙GK${tail}`, priceFen: 2 * PRICE_FEN, region: YIWU },
        ]);
        const person = aPerson();
        await register(site.baseUrl, person);
        const portal = new Portal(await visitor());
        const { page } = portal;
        const plates = new PlatesPage(page);

        await portal.arrive(language);
        await page.getByTestId('buy').click();
        await plates.lookFor({ contains: tail });
        await eventually(() => plates.numbers(), [`浙G${tail}K`, `浙GK${tail}`]);
        await looksRight(page);
        await page.reload();
        await eventually(() => plates.numbers(), [`浙G${tail}K`, `浙GK${tail}`]);

        await plates.choose(wanted?.id);
        await looksRight(page);
        await page.getByTestId('buy-log-in').click();
        await portal.login.enter(person);
        await page.waitForURL(`**/plates/${wanted?.id}`);
        await page.getByTestId('vin').fill(MISTYPED_VIN);
        await page.getByTestId('vin').blur();
        await eventually(
          () => page.locator('#vin-error').innerText(),
          expect.stringContaining(WORDS[language].mistyped),
        );
        await looksRight(page);
        const order = await plates.buy(aCar());
        expect(await order.amountFen()).toBe(PRICE_FEN);
        expect(await order.left.innerText()).toMatch(/^\D*(29:\d\d|30:00)/);

        // Only what may be bought, and not what is held.
        await portal.header.goTo('/plates');
        await plates.lookFor({ endsWith: tail });
        await page.getByTestId('plates-nothing').waitFor();
        expect(await page.getByTestId('plates-own').count()).toBe(1);

        const orderNo = await findsAmongUnfinished(portal);
        await page.getByTestId(`order-${orderNo}`).click();
        await order.isShown();
        await order.pay();
        await page.goto(`/plates/${wanted?.id}`);
        await page.getByTestId('listing-sold').waitFor();
      }),
  );
});

async function findsAmongUnfinished(portal: Portal): Promise<string> {
  await portal.account.open('orders');
  const row = portal.page.locator('[data-testid^=order-][data-state=created]');
  const testId = await row.first().getAttribute('data-testid');
  return testId?.replace('order-', '') ?? '';
}

describe('two buyers at once', () => {
  it.each(languagesInTurn(1))('get one order, and a word on what to do for who was later (%s)', (language) =>
    house.journey(async ({ site, visitor }) => {
      const [wanted] = await makeListings(site.db, [
        { plate: language === 'zh' ? '浙G11111' : '浙G22222', priceFen: PRICE_FEN },
      ]);
      const buyers = await Promise.all(
        (await makeCitizens(site.db, 2)).map(async (citizen) => {
          const page = await visitor();
          await page.addInitScript((choice) => localStorage.setItem('haopai.language', choice), language);
          await arriveAtPlate(page, citizen, wanted?.id);
          await page.getByTestId('vin').fill(aCar());
          await page.getByTestId('vehicle').check();
          return page;
        }),
      );
      await Promise.all(buyers.map((page) => page.getByTestId('buy-submit').click()));
      const outcome = async (page: Page): Promise<string> => {
        if (new URL(page.url()).pathname.startsWith('/dev/pay/')) return 'order';
        return (await page.getByTestId('buy-refused').count()) > 0 ? 'refused' : 'nothing yet';
      };
      await eventually(async () => (await Promise.all(buyers.map(outcome))).sort(), ['order', 'refused']);
      const outcomes = await Promise.all(buyers.map(outcome));
      const later = buyers[outcomes.indexOf('refused')];
      if (later === undefined) throw new Error('nobody was later');
      expect(await later.getByTestId('buy-refused').innerText()).toContain(WORDS[language].taken);
      await looksRight(later);
      await later.getByTestId('buy-others').click();
      await later.getByTestId('plates-count').waitFor();
    }),
  );
});

describe('an order that nobody pays', () => {
  it('ends before its buyer’s eyes, and the plate is for sale again', () =>
    house.journey(async ({ site, visitor }) => {
      const [wanted] = await makeListings(site.db, [{ plate: '浙G33333', priceFen: PRICE_FEN }]);
      const [first, second] = await makeCitizens(site.db, 2);
      const [page, other] = [await visitor(), await visitor()];
      await arriveAtPlate(page, first, wanted?.id);
      const order = await new PlatesPage(page).buy(aCar());
      await arriveAtPlate(other, second, wanted?.id);
      await other.getByTestId('listing-held').waitFor();
      await theOrderFallsDueIn(site, order.orderNo(), DUE_IN_MS);
      await page.reload();
      await order.becomes('expired');
      await eventually(async () => {
        const again = other.getByTestId('listing-again');
        // The page looks again by itself as well: the button may be gone before it is pressed.
        if ((await again.count()) > 0) await again.click({ timeout: 2_000 }).catch(() => undefined);
        return other.getByTestId('buy-submit').count();
      }, 1);
      await new PlatesPage(other).buy(aCar());
    }));
});

async function arriveAtPlate(page: Page, citizen: MadeCitizen | undefined, id?: number): Promise<void> {
  if (citizen === undefined) throw new Error('fewer citizens were made than wanted');
  await logInAs(page, citizen);
  await page.goto(`/plates/${id}`);
  await page.getByTestId('listing-price').waitFor();
}
