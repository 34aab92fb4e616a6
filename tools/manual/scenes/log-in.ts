// The ways in: by password, by a code on the phone, and back in when the password is forgotten.
import type { Page } from 'playwright-core';
import { fill, type Visit } from '../visit';
import { PASSWORD, PERSONS } from './people';

const form = (page: Page) => page.locator('main form').first();

async function hasEntered(page: Page): Promise<void> {
  await page.getByTestId('citizen').waitFor();
  await page.waitForURL(({ pathname }) => pathname !== '/login');
}

/** The person who registered, on another device. */
export async function logInByPassword(visit: Visit): Promise<void> {
  const page = await visit.open('tablet');
  await visit.go(page, '/login');
  const { username } = visit.own(PERSONS);
  await fill(page, { 'login-username': username, 'login-password': PASSWORD });
  await visit.camera.take('log-in-by-password', page, page.getByTestId('to-registration'));
  await page.getByTestId('login-submit').click();
  await hasEntered(page);
}

/** Leaves the browser logged in. */
export async function logInBySms(visit: Visit, mobile: string): Promise<Page> {
  const page = await visit.open('tablet');
  await visit.go(page, '/login');
  await page.getByTestId('login-by-sms').click();
  await fill(page, { 'login-mobile': mobile });
  await visit.askForCode(page, 'login-code', mobile);
  await visit.camera.take('log-in-by-sms', page, page.getByTestId('to-registration'));
  await page.getByTestId('login-submit').click();
  await hasEntered(page);
  return page;
}

/** As far as the new password, which is not saved: whoever has this number bids later. */
export async function beginRecovery(visit: Visit, mobile: string): Promise<void> {
  const page = await visit.open('tablet');
  await visit.go(page, '/recover/mobile');
  await fill(page, { 'recover-mobile-number': mobile });
  await visit.camera.take('recover-mobile', page, form(page));
  await page.getByTestId('recover-next').click();
  await page.getByTestId('recover-password').waitFor();
  await fill(page, { 'sms-code': await visit.codeFor(mobile), 'new-password': PASSWORD });
  await visit.camera.take('recover-password', page, form(page));
  await page.context().close();
}
