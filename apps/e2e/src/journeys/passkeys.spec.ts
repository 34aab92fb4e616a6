// Somebody of the staff takes a passkey, comes in with it, is asked for it before what is grave, and gives it up; with Chromium's own device.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { codeOf } from '../../../../tools/office';
import { makeAdministrator } from '../bed/back-office';
import { bedEnvironment } from '../bed/bed-environment';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { fitPasskeyDevice } from '../bed/passkey-device';
import { barriersOf, overhangPx } from '../pages/look';
import { Office } from '../pages/office';

const PASSWORD = 'plates-are-kept-9';
const WIDTHS_PX = [768, 1440];
const house = openHouse();

describe('passkeys at the back office', () => {
  it('are added, let in, are shown before what is grave, and are removed', () =>
    house.journey(async ({ site, visitor }) => {
      // A passkey belongs to a name, and to no address.
      const page = await visitor({ baseURL: `http://localhost:${site.port}` });
      const office = new Office(page);
      const device = await fitPasskeyDevice(page);
      const forgetCodes = (): Promise<unknown> => site.db.query('UPDATE staff SET totp_step = 0');
      const lookAt = async (name: string): Promise<void> => {
        const { pictures } = bedEnvironment();
        for (const width of WIDTHS_PX) {
          await page.setViewportSize({ width, height: 900 });
          if (pictures !== null)
            await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
          expect([name, width, await overhangPx(page)]).toEqual([name, width, 0]);
          await eventually(() => barriersOf(page), []);
        }
      };
      const administrator = await makeAdministrator(site);
      await page.goto('/admin/account');
      const secret = await office.comeInFirst(administrator, PASSWORD);
      await forgetCodes();

      // Added: after the password and a code, with what the device asks.
      await page.getByTestId('no-passkeys').waitFor();
      await page.getByTestId('add-passkey').click();
      await page.getByTestId('passkey-name').fill('办公室电脑');
      await page.getByTestId('passkey-current').fill(PASSWORD);
      await page.getByTestId('passkey-code').fill(codeOf(secret));
      await lookAt('passkey-form');
      await device.setOwner(false);
      await page.getByTestId('save-passkey').click();
      await page.getByTestId('own-passkeys').getByTestId('own-refusal').waitFor();
      expect(await device.count()).toBe(0);
      await device.setOwner(true);
      await forgetCodes();
      await page.getByTestId('passkey-code').fill(codeOf(secret));
      await page.getByTestId('save-passkey').click();
      await page.getByTestId('passkey').waitFor();
      await eventually(() => page.getByTestId('announcement').innerText(), expect.stringContaining('已添加'));
      expect(await device.count()).toBe(1);
      await lookAt('own-passkeys');

      // In with it, and what is grave goes on at once.
      await logOut(page);
      await password(page, administrator.username);
      await office.isAtStep('totp');
      await lookAt('log-in-with-passkey');
      await page.getByTestId('use-passkey').click();
      await page.getByTestId('navigation').waitFor();
      await addClerk(page, 'zhao_min');
      await page.getByTestId('password-once').waitFor();

      // In by the code: what is grave wants the passkey, and what was typed stays.
      await logOut(page);
      await password(page, administrator.username);
      await office.isAtStep('totp');
      await forgetCodes();
      await page.getByTestId('code').fill(codeOf(secret));
      await page.getByTestId('proceed').click();
      await page.getByTestId('navigation').waitFor();
      await addClerk(page, 'li_wen');
      await page.getByTestId('show-passkey').waitFor();
      await lookAt('show-passkey');
      await page.getByTestId('passkey-not-now').click();
      await page.getByTestId('show-passkey').waitFor({ state: 'detached' });
      expect(await page.getByTestId('password-once').count()).toBe(0);
      expect(await page.getByTestId('username').inputValue()).toBe('li_wen');
      await page.getByTestId('add').click();
      await page.getByTestId('passkey-show').click();
      await page.getByTestId('password-once').waitFor();

      // Named anew, and given up: it was shown just before.
      await page.goto('/admin/account');
      await page.getByTestId('rename-passkey').click();
      await page.getByTestId('passkey-name').fill('家里的电脑');
      await page.getByTestId('save-passkey').click();
      await eventually(() => page.getByTestId('passkey').innerText(), expect.stringContaining('家里的电脑'));
      await page.getByTestId('remove-passkey').click();
      await page.getByTestId('passkey-current').fill(PASSWORD);
      expect(await page.getByTestId('passkey-code').count()).toBe(0);
      await page.getByTestId('save-passkey').click();
      await page.getByTestId('no-passkeys').waitFor();

      // What it was asked for, codes are again.
      await page.getByTestId('add-passkey').click();
      await page.getByTestId('passkey-code').waitFor();
    }));
});

async function logOut(page: Page): Promise<void> {
  await page.getByTestId('log-out').click();
  await page.locator('[data-testid=login][data-step=password]').waitFor();
}

async function password(page: Page, username: string): Promise<void> {
  await page.getByTestId('username').fill(username);
  await page.getByTestId('password').fill(PASSWORD);
  await page.getByTestId('proceed').click();
}

async function addClerk(page: Page, username: string): Promise<void> {
  await page.goto('/admin/staff/new');
  await page.getByTestId('display-name').fill('赵敏');
  await page.getByTestId('username').fill(username);
  await page.getByTestId('role-clerk').check({ force: true });
  await page.getByTestId('add').click();
}
