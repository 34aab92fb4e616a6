// Registration with all that goes wrong on the way: nothing that was typed well is typed twice.
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aMinorsId, anOrganisation, aPerson } from '../bed/people';
import { Phone } from '../bed/phone';
import { privateFactsIn } from '../bed/private-facts';
import { register } from '../bed/registered';
import { Portal } from '../pages/portal';

const house = openCitizensHouse();

describe('an organisation registers', () => {
  it('mends what is refused, goes back and forth and reloads, and loses nothing but what no browser may keep', () =>
    house.journey(async ({ site, visitor }) => {
      const organisation = anOrganisation();
      const phone = new Phone(site.baseUrl, organisation.mobile);
      const portal = new Portal(await visitor());
      const { page, registration } = portal;
      await page.goto('/register');
      await registration.isAt('guide');
      await registration.goOnTo('agreement');
      await page.getByTestId('register-next').click();
      await eventually(() => registration.faultOf('agree'), '同意用户协议后才能继续');
      await page.getByTestId('agree').check();
      await page.getByTestId('identity-consent').check();
      await registration.goOnTo('kind');
      await page.getByTestId('kind-organisation').check();
      await registration.goOnTo('identity');

      await registration.fillIdentity({ ...organisation, representativeId: aMinorsId() });
      await page.getByTestId('register-next').click();
      await eventually(() => registration.faultOf('rep-id'), '年满 18 周岁才能注册');
      expect(await registration.valueOf('org-name')).toBe(organisation.name);
      expect(await registration.valueOf('rep-name')).toBe(organisation.representativeName);
      await registration.fill({ 'rep-id': organisation.representativeId });
      await registration.goOnTo('place');
      await registration.fillPlace(organisation);

      // The browser's own way back and forth is a step back and forth.
      await page.goBack();
      await registration.isAt('identity');
      expect((await registration.valueOf('org-code')).replaceAll(' ', '')).toBe(organisation.code);
      await page.goForward();
      await registration.isAt('place');
      expect(await registration.valueOf('address')).toBe(organisation.address);
      await registration.goOnTo('account');
      await registration.fillAccount(organisation);
      await registration.goOnTo('mobile');

      // A reload keeps names and places, and leads to the first number that has to be typed again.
      await page.reload();
      await registration.isAt('identity');
      expect(await registration.valueOf('org-name')).toBe(organisation.name);
      expect(await registration.valueOf('org-code')).toBe('');
      await registration.fillIdentity(organisation);
      await registration.goOnTo('place');
      expect(await registration.valueOf('address')).toBe(organisation.address);
      expect(await registration.valueOf('region')).toBe(organisation.region);
      await registration.goOnTo('account');
      expect(await registration.valueOf('new-username')).toBe(organisation.username);
      await registration.fill({ 'new-password': organisation.password });
      await registration.goOnTo('mobile');
      await registration.verify(phone);
      await registration.goOnTo('review');

      // Somebody else takes the name in the meantime: the server refuses it, and one is led to it and to nothing else.
      await register(site.baseUrl, { ...aPerson(), username: organisation.username.toUpperCase() });
      await registration.refusedAt('account');
      expect(await registration.faultOf('new-username')).toMatch(/已被使用.*换一个/);
      expect(await registration.valueOf('new-password')).toBe(organisation.password);
      const username = `${organisation.username}_b`;
      await registration.fill({ 'new-username': username });
      await registration.goOnTo('review');
      await registration.goOnTo('done');

      await portal.header.logOut();
      await portal.header.logIn();
      await portal.login.enter({ username, password: organisation.password });
    }));

  it('is told on the way that a name is taken, and by the server that a document is', () =>
    house.journey(async ({ site, visitor }) => {
      const first = aPerson();
      await register(site.baseUrl, first);
      const second = { ...aPerson(), residentId: first.residentId };
      const { page, registration } = new Portal(await visitor());
      await page.goto('/register');
      await registration.agreeAs('person');
      await registration.fillIdentity(second);
      await registration.goOnTo('place');
      await registration.fillPlace(second);
      await registration.goOnTo('account');
      await registration.fillAccount({ ...second, username: first.username });
      await eventually(() => registration.faultOf('new-username'), expect.stringContaining('已被使用'));
      await registration.fillAccount(second);
      await registration.goOnTo('mobile');
      await registration.verify(new Phone(site.baseUrl, second.mobile));
      await registration.goOnTo('review');
      await registration.refusedAt('identity');
      expect(await registration.faultOf('resident-id')).toContain('已注册过账户');
      expect(await registration.valueOf('real-name')).toBe(second.realName);
      await registration.fill({ 'resident-id': aPerson().residentId });
      // What was changed after the review leads back to it.
      for (const step of ['review', 'done'] as const) await registration.goOnTo(step);
    }));
});

describe('the log of it all', () => {
  it('names nobody, whatever was refused', () =>
    house.journey(({ site }) => {
      const log = site.readLog();
      expect(log).toContain('/api/v1/accounts');
      expect(privateFactsIn(log)).toEqual([]);
      return Promise.resolve();
    }));
});
