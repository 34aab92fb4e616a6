// A visitor who has a keyboard and nothing else: Tab, arrows, Space, Enter and letters, and who must see where the keyboard is.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

/** More places to stop at than any page has. */
const TABS_MAX = 120;

export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab until the element has the focus; fails when it is not among those that Tab reaches, or does not show it. */
  async reach(testId: string): Promise<void> {
    await this.reachFirst(`[data-testid="${testId}"]`);
  }

  /** Into a field, in place of what stands there. */
  async type(testId: string, text: string): Promise<void> {
    await this.reach(testId);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  async press(testId: string, key: 'Enter' | 'Space' | 'ArrowDown' = 'Enter'): Promise<void> {
    await this.reach(testId);
    await this.page.keyboard.press(key);
  }

  async follow(address: string): Promise<void> {
    await this.reachFirst(`a[href="${address}"]`);
    await this.page.keyboard.press('Enter');
  }

  /** In a list of which nothing is chosen yet. */
  async chooseFirst(testId: string): Promise<void> {
    await this.press(testId, 'ArrowDown');
  }

  /** Another page has opened: its heading has the focus, so that it is read out, and names the window. */
  async hasArrivedAt(heading: string): Promise<void> {
    const focus = () =>
      this.page.evaluate(() => [document.activeElement?.tagName, document.activeElement?.textContent.trim()]);
    await eventually(focus, ['H1', heading]);
    await eventually(() => this.page.title(), expect.stringContaining(heading));
  }

  /** By its test id; null for what has none. */
  focused(): Promise<string | null> {
    return this.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);
  }

  /** Something has the focus, and not the page as a whole, from which the way is as long as the page. */
  async isSomewhere(): Promise<void> {
    await eventually(
      () => this.page.evaluate(() => document.activeElement?.tagName),
      expect.not.stringMatching(/^BODY$/),
    );
  }

  private async reachFirst(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor();
    const passed: (string | null)[] = [];
    const isThere = () =>
      this.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    while (!(await isThere())) {
      if (passed.length > TABS_MAX)
        throw new Error(`Tab does not reach ${selector}; it passed ${passed.join(', ')}`);
      passed.push(await this.focused());
      await this.page.keyboard.press('Tab');
    }
    // A radio button may be shown by the card around it.
    const isShown = await this.page.evaluate(() => {
      const focused = document.activeElement;
      return [focused, focused?.closest('label'), focused?.parentElement].some((element) => {
        if (element === null || element === undefined) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && outlineWidth !== '0px';
      });
    });
    expect({ selector, isShown }).toEqual({ selector, isShown: true });
  }
}
