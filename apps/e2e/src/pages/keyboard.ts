// A visitor who has a keyboard and nothing else: Tab, arrows, Space, Enter and letters, and no look at where anything stands.
import type { Page } from 'playwright-core';

/** More places to stop at than any page has. */
const TABS_MAX = 120;

export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab until the element has the focus; fails when it is not among those that Tab reaches. */
  async reach(testId: string): Promise<void> {
    const passed: (string | null)[] = [];
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
      const focused = await this.focused();
      if (focused === testId) return;
      passed.push(focused);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${testId}; it passed ${passed.join(', ')}`);
  }

  /** Into a field, in place of what stands there. */
  async type(testId: string, text: string): Promise<void> {
    await this.reach(testId);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  async press(testId: string, key: 'Enter' | 'Space' | 'ArrowDown'): Promise<void> {
    await this.reach(testId);
    await this.page.keyboard.press(key);
  }

  /** In a list of which nothing is chosen yet. */
  async chooseFirst(testId: string): Promise<void> {
    await this.press(testId, 'ArrowDown');
  }

  /** By its test id; null for what has none. */
  focused(): Promise<string | null> {
    return this.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);
  }
}
