// What the back office says it has just done, at the foot of the screen: once a page is scrolled to its end, it covers no button.
import type { Page } from 'playwright-core';

/** Texts of the buttons and links that lie under it. */
export async function underAnnouncement(page: Page): Promise<readonly string[]> {
  await page.locator('hp-announcement .said').waitFor();
  return page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    const said = document.querySelector('hp-announcement .said')?.getBoundingClientRect();
    if (said === undefined) throw new Error('nothing is said');
    return [...document.querySelectorAll<HTMLElement>('main button, main a')]
      .filter((one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        return bottom > said.top && top < said.bottom && right > said.left && left < said.right;
      })
      .map(({ innerText }) => innerText);
  });
}
