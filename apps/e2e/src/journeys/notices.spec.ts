// A citizen hears of what happens to the account: live in every open page, counted until read, and as a push of the browser.
import type { Page } from 'playwright-core';
import { openHouseWithPushes } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aPerson } from '../bed/people';
import { register } from '../bed/registered';
import { Portal } from '../pages/portal';

const house = openHouseWithPushes();
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

const unreadOf = (page: Page) => page.getByTestId('bell-count').innerText();
const isQuiet = async (page: Page): Promise<boolean> => (await page.getByTestId('bell-count').count()) === 0;

describe('a citizen', () => {
  it('hears in an open page of a log-in elsewhere, and has read it on both', () =>
    house.journey(async ({ site, visitor }) => {
      const person = aPerson();
      await register(site.baseUrl, person);
      const here = new Portal(await visitor());
      await here.arrive('zh');
      await here.header.logIn();
      await here.login.enter(person);
      await here.page.getByTestId('bell').click();
      await here.page.getByTestId('notice').first().waitFor();
      await eventually(() => isQuiet(here.page), true);
      await here.header.goTo('/guides');

      const there = new Portal(await visitor({ userAgent: FIREFOX }));
      await there.arrive('en');
      await there.header.logIn();
      await there.login.enter(person);

      await eventually(() => unreadOf(here.page), '1');
      await eventually(
        () => here.page.locator('hp-bell [role=status]').innerText(),
        expect.stringContaining('在新设备上登录'),
      );
      await here.page.getByTestId('bell').click();
      await here.page.getByText('Firefox').first().waitFor();
      await eventually(() => isQuiet(here.page), true);
      await there.page.reload();
      await there.page.getByTestId('bell').waitFor();
      await eventually(() => isQuiet(there.page), true);
    }));

  it('is shown a push of the site by the browser, once for each notice', () =>
    house.journey(async ({ site, visitor }) => {
      const page = await visitor();
      await page.context().grantPermissions(['notifications'], { origin: site.baseUrl });
      await page.goto('/');
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
      const browser = await page.context().newCDPSession(page);
      const registered = new Promise<string>((resolve) => {
        browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const one = registrations.find(({ isDeleted }) => !isDeleted);
          if (one !== undefined) resolve(one.registrationId);
        });
      });
      await browser.send('ServiceWorker.enable');
      const registrationId = await registered;
      const push = (noticeId: number) =>
        browser.send('ServiceWorker.deliverPushMessage', {
          origin: site.baseUrl,
          registrationId,
          data: JSON.stringify({ noticeId, title: '密码已修改', body: '请…', path: '/account/notices' }),
        });
      const shown = () =>
        page.evaluate(async () => {
          const worker = await navigator.serviceWorker.ready;
          return (await worker.getNotifications()).map(({ title, tag }) => `${tag} ${title}`).sort();
        });
      // A push that comes while the browser is too busy to start the worker is lost, as one on the way to a phone may be.
      const pushAndLook = async () => {
        for (const noticeId of [7, 7, 8]) await push(noticeId);
        return shown();
      };
      await eventually(pushAndLook, ['notice-7 密码已修改', 'notice-8 密码已修改']);
    }));
});
