// Finds Chromium for whoever looks at the site, or has apt-get bring it together with a font that knows Chinese.
import { aptInstall, findProgram, type Note } from '../services';

/** As root it has no sandbox; it asks nobody for updates, and knows this machine alone. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Chromium, a font for Chinese, and Chromium without its windows, which is not packed everywhere. */
export const BROWSER_PACKAGES = [
  ['chromium', 'fonts-noto-cjk', 'chromium-headless-shell'],
  ['chromium', 'fonts-noto-cjk'],
];

function installedBrowser(): string | null {
  return findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

export async function obtainBrowser(note: Note): Promise<string> {
  const given = process.env.HAOPAI_E2E_CHROMIUM;
  const found = given ?? installedBrowser();
  if (found !== null) return found;
  const hasInstalled = await aptInstall(
    BROWSER_PACKAGES,
    'no Chromium was found, to look at pages with, and a font that knows Chinese',
    note,
  );
  const installed = hasInstalled ? installedBrowser() : null;
  if (installed !== null) return installed;
  throw new Error(
    'No Chromium to look at the site with: put chromium or google-chrome on the PATH, name it in HAOPAI_E2E_CHROMIUM, or let apt-get work (root, or sudo without a password).',
  );
}

/**
 * The same without its windows, where that is there: it shows no pushes, and needs a fifth less of the machine. At night, and where a browser is
 * named, the whole one: what is written down as tried is what people have.
 */
export function browserWithoutWindows(whole: string): string {
  const { HAOPAI_E2E_CHROMIUM: given, HAOPAI_NIGHTLY } = process.env;
  if (given || HAOPAI_NIGHTLY === '1') return whole;
  return findProgram('chromium-headless-shell') ?? whole;
}
