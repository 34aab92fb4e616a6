// A press as the visitor's device makes it: a finger on what has a touch screen, a mouse elsewhere. The two are not the same events.
import type { Locator, Page } from 'playwright-core';

const withFinger = new WeakSet<Page>();

/** Whose page this is has a touch screen and no mouse. */
export function pressesByFinger(page: Page): void {
  withFinger.add(page);
}

export async function press(place: Locator, options: { readonly timeout?: number } = {}): Promise<void> {
  if (withFinger.has(place.page())) await place.tap(options);
  else await place.click(options);
}
