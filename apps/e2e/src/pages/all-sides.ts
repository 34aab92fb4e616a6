// One load of a page, seen in every width, theme and language of it, and in large text.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { type Language, LANGUAGES } from '@haopai/rules';
import { bedEnvironment, isNightly } from '../bed/bed-environment';
import { collisionsOf } from './collisions';
import { barriersOf, overhangPx, settle } from './look';
import { misplacedIn } from './misplaced';

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

/**
 * All of it unfolded; what changes is what a visitor may change. Barriers, which take longest, are looked for at the sides that are to be
 * searched. A theme moves nothing: by night, and for pictures, each width of each language is seen in both, else in the one to be searched.
 * `enlargedAtPx` are widths at which it is seen in large text too.
 */
export async function lookAtAllSides(
  page: Page,
  widthsPx: readonly number[],
  isToBeSearched: (side: Side) => boolean,
  enlargedAtPx: readonly number[] = [],
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const summary of await page.locator('summary').all()) await summary.click();
  for (const language of LANGUAGES) {
    if ((await page.locator('html').getAttribute('lang'))?.startsWith(language) === false) {
      // Not with the mouse, which waits until nothing moves: that is another journey's business.
      await page.getByTestId('language').dispatchEvent('click');
      await page.locator(`html[lang^=${language}]`).waitFor({ state: 'attached' });
      await untilDrawn(page);
      await settle(page);
    }
    for (const width of widthsPx) {
      await page.setViewportSize({ width, height: HEIGHT });
      const themes = themesOf({ language, width, text: 'normal' }, isToBeSearched);
      const sides: Side[] = themes.map((colorScheme) => ({ language, colorScheme, width, text: 'normal' }));
      if (enlargedAtPx.includes(width)) sides.push({ language, colorScheme: 'light', width, text: 'large' });
      for (const side of sides) {
        await page.emulateMedia({ colorScheme: side.colorScheme, reducedMotion: 'reduce' });
        await page.evaluate((text) => document.documentElement.setAttribute('data-text', text), side.text);
        const overhang = await overhangPx(page);
        await photograph(page, side);
        const collisions = await collisionsOf(page);
        const misplaced = await misplacedIn(page);
        const barriers = side.text === 'normal' && isToBeSearched(side) ? await barriersOf(page) : [];
        if (overhang + collisions.length + misplaced.length + barriers.length > 0)
          found.push({ ...side, overhang, collisions, misplaced, barriers });
      }
      await page.evaluate(() => document.documentElement.setAttribute('data-text', 'normal'));
    }
  }
  return found;
}

function themesOf(
  place: Omit<Side, 'colorScheme'>,
  isToBeSearched: (side: Side) => boolean,
): readonly Side['colorScheme'][] {
  if (isNightly() || bedEnvironment().pictures !== null) return THEMES;
  const searched = THEMES.filter((colorScheme) => isToBeSearched({ ...place, colorScheme }));
  return searched.length > 0 ? searched : [THEMES[0]];
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
