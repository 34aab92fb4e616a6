// A stranger shows that no machine asks: the device works unseen and says so to whoever waits; a picture by choice; and what is told when no code is left.
import type { Language } from '@haopai/rules';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { languagesInTurn } from '../bed/languages-in-turn';
import { aPerson } from '../bed/people';
import { Phone } from '../bed/phone';
import { register } from '../bed/registered';
import { giveCodesBack, spendAllCodes } from '../bed/spent-codes';
import { looksWhole } from '../pages/looks-whole';
import { Portal } from '../pages/portal';

const WIDTHS_PX = [360, 1440];
const WORDS = {
  zh: {
    checking: '正在确认不是机器操作…',
    cannot: '这个浏览器做不了自动验证',
    wrong: '图片中的字符不对',
    spent: { register: '注册验证码已发完', login: '请用密码登录', recover: '请改用短信验证码登录' },
  },
  en: {
    checking: 'Checking that you are no machine…',
    cannot: 'This browser cannot do the automatic check',
    wrong: 'The characters were wrong',
    spent: {
      register: 'All codes to register',
      login: 'Log in with the password',
      recover: 'Log in with an SMS code instead',
    },
  },
} as const;
const house = openCitizensHouse();

describe('a stranger shows that no machine asks', () => {
  it.each(languagesInTurn(0))(
    'by work that nobody sees, and by a picture that they choose (%s)',
    (language) =>
      house.journey(async ({ site, visitor }) => {
        const person = aPerson();
        await register(site.baseUrl, person);
        const portal = new Portal(await visitor());
        const { page, header, login } = portal;
        await portal.arrive(language);
        await header.logIn();
        await page.getByTestId('by-picture').waitFor();
        await looksWhole(page, `no-machine-${language}-password`, WIDTHS_PX);
        await login.fill(person);
        await login.password.press('Enter');
        await login.isOver();

        await header.logOut();
        await header.logIn();
        // By keyboard alone: the choice, the picture, and back from a wrong one.
        await login.fill(person);
        await page.getByTestId('by-picture').focus();
        await page.keyboard.press('Enter');
        await login.captchaText.waitFor();
        await login.captchaText.fill('WRONG');
        await login.captchaText.press('Enter');
        await eventually(
          () => login.captchaFault.innerText(),
          expect.stringContaining(WORDS[language].wrong),
        );
        await eventually(() => page.evaluate(() => document.activeElement?.id), 'captcha');
        await looksWhole(page, `no-machine-${language}-picture`, WIDTHS_PX);
        await login.solveCaptcha();
        await login.submit();
        await login.isOver();
        await header.logOut();

        await waitsForTheCheck(portal, language, person.mobile);
        await login.enterCode(await new Phone(site.baseUrl, person.mobile).nextCode());
      }),
  );

  it.each(languagesInTurn(1))('by the picture where the browser cannot do the work (%s)', (language) =>
    house.journey(async ({ site, visitor }) => {
      const person = aPerson();
      await register(site.baseUrl, person);
      const portal = new Portal(await visitor());
      const { page, header, login } = portal;
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
      await portal.arrive(language);
      await header.logIn();
      await login.fill(person);
      await login.submit();
      const told = page.getByTestId('machine-check-failed');
      await told.waitFor();
      expect(await told.innerText()).toContain(WORDS[language].cannot);
      await eventually(() => told.evaluate((shown) => shown === document.activeElement), true);
      await looksWhole(page, `no-machine-${language}-no-worker`, WIDTHS_PX);
      await login.solveCaptcha();
      await login.submit();
      await login.isOver();
    }),
  );

  it.each(languagesInTurn(0))('and is told what to do when all codes of the day are sent (%s)', (language) =>
    house.journey(async ({ site, visitor }) => {
      const portal = new Portal(await visitor());
      const { page, header, registration } = portal;
      const person = aPerson();
      const spent = WORDS[language].spent;
      await spendAllCodes(site);
      try {
        await portal.arrive(language);
        await header.logIn();
        await page.getByTestId('login-by-sms').click();
        await page.getByTestId('login-mobile').fill(person.mobile);
        await page.getByTestId('login-code-send').click();
        const fault = page.locator('#login-code-error');
        await eventually(() => fault.innerText(), expect.stringContaining(spent.login));
        await looksWhole(page, `no-machine-${language}-none-left`, WIDTHS_PX);

        await page.getByTestId('to-recovery').click();
        await page.getByTestId('recover-mobile-number').fill(person.mobile);
        await looksWhole(page, `no-machine-${language}-recover`, WIDTHS_PX);
        await page.getByTestId('recover-next').press('Enter');
        const notice = page.locator('hp-notice');
        await eventually(() => notice.innerText(), expect.stringContaining(spent.recover));
        await looksWhole(page, `no-machine-${language}-recover-none-left`, WIDTHS_PX);

        await header.goTo('/register');
        await registration.agreeAs('person');
        await registration.fillIdentity(person);
        await registration.goOnTo('place');
        await registration.fillPlace(person);
        await registration.goOnTo('account');
        await registration.fillAccount(person);
        await registration.goOnTo('mobile');
        await registration.fill({ mobile: person.mobile });
        await page.getByTestId('sms-code-send').press('Enter');
        await eventually(() => registration.faultOf('sms-code'), expect.stringContaining(spent.register));
        await looksWhole(page, `no-machine-${language}-register-none-left`, WIDTHS_PX);
      } finally {
        await giveCodesBack(site);
      }
      // What was refused has used up nothing of the number's.
      await registration.verify(new Phone(site.baseUrl, person.mobile));
      expect(await page.getByTestId('sms-code').inputValue()).toMatch(/^\d{6}$/);
    }),
  );
});

/** Asks for a code to log in on a line on which the challenge comes late. */
async function waitsForTheCheck({ page, header }: Portal, language: Language, mobile: string): Promise<void> {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/api/v1/auth/proofs', async (route) => {
    await held;
    await route.continue();
  });
  await header.logIn();
  await page.getByTestId('login-by-sms').click();
  await page.getByTestId('login-mobile').fill(mobile);
  await page.getByTestId('login-code-send').press('Enter');
  const said = page.getByTestId('machine-check');
  await eventually(() => said.innerText(), WORDS[language].checking);
  expect(await said.getAttribute('role')).toBe('status');
  await looksWhole(page, `no-machine-${language}-checking`, WIDTHS_PX);
  goOn();
  await eventually(async () => (await page.getByTestId('login-code-sent').innerText()) !== '', true);
  expect(await said.innerText()).toBe('');
  await page.unroute('**/api/v1/auth/proofs');
}
