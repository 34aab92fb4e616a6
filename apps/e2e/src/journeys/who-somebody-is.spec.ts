// Before a deposit it is asked who somebody is: refused and corrected, slow and heard of later, taken by another and given back by the office, from elsewhere and proven.
import type { Page } from 'playwright-core';
import { LANGUAGES } from '@haopai/rules';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { openHouseOn } from '../bed/house';
import { aCar } from '../bed/newcomer';
import { aPerson, aResidentId, type Person } from '../bed/people';
import { Phone } from '../bed/phone';
import { register } from '../bed/registered';
import { SaleSite } from '../bed/sale-site';
import { claimWithPicture, grantClaim } from '../pages/claims';
import { EnrolPage } from '../pages/enrol-page';
import { looksWhole } from '../pages/looks-whole';
import { Portal } from '../pages/portal';

const HOUR_MS = 3_600_000;
const WIDTHS_PX = [360, 1440];
const OFFICE_WIDTHS_PX = [768, 1440];
const DOOR = {
  ...{ HAOPAI_IDENTITY: 'sandbox', HAOPAI_SMS_CODES_PER_ADDRESS: '1000' },
  HAOPAI_LOGIN_TRIES_PER_ADDRESS: '1000',
};

const house = openHouseOn(() => SaleSite.open(DOOR));
let serial = 0;

/** Whose name makes the sandbox answer otherwise. */
function somebody(end = ''): Person {
  serial += 1;
  return { ...aPerson(), realName: `卫${serial}${end}` };
}

async function stateOf(page: Page): Promise<string | null> {
  return page.getByTestId('identity-state').getAttribute('data-state');
}

/** To the review of an enrolment, and sends it. */
async function triesToEnrol(page: Page, auctionId: number): Promise<void> {
  const enrol = new EnrolPage(page);
  await page.goto(`/auctions/${auctionId}/enrol/shares`);
  await enrol.isAt('shares');
  await page.getByTestId('shares-1').check({ force: true });
  await enrol.goOn();
  await enrol.isAt('vins');
  await enrol.fillVin(1, aCar());
  await enrol.goOn();
  await enrol.isAt('review');
  await enrol.goOn();
}

/** The number of the claim. */
async function claims(page: Page, by: 'claim-document' | 'claim-region'): Promise<string> {
  await page.getByTestId(by).click();
  return claimWithPicture(page, () => looksWhole(page, `identity-${by}`, WIDTHS_PX));
}

async function isRefusedAndSeesWhy(page: Page, name: string): Promise<void> {
  await page.getByTestId('enrol-refused').waitFor();
  await looksWhole(page, `${name}-refused`, WIDTHS_PX);
  await page.getByTestId('to-identity').click();
  await page.getByTestId('identity-state').waitFor();
}

