// One load of a page, seen in every width, theme and language of it, and in large text.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type Language, LANGUAGES } from '@haopai/rules';
import { bedEnvironment, isNightly } from '../bed/bed-environment';
import { collisionsOf } from './collisions';
import { barriersOf, overhangPx, settle } from './look';
import { misplacedIn } from './misplaced';

const DAY_MS = 24 * 3_600_000;
const HEIGHT = 800;
const FRAMES_WITHIN_MS = 2_000;
const THEMES = ['light', 'dark'] as const;

/** Another view of the same page. */
export interface Side {
  readonly language: Language;
  readonly colorScheme: (typeof THEMES)[number];
  readonly width: number;
  readonly text: 'normal' | 'large';
}

/** What lies between a phone or the office's small window and a desk. */
const NARROW_BELOW_PX = 1_000;

/** Which themes and languages have their turn at a width: four looks, all eight sides. */
function turnsAt(
  { language, colorScheme, width }: Side,
  lookNo: number,
): { readonly isThemes: boolean; readonly isLanguages: boolean } {
  const isNarrow = width < NARROW_BELOW_PX;
  return {
    isThemes: ((colorScheme === 'light') === isNarrow) === (lookNo % 2 === 0),
    isLanguages: ((language === 'zh') === isNarrow) === (Math.floor(lookNo / 2) % 2 === 0),
  };
}

/** Two sides that differ in all, and the next time two others. */
export function isTurn(side: Side, lookNo: number): boolean {
  const { isThemes, isLanguages } = turnsAt(side, lookNo);
  return isThemes && isLanguages;
}

/** Of those two sides one on one day and the other on the next. */
export function isSearchTurn(side: Side, lookNo: number, nowMs = Date.now()): boolean {
  const isOddDay = Math.floor(nowMs / DAY_MS) % 2 === 1;
  return isTurn(side, lookNo) && side.width < NARROW_BELOW_PX === ((lookNo % 3 === 0) === isOddDay);
}

/**
 * All of it unfolded; what changes is what a visitor may change. By day a page is seen from two sides, and another page, of another `lookNo`, from others;
 * by night, and for pictures, from all. Barriers, which take longest, are looked for by day from one of them, by night in both themes at each width. `enlargedAtPx`
 * are widths at which it is seen in large text too.
 */
export async function lookAtAllSides(
  page: Page,
  widthsPx: readonly number[],
  lookNo: number,
  enlargedAtPx: readonly number[] = [],
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  await page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute('open', '');
  });
  for (const language of LANGUAGES) {
    const sides = widthsPx.flatMap((width) =>
      sidesAt({ language, width }, lookNo, enlargedAtPx.includes(width)),
    );
    if (sides.length > 0) await switchTo(page, language);
    for (const side of sides) {
      await page.setViewportSize({ width: side.width, height: HEIGHT });
      await page.emulateMedia({ colorScheme: side.colorScheme, reducedMotion: 'reduce' });
      await page.evaluate((text) => document.documentElement.setAttribute('data-text', text), side.text);
      const overhang = await overhangPx(page);
      await photograph(page, side);
      const collisions = await collisionsOf(page);
      const misplaced = await misplacedIn(page);
      const isSearched = isNightly() ? turnsAt(side, lookNo).isLanguages : isSearchTurn(side, lookNo);
      const barriers = side.text === 'normal' && isSearched ? await barriersOf(page) : [];
      if (overhang + collisions.length + misplaced.length + barriers.length > 0)
        found.push({ ...side, overhang, collisions, misplaced, barriers });
    }
    await page.evaluate(() => document.documentElement.setAttribute('data-text', 'normal'));
  }
  return found;
}

async function switchTo(page: Page, language: Language): Promise<void> {
  if ((await page.locator('html').getAttribute('lang'))?.startsWith(language) !== false) return;
  // Not with the mouse, which waits until nothing moves: that is another journey's business.
  await page.getByTestId('language').dispatchEvent('click');
  await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
  await untilDrawn(page);
  await settle(page);
}

function sidesAt(
  place: Pick<Side, 'language' | 'width'>,
  lookNo: number,
  isEnlarged: boolean,
): readonly Side[] {
  const all = THEMES.map((colorScheme): Side => ({ ...place, colorScheme, text: 'normal' }));
  const isAllSeen = isNightly() || bedEnvironment().pictures !== null;
  const seen = isAllSeen ? all : all.filter((side) => isTurn(side, lookNo));
  if (seen.length === 0 || !isEnlarged) return seen;
  return [...seen, { ...place, colorScheme: 'light', text: 'large' }];
}

/**
 * For people to look at: the specs see what is too wide or in the way, not what is ugly. The window is as high as the page for a
 * moment: a picture of more than the window comes in pieces when the machine is busy.
 */
async function photograph(page: Page, { width, colorScheme, language, text }: Side): Promise<void> {
  const { pictures } = bedEnvironment();
  if (pictures === null) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await untilDrawn(page);
  const name = new URL(page.url()).pathname.replace(/[^\p{L}\p{N}]+/gu, '-');
  await page.screenshot({
    path: path.join(pictures, `${name}-${width}-${text === 'large' ? text : colorScheme}-${language}.jpg`),
    type: 'jpeg',
    quality: 75,
  });
  await page.setViewportSize({ width, height: HEIGHT });
}

/** What a press has begun is on the page, though not what it asks the api for. A page that lies behind another may get no frame at all. */
async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(
    (limitMs) =>
      new Promise((drawn) => {
        requestAnimationFrame(() => requestAnimationFrame(drawn));
        setTimeout(drawn, limitMs);
      }),
    FRAMES_WITHIN_MS,
  );
}
