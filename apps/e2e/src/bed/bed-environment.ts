// Where npm test left the services, the built apps and the browser; the only reader of process.env here.
import path from 'node:path';

export interface BedEnvironment {
  /** Without a database. */
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  /** Holds api/main.js and portal/index.html. */
  readonly dist: string;
  readonly chromium: string;
  /** The same with its windows, for what is shown beside pages. */
  readonly wholeChromium: string;
  /** Null where it is not installed and could not be. */
  readonly engines: { readonly firefox: string; readonly webkit: string; readonly screen: string } | null;
  /** For logs, and for pictures of pages on which a journey failed. */
  readonly evidence: string;
  /** Where a picture of each side of each page is to be kept; null when nobody asked for them. */
  readonly pictures: string | null;
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is missing: npm test -- --only e2e sets it`);
  return value;
}

/** Whether suites that are heavy run with their large counts: all sides of each page, all kills. */
export function isNightly(): boolean {
  return process.env.HAOPAI_NIGHTLY === '1';
}

function enginesOf({
  HAOPAI_E2E_FIREFOX: firefox,
  HAOPAI_E2E_WEBKIT: webkit,
  HAOPAI_E2E_SCREEN: screen,
}: NodeJS.ProcessEnv): BedEnvironment['engines'] {
  return firefox && webkit && screen ? { firefox, webkit, screen } : null;
}

export function bedEnvironment(): BedEnvironment {
  const dist = variable('HAOPAI_TEST_DIST');
  return {
    mysqlUrl: variable('HAOPAI_TEST_MYSQL_URL'),
    redisUrl: variable('HAOPAI_TEST_REDIS_URL'),
    dist,
    chromium: variable('HAOPAI_E2E_CHROMIUM'),
    wholeChromium: variable('HAOPAI_E2E_CHROMIUM_WHOLE'),
    engines: enginesOf(process.env),
    evidence: path.join(path.dirname(dist), 'e2e'),
    pictures: process.env.HAOPAI_E2E_PICTURES ?? null,
  };
}
