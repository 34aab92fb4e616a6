// A page as it stands in the middle of a journey, at the widths of an office and of a desk: nothing stands out, nothing lies upon another, nobody is
// shut out; and a picture of it for people, where they are asked for.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { bedEnvironment } from '../bed/bed-environment';
import { collisionsOf } from './collisions';
import { barriersOf, overhangPx } from './look';
import { misplacedIn } from './misplaced';

const WIDTHS_PX = [768, 1440];
const HEIGHT = 900;

/** `name` is the picture's. */
export async function looksWhole(page: Page, name: string, widthsPx = WIDTHS_PX): Promise<void> {
  const before = page.viewportSize();
  const found: unknown[] = [];
  for (const width of widthsPx) {
    await page.setViewportSize({ width, height: HEIGHT });
    const overhang = await overhangPx(page);
    const faults = [...(await collisionsOf(page)), ...(await misplacedIn(page)), ...(await barriersOf(page))];
    if (overhang > 0 || faults.length > 0) found.push({ width, overhang, faults });
    await keepPicture(page, `${name}-${width}`);
  }
  if (before !== null) await page.setViewportSize(before);
  expect(found).toEqual([]);
}

/** Of all of the page, or of what the window shows; none where `HAOPAI_E2E_PICTURES` names no place for it. */
export async function keepPicture(page: Page, name: string, of: 'page' | 'window' = 'page'): Promise<void> {
  const { pictures } = bedEnvironment();
  if (pictures === null) return;
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: of === 'page' });
}
