// The whole way of somebody who has no account yet, from the first guide to the closed account; one story for each language.
import type { Language } from '@haopai/rules';
import { aMinuteLater } from '../bed/a-minute-later';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aFinishedSale } from '../bed/finished-sale';
import { languagesInTurn } from '../bed/languages-in-turn';
import { aMobile, anOrganisation, aPassword, aPerson, type Person } from '../bed/people';
import { Phone } from '../bed/phone';
import { keepPrivate, privateFactCount, privateFactsIn } from '../bed/private-facts';
import { register } from '../bed/registered';
import { type Sale, START_FEN } from '../bed/sale';
import type { SaleSite } from '../bed/sale-site';
import { Portal } from '../pages/portal';
import { ResultsPage } from '../pages/results-page';
import { SandboxPage } from '../pages/sandbox-page';

const PDF_MARK = '%PDF-';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const WORDS = {
  zh: {
    search: '自然人',
    guide: '自然人注册',
    news: '谨防冒充',
    wrong: '用户名或密码不对',
    elsewhere: '这次登录已在别处结束',
    notices: ['在新设备上登录', '手机号已更换', '密码已修改', '注册成功'],
    sold: '成交',
    unsold: '流拍',
    closed: '账户已注销',
  },
  en: {
    search: 'as a person',
    guide: 'Register as a person',
    news: 'Beware of people who pretend to be us',
    wrong: 'User name or password is wrong',
    elsewhere: 'ended elsewhere',
    notices: ['Log-in from a new device', 'Mobile changed', 'Password changed', 'Registered'],
    sold: 'Sold',
    unsold: 'Unsold',
    closed: 'The account is closed',
  },
} as const;

const TODAYS = languagesInTurn(0);
/** As many things that are nobody else's business has a citizen said by the end. */
const PRIVATE_FACTS_EACH = 20;
const house = openCitizensHouse();

/** Somebody on the way, and what they have in their hands. */
interface Citizen {
  readonly portal: Portal;
  readonly person: Person;
  readonly language: Language;
  readonly site: SaleSite;
}

describe('from an empty account to a closed one', () => {
  it.each(TODAYS)('a citizen finds the way alone (%s)', (language) =>
    house.journey(async ({ site, visitor }) => {
      const portal = new Portal(await visitor());
      const citizen: Citizen = { portal, language, site, person: aPerson() };
      const [sale] = await Promise.all([
        aFinishedSale(site),
        readsAndRegisters(citizen),
        registersAnOrganisation({ ...citizen, portal: new Portal(await visitor()) }),
      ]);
      await logsInByPictureAndBySms(citizen);
      const password = await recoversThePassword(citizen);
      const moved = { ...citizen, person: { ...citizen.person, password, mobile: aMobile() } };
      await changesTheMobile(moved);
      await endsTheOtherSession(moved, new Portal(await visitor({ userAgent: FIREFOX })));
      await readsNoticesAndNews(moved);
      await looksUpTheResult(moved, sale);
      await takesTheirDataAlong(moved);
      await closesTheAccount(moved);
      await mayComeBack(moved);
    }),
  );
});

async function readsAndRegisters({ portal, person, language, site }: Citizen): Promise<void> {
  const { page, header, registration } = portal;
  await portal.arrive(language);
  await page.getByTestId('bid').click();
  await page.waitForURL('**/auctions');
  await page.goBack();
  await page.getByTestId('guide').click();
  await portal.findArticle(WORDS[language].search, 'register-as-a-person');
  expect(await portal.heading()).toBe(WORDS[language].guide);
  const manual = await portal.downloadManual(language);
  expect(manual.subarray(0, PDF_MARK.length).toString()).toBe(PDF_MARK);
  await header.goTo('/register');
  await registration.register(person, new Phone(site.baseUrl, person.mobile));
  await portal.account.openOverview();
  const profile = await portal.account.profile();
  for (const shown of [person.realName, person.address, person.username]) expect(profile).toContain(shown);
  for (const hidden of [person.residentId, person.mobile, person.permit])
    expect(profile).not.toContain(hidden);
}

async function registersAnOrganisation({ portal, language, site }: Citizen): Promise<void> {
  const organisation = anOrganisation();
  await portal.arrive(language);
  await portal.header.logIn();
  await portal.page.getByTestId('to-registration').click();
  await portal.registration.register(organisation, new Phone(site.baseUrl, organisation.mobile));
  await portal.header.logOut();
  await portal.header.logIn();
  await portal.login.enter(organisation);
  await portal.account.openOverview();
  const profile = await portal.account.profile();
  for (const shown of [organisation.name, organisation.representativeName, organisation.address])
    expect(profile).toContain(shown);
  for (const hidden of [organisation.code, organisation.representativeId, organisation.mobile])
    expect(profile).not.toContain(hidden);
}

async function logsInByPictureAndBySms({ portal, person, language, site }: Citizen): Promise<void> {
  const { page, header, login } = portal;
  await header.logOut();
  await header.logIn();
  await login.fill(person);
  await login.solveCaptcha();
  await login.submit();
  await login.isOver();
  await header.logOut();
  await aMinuteLater(site);
  await header.logIn();
  await login.askForCode(person.mobile);
  // Whoever tries the site out has no phone of that number: the page of the sandbox shows what would have been sent.
  const sandbox = new SandboxPage(await page.context().newPage());
  const code = await sandbox.newestCode(person.mobile, language);
  keepPrivate(code);
  await login.enterCode(code);
}

