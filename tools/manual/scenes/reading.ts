// What anybody reads: the home page, the guides, the office, and the results of an auction that is over.
import type { Page } from 'playwright-core';
import type { Visit } from '../visit';
import { MANUAL_WORDS } from '../words';

export async function readGuides(visit: Visit): Promise<void> {
  const page = await visit.open('desktop');
  await visit.go(page, `/guides?search=${encodeURIComponent(MANUAL_WORDS[visit.language].searched)}`);
  await visit.camera.take('guides', page, page.locator('main ol').first());
  await page.context().close();
}

/** While an auction runs. */
export async function arriveAtHome(visit: Visit): Promise<Page> {
  const page = await visit.open('desktop');
  await visit.go(page, '/');
  await page.locator('hp-departure-board hp-plate').first().waitFor();
  await visit.camera.take('home', page, page.locator('main .home'));
  return page;
}

export async function readResults(visit: Visit, auctionId: number): Promise<void> {
  const { camera } = visit;
  const page = await visit.open('desktop');
  await visit.go(page, '/results');
  await page.getByTestId(`result-${auctionId}`).getByRole('link').first().click();
  await page.getByTestId('result-lot-1').waitFor();
  await camera.take('result', page, page.locator('main table'));
  await page.getByTestId('result-lot-1').getByRole('link').click();
  await page.getByTestId('record-result').waitFor();
  await camera.take('record', page, page.getByTestId('record-line').nth(5));
  await page.getByTestId('record-check').click();
  await page.locator('[data-testid=record-verdict] .verdict').waitFor();
  const lastHash = page.locator('details', { has: page.getByTestId('record-last-hash') });
  await lastHash.locator('summary').click();
  await camera.takeAround('record-check', page, lastHash);
  await page.context().close();
}
