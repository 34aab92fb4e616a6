// The personal centre of the person who registered, and has logged in from a second browser since.
import type { Page } from 'playwright-core';
import type { Visit } from '../visit';

export async function lookThroughAccount(visit: Visit, newcomer: Page): Promise<void> {
  const { camera } = visit;
  const page = await visit.moveTo('desktop', newcomer);
  await visit.go(page, '/account');
  await page.getByTestId('profile').waitFor();
  await camera.take('account', page, page.locator('main .frame'));
  await visit.go(page, '/account/sessions');
  await page.getByTestId('session').nth(1).waitFor();
  await camera.take('sessions', page, page.locator('main .frame'));
  await visit.go(page, '/account/notices');
  await page.getByTestId('notice').first().waitFor();
  await camera.take('notices', page, page.locator('main .frame'));
  await visit.go(page, '/account/export');
  await camera.take('export', page, page.locator('main .frame'));
  await page.context().close();
}