/** Back on every page with the new one; the one that was forgotten opens nothing any more. */
async function recoversThePassword({ portal, person, language, site }: Citizen): Promise<string> {
  const { header, login, recovery } = portal;
  const password = aPassword();
  const phone = new Phone(site.baseUrl, person.mobile);
  await phone.forgetTexts();
  await aMinuteLater(site);
  await header.logOut();
  await header.logIn();
  await recovery.recover(phone, password);
  await login.tryToEnter(person);
  await eventually(() => login.refusal.innerText(), expect.stringContaining(WORDS[language].wrong));
  await login.enter({ username: person.username, password });
  return password;
}

async function changesTheMobile({ portal, person, site }: Citizen): Promise<void> {
  await portal.account.changeMobile(person.password, new Phone(site.baseUrl, person.mobile));
  await portal.account.openOverview();
  expect(await portal.account.profile()).toContain(person.mobile.slice(-4));
}

async function endsTheOtherSession(
  { portal, person, language, site }: Citizen,
  there: Portal,
): Promise<void> {
  await aMinuteLater(site);
  await there.arrive(language);
  await there.header.logIn();
  await there.login.enterBySms(new Phone(site.baseUrl, person.mobile));
  await there.header.goTo('/guides');
  await portal.account.open('sessions');
  await portal.account.endOtherSession();
  const told = there.page.getByTestId('session-ended');
  await told.waitFor();
  expect(await told.innerText()).toContain(WORDS[language].elsewhere);
  await there.page.reload();
  await there.page.getByTestId('log-in').waitFor();
}

async function readsNoticesAndNews({ portal, language }: Citizen): Promise<void> {
  const { page, header } = portal;
  const { notices, news } = WORDS[language];
  await page.getByTestId('bell').click();
  await eventually(() => page.getByTestId('bell-count').count(), 0);
  await eventually(() => page.getByTestId('notice').locator('h2 .title').allInnerTexts(), notices);

  await header.goTo('/announcements');
  await portal.findArticle(news, 'beware-of-fraud');
  expect(await portal.heading()).toBe(news);
  await header.goTo('/contact');
  expect(await page.getByTestId('hotline').getAttribute('href')).toMatch(/^tel:[\d+]+$/);
}

async function looksUpTheResult({ portal, language }: Citizen, sale: Sale): Promise<void> {
  const { sold, unsold } = WORDS[language];
  await portal.header.goTo('/results');
  const results = new ResultsPage(portal.page);
  await results.open(sale.auctionId);
  expect(await results.lot(1)).toEqual(
    expect.stringMatching(new RegExp(`${sold}[^]*¥${(START_FEN / 100).toLocaleString('en')}`)),
  );
  expect(await results.lot(1)).toContain(String(sale.bidders[0]?.paddleNo));
  expect(await results.lot(2)).toContain(unsold);
  await results.openRecord(1);
  expect(await results.recordLineCount()).toBeGreaterThan(2);
}

async function takesTheirDataAlong({ portal, person }: Citizen): Promise<void> {
  const { username, address, mobile, realName, residentId, permit, region } = person;
  const file = JSON.parse(await portal.account.export()) as { readonly logIns: readonly object[] };
  expect(file).toMatchObject({
    profile: {
      ...{ username, address, mobile, region, kind: 'person', displayName: realName },
      ...{ document: residentId, temporaryPermitNo: permit, representativeName: null },
    },
    sessions: [{ isCurrent: true }],
    enrolments: [],
    bids: [],
  });
  // By registering, picture, code, new password, and elsewhere.
  expect(file.logIns.length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(file)).not.toContain(person.password);
}

/** The name, the password and the phone open nothing any more. */
async function closesTheAccount({ portal, person, language }: Citizen): Promise<void> {
  const { header, login, account, page } = portal;
  await account.open('closing');
  await account.askToClose(person.username, person.password);
  await page.getByTestId('account-closed').waitFor();
  expect(await portal.heading()).toBe(WORDS[language].closed);
  await header.logIn();
  await login.tryToEnter(person);
  await eventually(() => login.refusal.innerText(), expect.stringContaining(WORDS[language].wrong));
}

/** Document and mobile are free again; the name never is, so that nobody is taken for who left. */
async function mayComeBack({ portal, person, site }: Citizen): Promise<void> {
  await aMinuteLater(site);
  const name = await fetch(`${site.baseUrl}/api/v1/accounts/usernames/${person.username}`);
  expect(await name.json()).toEqual({ isFree: false });
  const back = { ...person, username: `${person.username}_again`, password: aPassword() };
  await register(site.baseUrl, back);
  await portal.login.enter(back);
  expect(await portal.page.getByTestId('citizen').innerText()).toContain(person.realName);
}

describe('the log and the figures of it all', () => {
  it('name nobody', () =>
    house.journey(async ({ site }) => {
      const log = site.readLog();
      const metrics = await (await fetch(`${site.baseUrl}/metrics`)).text();
      for (const path of ['/api/v1/me/mobile', '/api/v1/me/closing']) expect(log).toContain(path);
      expect(metrics).toContain('haopai_');
      expect(privateFactCount()).toBeGreaterThan(TODAYS.length * PRIVATE_FACTS_EACH);
      expect(privateFactsIn(log)).toEqual([]);
      expect(privateFactsIn(metrics)).toEqual([]);
    }));
});
