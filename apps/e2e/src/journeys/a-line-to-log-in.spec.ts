// Many log in at once: a citizen stands in line, leaves it, comes again, reloads the page, and is in without pressing anything.
import { eventually } from '../bed/eventually';
import { openHouseOn } from '../bed/house';
import { languagesInTurn } from '../bed/languages-in-turn';
import { LogInCrowd } from '../bed/log-in-crowd';
import { aPerson } from '../bed/people';
import { register } from '../bed/registered';
import { SaleSite } from '../bed/sale-site';
import { Portal } from '../pages/portal';

const CROWD = 30;
const WORDS = {
  zh: { place: /^第 \d+ 位$/, said: /^正在排队登录：第 \d+ 位，/ },
  en: { place: /^Number \d+$/, said: /^You are in line to log in: number \d+, / },
} as const;

const house = openHouseOn(() =>
  SaleSite.open({ HAOPAI_LOG_INS_AT_ONCE: '1', HAOPAI_CAPTCHA: 'off', HAOPAI_RATE_LIMIT: 'off' }),
);

describe('while many log in', () => {
  it.each(languagesInTurn(0))('a citizen waits in line and is in by itself (%s)', (language) =>
    house.journey(async ({ site, visitor }) => {
      const person = aPerson();
      await register(site.baseUrl, person);
      const portal = new Portal(await visitor());
      const { login, page } = portal;
      await portal.arrive(language);
      await portal.header.logIn();
      const crowd = await LogInCrowd.gather(site.baseUrl, CROWD);

      await login.fill(person);
      await login.submit();
      await eventually(() => login.line.place.innerText(), expect.stringMatching(WORDS[language].place));
      await eventually(() => login.line.said.innerText(), expect.stringMatching(WORDS[language].said));
      expect(await login.username.isDisabled()).toBe(true);
      await eventually(() => page.locator(':focus').getAttribute('data-testid'), 'login-line');
      await login.line.leave.click();
      await login.line.gone.waitFor();
      expect([await login.username.inputValue(), await login.password.inputValue()]).toEqual([
        ...[person.username, person.password],
      ]);

      await login.submit();
      await login.line.place.waitFor();
      await page.reload();
      await login.line.kept.waitFor();
      expect([await login.username.inputValue(), await login.password.inputValue()]).toEqual([
        ...[person.username, ''],
      ]);
      await login.password.fill(person.password);
      await login.submit();
      await crowd.disperse();
      await login.isOver();
    }),
  );
});