describe('who somebody is', () => {
  it.each(LANGUAGES)('is refused, corrected and verified (%s)', (language) =>
    house.journey(async ({ site, sale, visitor }) => {
      const person = somebody('不符');
      await register(site.baseUrl, person);
      const { auctionId } = await sale({ shares: [1], opensInMs: HOUR_MS });
      const portal = new Portal(await visitor());
      const { page } = portal;
      await logInAs(page, person);
      await portal.arrive(language);
      await triesToEnrol(page, auctionId);
      await isRefusedAndSeesWhy(page, `identity-${language}`);
      await eventually(() => stateOf(page), 'refused');
      await looksWhole(page, `identity-${language}-why`, WIDTHS_PX);

      await page.getByTestId('correct-identity').click();
      await page.getByTestId('id-name').fill(`卫${serial}真名`);
      await page.getByTestId('id-number').fill(person.residentId);
      await looksWhole(page, `identity-${language}-correct`, WIDTHS_PX);
      await page.getByTestId('save-identity').click();
      await eventually(() => stateOf(page), 'verified');
      await looksWhole(page, `identity-${language}-verified`, WIDTHS_PX);
      await triesToEnrol(page, auctionId);
      await page.waitForURL('**/account/orders/*');
    }),
  );

  it('is waited for where the answer is slow, and heard of by itself', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const person = somebody('慢慢');
      await register(site.baseUrl, person);
      const { auctionId } = await sale({ shares: [1], opensInMs: HOUR_MS });
      const page = await visitor();
      await logInAs(page, person);
      await triesToEnrol(page, auctionId);
      await isRefusedAndSeesWhy(page, 'identity-slow');
      await eventually(() => stateOf(page), 'waiting');
      await looksWhole(page, 'identity-slow-waiting', WIDTHS_PX);
      await eventually(() => stateOf(page), 'verified');
      await page.goto('/account/notices');
      await page.getByText('实名核验已通过').first().waitFor();
      await triesToEnrol(page, auctionId);
      await page.waitForURL('**/account/orders/*');
    }));

  it('is claimed where another account has the document, and decided by the office', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const squatter = somebody();
      await register(site.baseUrl, squatter);
      const owner = { ...somebody(), residentId: squatter.residentId };
      const { auctionId } = await sale({ shares: [1], opensInMs: HOUR_MS });
      const { page, registration } = new Portal(await visitor());
      await page.goto('/register');
      await registration.agreeAs('person');
      await registration.fillIdentity(owner);
      await registration.goOnTo('place');
      await registration.fillPlace(owner);
      await registration.goOnTo('account');
      await registration.fillAccount(owner);
      await registration.goOnTo('mobile');
      await registration.verify(new Phone(site.baseUrl, owner.mobile));
      await registration.goOnTo('review');
      await registration.refusedAt('identity');
      await looksWhole(page, 'identity-taken', WIDTHS_PX);
      await page.getByTestId('claim-taken').click();
      await page.getByTestId('claims-document').waitFor();
      for (const step of ['review', 'done'] as const) await registration.goOnTo(step);

      await page.goto('/account/identity');
      await eventually(() => stateOf(page), 'refused');
      await looksWhole(page, 'identity-claimed', WIDTHS_PX);
      const claimId = await claims(page, 'claim-document');

      const desk = await visitor();
      await (await BackOffice.enter(site)).letIn(desk);
      await desk.goto(`/admin/claims/${claimId}`);
      await desk.getByTestId('claim-other').waitFor();
      expect(await desk.getByTestId('claim-other').innerText()).toContain(squatter.username);
      await looksWhole(desk, 'identity-claim-desk', OFFICE_WIDTHS_PX);
      await grantClaim(desk);

      await page.goto('/account/identity');
      await eventually(() => stateOf(page), 'verified');
      await triesToEnrol(page, auctionId);
      await page.waitForURL('**/account/orders/*');

      const other = await visitor();
      await logInAs(other, squatter);
      await triesToEnrol(other, auctionId);
      await isRefusedAndSeesWhy(other, 'identity-lost');
      await looksWhole(other, 'identity-lost-why', WIDTHS_PX);
    }));

  it('is of a region that the document names, or that the office approves', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const person = { ...somebody(), residentId: aResidentId('19900307', '110101') };
      await register(site.baseUrl, person);
      const { auctionId } = await sale({ shares: [1], opensInMs: HOUR_MS });
      const page = await visitor();
      await logInAs(page, person);
      await triesToEnrol(page, auctionId);
      await isRefusedAndSeesWhy(page, 'identity-elsewhere');
      await eventually(() => page.getByTestId('identity-region').getAttribute('data-proven'), 'false');
      await looksWhole(page, 'identity-elsewhere-why', WIDTHS_PX);
      const claimId = await claims(page, 'claim-region');
      const desk = await visitor();
      await (await BackOffice.enter(site)).letIn(desk);
      await desk.goto(`/admin/claims/${claimId}`);
      await desk.getByTestId('claim-identity').waitFor();
      await looksWhole(desk, 'identity-region-desk', OFFICE_WIDTHS_PX);
      await grantClaim(desk);
      await triesToEnrol(page, auctionId);
      await page.waitForURL('**/account/orders/*');
    }));
});
