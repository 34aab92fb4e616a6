// A visitor of a journey with the engine that the journey names: Chromium's is the house's own, the others are started for this journey alone.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlaywrightWire } from '../../../../tools/browser/engines/chromium';
import { EnginePage } from '../../../../tools/browser/engines/engine-page';
import { openFirefox } from '../../../../tools/browser/engines/firefox';
import { openWebKit } from '../../../../tools/browser/engines/webkit';
import type { EngineName, Wire } from '../../../../tools/browser/engines/wire';
import { bedEnvironment } from './bed-environment';
import type { Ground, Journey } from './house';

/** The bars of WebKit's window take of its height. */
const WINDOW = { width: 1440, height: 900 };

/** `baseURL` is where this visitor reaches the site. When `go` fails, what was seen last is kept. */
export async function inEngine(
  name: EngineName,
  { visitor }: Pick<Journey<Ground>, 'visitor'>,
  baseURL: string,
  go: (page: EnginePage) => Promise<void>,
): Promise<void> {
  const wire = await open(name, async () => new PlaywrightWire(await visitor({ baseURL, hasTouch: true })));
  try {
    await go(new EnginePage(wire, baseURL));
  } catch (error) {
    const picture = await wire.screenshot().catch(() => null);
    if (picture !== null) writeFileSync(path.join(bedEnvironment().evidence, `in-${name}.png`), picture);
    throw error;
  } finally {
    await wire.close();
  }
}

function open(name: EngineName, chromium: () => Promise<Wire>): Promise<Wire> {
  if (name === 'Chromium') return chromium();
  const { engines } = bedEnvironment();
  if (engines === null)
    throw new Error(
      `no ${name} to look at the site with: put firefox-esr, WebKitWebDriver (webkit2gtk-driver) and Xvfb on the PATH, or let apt-get work (root, or sudo without a password)`,
    );
  if (name === 'Firefox') return openFirefox(engines.firefox, WINDOW);
  return openWebKit({ driver: engines.webkit, screen: engines.screen }, WINDOW);
}
