// A citizen takes a passkey, logs in with it alone, confirms with it, and gives it up; with Chromium's own device, on a phone and at a desk.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { bedEnvironment } from '../bed/bed-environment';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { openHouse } from '../bed/house';
import { letHalfAnHourPass } from '../bed/let-time-pass';
import { fitPasskeyDevice } from '../bed/passkey-device';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';

const SIDES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
];
const house = openHouse();

/** Whole and without barriers on both sides, and kept as pictures where these are wanted. */
async function lookAt(page: Page, name: string): Promise<void> {
  const { pictures } = bedEnvironment();
  for (const side of SIDES) {
    await page.setViewportSize(side);
    if (pictures !== null)
      await page.screenshot({ path: path.join(pictures, `${name}-${side.width}.png`), fullPage: true });
    expect([name, side.width, await overhangPx(page)]).toEqual([name, side.width, 0]);
    // A question that is still coming into sight is fainter than it will be.
    await eventually(() => barriersOf(page), []);
  }
}

describe('a passkey of a citizen', () => {
  it('is added, logs in alone, confirms, and is removed', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const [bidder] = (await sale({ shares: [1], opensInMs: 3_600_000 })).bidders;
      if (bidder === undefined) throw new Error('a bidder was expected');
      // A passkey belongs to a name, and to no address.
      const page = await visitor({ baseURL: `http://localhost:${site.port}` });
      const device = await fitPasskeyDevice(page);
      await logInAs(page, bidder);

      await goAndSettle(page, '/account/passkeys');
      await page.getByTestId('no-passkeys').waitFor();
      await lookAt(page, 'passkeys-none');
      await page.getByTestId('passkey-name').fill('我的手机');
      await page.getByTestId('save-passkey').click();
      await page.getByTestId('own-password').fill(bidder.password);
      await device.setOwner(false);
      await page.getByTestId('confirm-self-yes').click();
      await page.getByTestId('passkeys-refused').waitFor();
      expect(await page.getByTestId('passkey-name').inputValue()).toBe('我的手机');
      await device.setOwner(true);
      await page.getByTestId('save-passkey').click();
      await page.getByTestId('passkey').waitFor();
      expect(await device.count()).toBe(1);
      await lookAt(page, 'passkeys-one');

      // In by it alone.
      await page.context().clearCookies();
      await goAndSettle(page, '/login?next=%2Faccount%2Fexport');
      await page.getByTestId('login-by-passkey').waitFor();
      await lookAt(page, 'log-in-by-passkey');
      await page.getByTestId('login-by-passkey').click();
      await page.waitForURL('**/account/export');

      // What is grave is confirmed with it.
      await letHalfAnHourPass(site);
      await page.getByTestId('export').click();
      await page.getByTestId('confirm-self-passkey').waitFor();
      await lookAt(page, 'confirm-by-passkey');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId('confirm-self-passkey').click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^haopai-.*\.json$/);

      await goAndSettle(page, '/account/passkeys');
      await page.getByTestId('rename-passkey').click();
      await page.getByTestId('passkey-name').fill('旧手机');
      await page.getByTestId('save-passkey').click();
      await eventually(() => page.getByTestId('passkey').innerText(), expect.stringContaining('旧手机'));
      await page.getByTestId('remove-passkey').click();
      await page.getByTestId('confirm-yes').click();
      await page.getByTestId('no-passkeys').waitFor();
    }));
});
