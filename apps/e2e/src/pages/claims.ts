// A claim, from both sides: a citizen makes one with a picture, the office grants it.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { bedEnvironment } from '../bed/bed-environment';

/** One pixel, as WebP. */
const PICTURE = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

/** On the page of a new claim; what it is about stands there already. `look` sees it before it is sent. Returns its number. */
export async function claimWithPicture(page: Page, look: () => Promise<void>): Promise<string> {
  await page.getByTestId('claim-text').fill('附证件图片，请核对。');
  const file = path.join(bedEnvironment().evidence, 'document.webp');
  writeFileSync(file, PICTURE);
  await page.getByTestId('claim-file').setInputFiles(file);
  await look();
  await page.getByTestId('send-claim').click();
  await page.waitForURL(/\/account\/claims\/\d+/);
  return /\/claims\/(\d+)/.exec(page.url())?.[1] ?? '';
}

/** On the office's page of the claim. */
export async function grantClaim(desk: Page): Promise<void> {
  await desk.getByTestId('claim-text').fill('经核实，已认定。');
  await desk.getByTestId('act-grant').click();
  const door = desk.getByTestId('confirm-yes');
  await Promise.race([door.waitFor(), desk.getByTestId('message-answer').waitFor()]);
  if ((await door.count()) > 0) await door.click();
  await desk.getByTestId('message-answer').waitFor();
}
