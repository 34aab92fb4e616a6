// A person registers, from the agreement to the last page; an organisation as far as its documents.
import type { Page } from 'playwright-core';
import { HOME_REGION } from '../../seed';
import { fill, settle, type Visit } from '../visit';
import { ORGANISATIONS, PASSWORD, PERSONS } from './people';

type Step = 'agreement' | 'kind' | 'identity' | 'place' | 'account' | 'mobile' | 'review' | 'done';

async function goOnTo(page: Page, step: Step): Promise<void> {
  await page.getByTestId('register-next').click();
  await page.getByTestId(`register-${step}`).waitFor();
  await settle(page);
}

const form = (page: Page) => page.locator('main form');

/** Leaves the browser where the person is registered and logged in. */
export async function registerPerson(visit: Visit): Promise<Page> {
  const { camera } = visit;
  const { username, name, identity } = visit.own(PERSONS);
  const page = await visit.open('tablet');
  await visit.go(page, '/register/guide');
  await goOnTo(page, 'agreement');
  await page.getByTestId('agree').check();
  await page.getByTestId('identity-consent').check();
  await camera.takeAround('register-agreement', page, page.getByTestId('register-next'));
  await goOnTo(page, 'kind');
  await page.getByTestId('kind-person').check();
  await camera.take('register-kind', page, form(page));
  await goOnTo(page, 'identity');
  await fill(page, { 'real-name': name, 'resident-id': identity.document.number });
  await camera.take('register-person', page, form(page));
  await goOnTo(page, 'place');
  await page.getByTestId('region').selectOption(HOME_REGION);
  await fill(page, { address: identity.address });
  await goOnTo(page, 'account');
  await fill(page, { 'new-username': username, 'new-password': PASSWORD });
  await goOnTo(page, 'mobile');
  await fill(page, { mobile: identity.mobile });
  await visit.askForCode(page, 'sms-code', identity.mobile);
  await camera.take('register-mobile', page, form(page));
  await goOnTo(page, 'review');
  await camera.take('register-review', page, form(page));
  await goOnTo(page, 'done');
  await page.getByTestId('citizen').waitFor();
  return page;
}

export async function beginAsOrganisation(visit: Visit): Promise<void> {
  const { name, identity } = visit.own(ORGANISATIONS);
  const page = await visit.open('tablet');
  await visit.go(page, '/register/guide');
  await goOnTo(page, 'agreement');
  await page.getByTestId('agree').check();
  await page.getByTestId('identity-consent').check();
  await goOnTo(page, 'kind');
  await page.getByTestId('kind-organisation').check();
  await goOnTo(page, 'identity');
  await fill(page, {
    'org-name': name,
    'org-code': identity.document.number,
    'rep-name': identity.representative?.name ?? '',
    'rep-id': identity.representative?.residentId ?? '',
  });
  await visit.camera.take('register-organisation', page, form(page));
  await page.context().close();
}
