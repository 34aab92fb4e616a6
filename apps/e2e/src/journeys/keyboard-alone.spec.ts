// Whoever uses the keyboard alone gets an account and gets in: no press of a mouse, no touch, no picture to read.
import { aMinuteLater } from '../bed/a-minute-later';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aPerson } from '../bed/people';
import { Phone } from '../bed/phone';
import { Keyboard } from '../pages/keyboard';
import { Portal } from '../pages/portal';

const house = openCitizensHouse();

describe('a citizen who has the keyboard alone', () => {
  it('registers, logs out, and logs in again by a code on the phone', () =>
    house.journey(async ({ site, visitor }) => {
      const person = aPerson();
      const phone = new Phone(site.baseUrl, person.mobile);
      const { page, registration } = new Portal(await visitor());
      const keys = new Keyboard(page);

      await page.goto('/register');
      await registration.isAt('guide');
      await keys.press('register-next', 'Enter');
      await registration.isAt('agreement');
      await keys.press('agree', 'Space');
      await keys.press('identity-consent', 'Space');
      await keys.press('register-next', 'Enter');
      await registration.isAt('kind');
      await keys.press('kind-person', 'Space');
      await keys.press('register-next', 'Enter');
      await registration.isAt('identity');

      // A fault takes the focus to where it is: one mends it without a search.
      await keys.type('real-name', person.realName);
      await keys.type('resident-id', person.residentId.slice(0, -1));
      await keys.press('register-next', 'Enter');
      await eventually(() => registration.faultOf('resident-id'), expect.stringContaining('18'));
      expect(await keys.focused()).toBe('resident-id');
      await keys.type('resident-id', person.residentId);
      await page.keyboard.press('Enter');
      await registration.isAt('place');
      await keys.chooseFirst('region');
      await keys.type('address', person.address);
      await page.keyboard.press('Enter');
      await registration.isAt('account');
      await keys.type('new-username', person.username);
      await keys.type('new-password', person.password);
      await page.keyboard.press('Enter');
      await registration.isAt('mobile');
      await keys.type('mobile', person.mobile);
      await keys.press('sms-code-send', 'Enter');
      await keys.type('sms-code', await phone.nextCode());
      await page.keyboard.press('Enter');
      await registration.isAt('review');
      await keys.press('register-next', 'Enter');
      await registration.isAt('done');

      await keys.press('log-out', 'Enter');
      await page.getByTestId('log-in').waitFor();
      await aMinuteLater(site);
      await keys.press('log-in', 'Enter');
      await keys.press('login-by-sms', 'Enter');
      await keys.type('login-mobile', person.mobile);
      await keys.press('login-code-send', 'Space');
      await keys.type('login-code', await phone.nextCode());
      await page.keyboard.press('Enter');
      await eventually(() => page.getByTestId('citizen').innerText(), person.realName);
    }));
});
