// Every dialog of the back office, by where and how it is asked for. Those that ask for a price and those that ask for a reason are one
// each, whatever their words; they are here once for each area that asks.
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { bedEnvironment, isNightly } from '../bed/bed-environment';
import { eventually } from '../bed/eventually';
import type { OfficeQuestions } from '../bed/office-questions';
import { barriersOf, goAndSettle } from './look';

const OVERLAY = '.cdk-overlay-container';
const THEMES = ['light', 'dark'] as const;
/** A browser's window on a screen of 768 lines. */
const LOWEST_DESK = { width: 1366, height: 640 };
const SMALL_WINDOW = { width: 768, height: 800 };

export interface OfficeDialog {
  readonly address: string;
  /** Whether it was asked for by a button that looks grave. */
  readonly ask: (page: Page) => Promise<boolean>;
}

/** The last of those that are pressed opens it. */
function pressing(address: string, ...testIds: readonly string[]): OfficeDialog {
  return pressingIn(address, ...testIds.map((testId) => `[data-testid="${testId}"]`));
}

function pressingIn(address: string, ...places: readonly string[]): OfficeDialog {
  const ask = async (page: Page): Promise<boolean> => {
    let isGrave = false;
    for (const place of places) isGrave = await press(page.locator(place).first());
    return isGrave;
  };
  return { address, ask };
}

async function press(button: Locator): Promise<boolean> {
  const looks = await button.getAttribute('class');
  await button.click();
  return looks?.split(' ').includes('grave') ?? false;
}

/** What is saved as it was asks nothing. */
function changing(address: string, place: string, text: string): OfficeDialog {
  const ask = async (page: Page): Promise<boolean> => {
    await page.locator(place).first().click();
    await page.locator('main form :is(input, textarea)').first().fill(text);
    return press(page.locator('main form [type=submit]'));
  };
  return { address, ask };
}

export function officeDialogs(of: OfficeQuestions): readonly OfficeDialog[] {
  const control = `control/${of.liveId}`;
  const run = `settlement/reconciliations/${of.runId}`;
  return [
    pressing(`auctions/${of.draftId}`, 'publish'),
    pressing(`auctions/${of.draftId}`, 'discard'),
    pressing(`auctions/${of.draftId}/lots`, 'choose-1', 'remove'),
    ...[`toggle-${of.lotId}`, `withdraw-${of.lotId}`, 'pause-all'].map((act) => pressing(control, act)),
    {
      address: control,
      ask: async (page) => {
        await page.getByTestId('paddle').fill(String(of.paddleNo));
        return press(page.getByTestId('disqualify'));
      },
    },
    {
      address: control,
      ask: async (page) => {
        await page.getByTestId('message').fill('十分钟后继续');
        return press(page.getByTestId('send-message'));
      },
    },
    pressing('reservations', `approve-${of.reservationId}`),
    pressing('reservations', `reject-${of.reservationId}`),
    pressing(`citizens/${of.citizenId}`, 'reveal-all'),
    pressing(`citizens/${of.citizenId}`, 'lock'),
    pressing(`stock/${of.plateId}`, 'act-reprice'),
    pressing(`stock/${of.plateId}`, 'act-withdraw'),
    pressing(`content/articles/${of.draftedArticleId}`, 'publish'),
    pressing(`content/articles/${of.articleId}`, 'withdraw'),
    pressing('content/pictures', 'delete'),
    pressingIn('content/agreements', `[data-testid="agreement-${of.version}"] .grave`),
    changing('content/sms-texts', '[data-testid^="sms-"] button', '验证码 ${code}'),
    pressing('approvals', 'waiting-confirm'),
    pressing('approvals', 'waiting-refuse'),
    pressing('staff/roles', 'role-edit', 'role-ask'),
    pressingIn('settings', '[data-testid=steps-refund] button', '[data-testid=steps-save]'),
    pressing('messages', 'send-failed'),
    pressing('messages', 'choose-all', 'send-chosen'),
    changing('settings', '[data-testid^="setting-"] button', '31'),
    pressing(`settlement/auctions/${of.soldId}`, 'remind'),
    pressing(`settlement/auctions/${of.soldId}`, 'extend'),
    pressing(run, 'explain'),
    pressing(run, 'mend'),
    pressing(`staff/${of.colleagueId}`, 'lock'),
    pressing(`staff/${of.colleagueId}`, 'reset'),
    pressing('settlement/refunds', 'retry'),
    pressing('settlement/refunds', 'say-outside'),
    pressing('settlement/odd-payments', 'close-odd'),
  ];
}

/** Once somebody else has said that it was paid back past the provider. */
export const DIALOGS_OF_OUTSIDE: readonly OfficeDialog[] = [
  pressing('settlement/refunds', 'confirm'),
  pressing('settlement/refunds', 'take-back'),
];

/** In both themes at night, by day in one, and the next dialog in the other; with what it says when it is sent with nothing in it; nothing is done. What is grave is confirmed so, too. */
export async function searchDialog(
  page: Page,
  { address, ask }: OfficeDialog,
  dialogNo: number,
): Promise<readonly unknown[]> {
  await page.setViewportSize(LOWEST_DESK);
  if (new URL(page.url()).pathname !== `/admin/${address}`) await goAndSettle(page, `/admin/${address}`);
  const isGrave = await ask(page);
  const dialog = page.locator(`${OVERLAY} .hp-dialog`);
  await dialog.waitFor();
  await eventually(() => dialog.locator('hp-skeleton').count(), 0);
  const fields = await dialog.locator('textarea, input:not([type=radio])').all();
  for (const field of fields) await field.fill('');
  if (fields.length > 0) {
    await dialog.locator('[type=submit]').click();
    await dialog.locator('[aria-invalid=true]').first().waitFor();
  }
  const themes = isNightly() ? THEMES : [THEMES[dialogNo % 2] ?? 'light'];
  const found = [...(await barriersIn(page, themes))];
  if (!(await isInSight(dialog.locator('[type=submit], [data-testid=confirm-yes]'))))
    found.push('its answer is below the window');
  await photograph(page, address, dialogNo);
  if (isGrave && (await dialog.locator('.grave').count()) !== 1)
    found.push('grave, and not confirmed as such');
  await page.keyboard.press('Escape');
  await eventually(() => dialog.count(), 0);
  return found.length === 0 ? [] : [{ address, found }];
}

/** For people to look at, as it asks for what was left out: on the lowest desk, and on the office's small window. */
async function photograph(page: Page, address: string, dialogNo: number): Promise<void> {
  const { pictures } = bedEnvironment();
  if (pictures === null) return;
  const language = await page.locator('html').getAttribute('lang');
  const name = `dialog-${address}-${language}`.replace(/[^\p{L}\p{N}]+/gu, '-');
  for (const size of [LOWEST_DESK, SMALL_WINDOW]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: path.join(pictures, `${name}-${dialogNo}-${size.width}.png`) });
  }
}

/** All of it, without scrolling, on the lowest window that desks have. */
function isInSight(button: Locator): Promise<boolean> {
  return button.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isSeenAt = (y: number) => element.contains(document.elementFromPoint((left + right) / 2, y));
    return isSeenAt(top + 2) && isSeenAt(bottom - 2);
  });
}

async function barriersIn(
  page: Page,
  themes: readonly (typeof THEMES)[number][],
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const barriers = await barriersOf(page, OVERLAY);
    if (barriers.length > 0) found.push({ colorScheme, barriers });
  }
  return found;
}
