// What a page can still do where no more of the program arrives: the line is lost, or a new release has taken the old files away.
import type { Page } from 'playwright-core';

export async function withNoMoreCode(page: Page, act: () => Promise<void>): Promise<void> {
  const scripts = /\.js$/;
  await page.route(scripts, (route) => route.abort());
  await act();
  await page.unroute(scripts);
}
