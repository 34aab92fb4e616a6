// The options of npm run storm.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isScenario, SCENARIOS, type Settings, settingsOf } from '../../load-tests/scenarios/settings.ts';

export interface StormOptions {
  readonly settings: Settings;
  readonly driver: 'k6' | 'node' | 'any';
  /** Instances that run already; empty to start a site of one's own. */
  readonly baseUrls: readonly string[];
  /** The database of those instances. */
  readonly mysqlUrl: string | null;
  readonly jsonFile: string | null;
  readonly htmlFile: string | null;
  /** Only makes the sale and writes it here, for k6 to be run by hand. */
  readonly saleFile: string | null;
  readonly workers: number;
  readonly seed: number;
}

const WORKERS_MAX = 16;

const OPTIONS = {
  scenario: { type: 'string', default: 'storm' },
  bidders: { type: 'string' },
  watchers: { type: 'string' },
  lots: { type: 'string' },
  seconds: { type: 'string' },
  'ack-p99': { type: 'string' },
  'tick-p99': { type: 'string' },
  'error-rate': { type: 'string' },
  driver: { type: 'string', default: 'any' },
  url: { type: 'string', multiple: true },
  mysql: { type: 'string' },
  json: { type: 'string' },
  html: { type: 'string' },
  sale: { type: 'string' },
  workers: { type: 'string', default: '1' },
  seed: { type: 'string' },
} as const;

/** Throws on what it does not know. `variables` name the database when --mysql does not, and thresholds. */
export function readStormOptions(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): StormOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { scenario, driver } = values;
  if (!isScenario(scenario)) throw new Error(`--scenario takes ${SCENARIOS.join(', ')}, not ${scenario}`);
  if (driver !== 'any' && driver !== 'k6' && driver !== 'node')
    throw new Error(`--driver takes k6, node or any`);
  const settings = settingsOf(scenario, {
    ...variables,
    ...given('HAOPAI_BIDDERS', values.bidders),
    ...given('HAOPAI_WATCHERS', values.watchers),
    ...given('HAOPAI_LOTS', values.lots),
    ...given('HAOPAI_SECONDS', values.seconds),
    ...given('HAOPAI_ACK_P99_MS', values['ack-p99']),
    ...given('HAOPAI_TICK_P99_MS', values['tick-p99']),
    ...given('HAOPAI_ERROR_RATE', values['error-rate']),
  });
  if (settings.bidders < 1 || settings.lots < 1)
    throw new Error('a storm has at least one bidder and one lot');
  const site = siteOf(values.url ?? [], values.mysql ?? variables['HAOPAI_MYSQL_URL'] ?? null);
  if (values.sale !== undefined && site.baseUrls.length === 0) {
    throw new Error('--sale is for a site that runs on: name it with --url');
  }
  return {
    settings,
    driver,
    ...site,
    jsonFile: fileOf(values.json),
    htmlFile: fileOf(values.html),
    saleFile: fileOf(values.sale),
    workers: wholeNumber('--workers', values.workers, 1, WORKERS_MAX),
    seed: wholeNumber('--seed', values.seed ?? String(Date.now() % 2 ** 31), 0, 2 ** 31),
  };
}

function siteOf(
  urls: readonly string[],
  mysqlUrl: string | null,
): Pick<StormOptions, 'baseUrls' | 'mysqlUrl'> {
  if (urls.length > 0 && mysqlUrl === null) {
    throw new Error('--url needs the database of those instances too: --mysql mysql://… or HAOPAI_MYSQL_URL');
  }
  return { baseUrls: urls.map(originOf), mysqlUrl };
}

function given(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}

function originOf(url: string): string {
  if (!URL.canParse(url) || new URL(url).origin === 'null')
    throw new Error(`--url takes http://host:port, not ${url}`);
  return new URL(url).origin;
}

function fileOf(name: string | undefined): string | null {
  return name === undefined ? null : path.resolve(name);
}

/** With fewer people, for a shorter time or with more patience than usual nothing is proven. */
export function isUsualAtLeast({ scenario, bidders, watchers, seconds, thresholds }: Settings): boolean {
  const usual = settingsOf(scenario, {});
  return (
    bidders >= usual.bidders &&
    watchers >= usual.watchers &&
    seconds >= usual.seconds &&
    thresholds.ackP99Ms <= usual.thresholds.ackP99Ms &&
    thresholds.tickP99Ms <= usual.thresholds.tickP99Ms &&
    thresholds.errorRate <= usual.thresholds.errorRate
  );
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(`${option} takes a whole number from ${min} to ${max}, not ${text}`);
}
