// Finds Firefox and WebKit for journeys in every engine, or has apt-get bring them.
import { findMiniBrowser } from '../browser/engines/webkit';
import { aptInstall, findProgram, type Note } from '../services';

const FIREFOX = ['firefox-esr', 'firefox'];
/** In the packages' order: its driver, and a screen that nobody sees. */
const WEBKIT = { driver: 'WebKitWebDriver', screen: 'Xvfb' };
export const ENGINE_PACKAGES = [['firefox-esr', 'webkit2gtk-driver', 'xvfb']];

/** The variables by which specs find them. */
export interface EngineVariables {
  readonly HAOPAI_E2E_FIREFOX: string;
  readonly HAOPAI_E2E_WEBKIT: string;
  readonly HAOPAI_E2E_SCREEN: string;
}

function installedEngines(): EngineVariables | null {
  const firefox = process.env.HAOPAI_E2E_FIREFOX ?? findProgram(...FIREFOX);
  const webkit = process.env.HAOPAI_E2E_WEBKIT ?? findProgram(WEBKIT.driver);
  const screen = findProgram(WEBKIT.screen);
  if (firefox === null || webkit === null || screen === null || findMiniBrowser() === null) return null;
  return { HAOPAI_E2E_FIREFOX: firefox, HAOPAI_E2E_WEBKIT: webkit, HAOPAI_E2E_SCREEN: screen };
}

/** Null where they are not and cannot be brought: journeys in every engine then fail, and say what is missing; all others run. */
export async function obtainEngines(note: Note): Promise<EngineVariables | null> {
  const found = installedEngines();
  if (found !== null) return found;
  const why = 'citizens come with Firefox and iPhones, too, and a journey bids in each engine';
  await aptInstall(ENGINE_PACKAGES, why, note);
  return installedEngines();
}
