// Sessions that were left open: a citizen shows once more who they are before the code and the copy of everything are given, on the spot and with nothing
// lost; somebody of the staff sees where they are logged in, and ends what they do not know.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { BackOffice } from '../bed/back-office';
import { bedEnvironment } from '../bed/bed-environment';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { openHouse } from '../bed/house';
import { letHalfAnHourPass } from '../bed/let-time-pass';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';

const PHONE = { width: 360, height: 740 };
const house = openHouse();

/** Whole and without barriers at the width that it has, and kept as a picture where pictures are wanted. */
async function lookAt(page: Page, name: string): Promise<void> {
  const { pictures } = bedEnvironment();
  const width = page.viewportSize()?.width ?? 0;
  if (pictures !== null)
    await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
  expect([name, width, await overhangPx(page)]).toEqual([name, width, 0]);
  // A question that is still coming into sight is fainter than it will be.
  await eventually(() => barriersOf(page), []);
}

describe('a session that was left open', () => {
  it.each([PHONE, { width: 1440, height: 900 }])(
    'gives a citizen’s code and copy to whoever confirms that it is they, at $width px',
    (viewport) =>
      house.journey(async ({ site, sale, visitor }) => {
        const made = await sale({ shares: [1], opensInMs: 3_600_000 });
        const [bidder] = made.bidders;
        if (bidder === undefined) throw new Error('a bidder was expected');
        const page = await visitor({ viewport });
        await logInAs(page, bidder);
        await letHalfAnHourPass(site);

        await goAndSettle(page, '/account/enrolments');
        await page.getByTestId('room-key').locator('summary').click();
        await page.getByTestId('show-code').waitFor();
        expect(await page.locator('body').innerText()).not.toContain(bidder.accessCode);
        await lookAt(page, 'enrolments-hidden');
        await page.getByTestId('show-code').click();
        await page.getByTestId('own-password').waitFor();
        await lookAt(page, 'confirm-password');
        await page.getByTestId('own-password').fill('not the password');
        await page.keyboard.press('Enter');
        await eventually(() => page.getByTestId('own-password').getAttribute('aria-invalid'), 'true');
        await page.getByTestId('confirm-self-other').click();
        await page.getByTestId('own-code').waitFor();
        await lookAt(page, 'confirm-code');
        await page.getByTestId('confirm-self-other').click();
        await page.getByTestId('own-password').fill(bidder.password);
        await page.getByTestId('confirm-self-yes').click();
        await eventually(() => page.getByTestId('access-code').innerText(), bidder.accessCode);

        await letHalfAnHourPass(site);
        await goAndSettle(page, '/account/export');
        await page.getByTestId('export').click();
        await page.getByTestId('confirm-self-no').click();
        await page.getByTestId('change-refused').waitFor();
        await lookAt(page, 'export-refused');
        await page.getByTestId('export').click();
        await page.getByTestId('own-password').fill(bidder.password);
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByTestId('confirm-self-yes').click(),
        ]);
        expect(download.suggestedFilename()).toMatch(/^haopai-.*\.json$/);

        await letHalfAnHourPass(site);
        await goAndSettle(page, `/auctions/${made.auctionId}`);
        await page.getByTestId('room-open').click();
        await page.getByTestId('room-fill').waitFor();
        expect(await page.getByTestId('room-paddle').inputValue()).toBe(String(bidder.paddleNo));
        await lookAt(page, 'room-hidden');
        await page.getByTestId('room-fill').click();
        await page.getByTestId('own-password').fill(bidder.password);
        await page.getByTestId('confirm-self-yes').click();
        await page.getByTestId('room-pass').waitFor();
      }),
  );

  it('is seen by somebody of the staff, and ended from where they are', () =>
    house.journey(async ({ site, visitor }) => {
      const office = await BackOffice.enter(site);
      const me = await office.get<{ readonly username: string }>('me');
      const here = await visitor({ viewport: { width: 768, height: 1024 } });
      await office.letIn(here);
      await goAndSettle(here, '/admin/account');
      await here.getByTestId('sessions-only-this').waitFor();
      expect(await here.getByTestId('own-sessions').innerText()).toContain('127.0.*.*');
      await lookAt(here, 'office-account');
      await here.setViewportSize({ width: 1440, height: 900 });
      await lookAt(here, 'office-account');
      expect(me.username).toMatch(/^e2e_admin/);

      // A colleague, who is logged in elsewhere.
      const colleague = await BackOffice.enter(site);
      const { id } = await colleague.get<{ readonly id: number }>('me');
      await goAndSettle(here, `/admin/staff/${id}`);
      await here.getByTestId('session-end').waitFor();
      await lookAt(here, 'office-member');
      await here.getByTestId('session-end').click();
      await here.getByTestId('reason').fill('电脑没有锁');
      await here.getByTestId('reason-yes').click();
      await here.getByTestId('sessions-none').waitFor();
      await here.setViewportSize({ width: 768, height: 1024 });
      await lookAt(here, 'office-member-none');
      await expect(colleague.get('me')).rejects.toThrow('SESSION.ENDED');
    }));
});
