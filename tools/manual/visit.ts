// Somebody who goes through the site in one language, with a browser for each device, and photographs what is seen.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { type Language, LANGUAGE_FACTS, LANGUAGES } from '@haopai/rules';
import { Camera } from './camera';

const DEVICES = {
  desktop: { viewport: { width: 1_120, height: 740 }, deviceScaleFactor: 1.2 },
  /** For pages of one column, which leave most of a wide window empty. */
  tablet: { viewport: { width: 720, height: 740 }, deviceScaleFactor: 1.35 },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.6, isMobile: true, hasTouch: true },
};
const ACTION_PATIENCE_MS = 20_000;
const TEXT_PATIENCE_MS = 20_000;
const LOOK_AGAIN_AFTER_MS = 200;

export class Visit {
  readonly camera = new Camera();

  constructor(
    private readonly browser: Browser,
    readonly baseUrl: string,
    readonly language: Language,
  ) {}

  /** This visit's of those that there is one of for each language, in the order of the list. */
  own<Thing>(things: readonly Thing[]): Thing {
    return ownOf(things, this.language);
  }

  /** A browser of its own, as one finds it who comes for the first time. */
  async open(device: keyof typeof DEVICES): Promise<Page> {
    const context = await this.browser.newContext({
      ...DEVICES[device],
      baseURL: this.baseUrl,
      locale: LANGUAGE_FACTS[this.language].locale,
      colorScheme: 'light',
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(ACTION_PATIENCE_MS);
    await context.addInitScript(
      (language) => localStorage.setItem('haopai.language', language),
      this.language,
    );
    return context.newPage();
  }

  /** Opens an address and waits until no part of it is a placeholder. */
  async go(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await settle(page);
  }

  /** The same citizen, logged in on another device. */
  async moveTo(device: keyof typeof DEVICES, page: Page): Promise<Page> {
    const other = await this.open(device);
    await other.context().addCookies(await page.context().cookies());
    return other;
  }

  /** Asks for a code beside the field, and types the one that comes. */
  async askForCode(page: Page, field: string, mobile: string): Promise<void> {
    await page.getByTestId(`${field}-send`).click();
    await page.getByTestId(`${field}-sent`).filter({ hasText: /\S/ }).waitFor();
    await fill(page, { [field]: await this.codeFor(mobile) });
  }

  /** The code in the text that this number was sent last, read where the site shows its texts outside production. */
  async codeFor(mobile: string): Promise<string> {
    const untilMs = Date.now() + TEXT_PATIENCE_MS;
    while (Date.now() < untilMs) {
      const answer = await fetch(`${this.baseUrl}/dev/sms?format=json&mobile=${mobile}`);
      const { items } = (await answer.json()) as { items: { params: { code?: string } }[] };
      const code = items.find(({ params }) => params.code !== undefined)?.params.code;
      if (code !== undefined) return code;
      await sleep(LOOK_AGAIN_AFTER_MS);
    }
    throw new Error(`no text with a code came to ${mobile}`);
  }
}

export function ownOf<Thing>(things: readonly Thing[], language: Language): Thing {
  const own = things[LANGUAGES.indexOf(language)];
  if (own === undefined) throw new Error(`the manual (${language}) has nobody or nothing of its own here`);
  return own;
}

export async function settle(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('hp-skeleton').first().waitFor({ state: 'detached' });
}

export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, text] of Object.entries(fields)) await page.getByTestId(field).fill(text);
}
