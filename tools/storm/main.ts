// npm run storm: makes the sale of a load test, drives the scenario with k6 or Node, and checks the journal against every answer.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadSale } from '../../load-tests/bidding/sale.ts';
import { cpuMs } from '../bench/sockets/process-figures';
import { checkHistories, prepareLoadSale } from '../load';
import { recordTried } from '../tried/tried';
import { isUsualAtLeast, readStormOptions, type StormOptions } from './arguments';
import { Gatherer } from './gatherer';
import { driveWithK6, findK6 } from './k6-driver';
import { driveWithNode } from './node-driver';
import { pageOf } from './report-page';
import { failedThresholds, tableOf } from './report-table';
import { reportOf, type StormReport } from './storm-report';
import { joinSite, startSite, type StormSite } from './storm-site';
import { waitForSales } from './wait-for-sales';

const root = path.resolve(import.meta.dirname, '..', '..');
const startedAt = performance.now();
const note = (line: string): void =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
/** k6 and worker threads have a moment to start before the lots open. */
const OPENS_IN_MS = 3_000;

let site: Promise<StormSite> | null = null;
let isStopping = false;

async function tidyUp(): Promise<void> {
  await (await site?.catch(() => null))?.stop();
}

/** A second signal is the first one's echo. */
async function stopEarly(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  console.log('\nStopped before the end.');
  await tidyUp();
  process.exit(130);
}

async function runStorm(options: StormOptions): Promise<boolean> {
  const { settings, baseUrls, mysqlUrl, saleFile } = options;
  site =
    mysqlUrl !== null && baseUrls.length > 0
      ? Promise.resolve(joinSite(baseUrls, mysqlUrl))
      : startSite(root, note);
  const { pool, baseUrls: urls, titles, pid } = await site;
  const coming = settings.scenario === 'opening' ? 'pay and stay at home' : 'pay, log in and enter the room';
  note(`${settings.bidders} bidders ${coming}; ${settings.lots} lots`);
  const { bidders, lots, firstBidMs, countdownMs } = settings;
  const sale = await prepareLoadSale(pool, {
    baseUrls: urls,
    bidders,
    lots,
    firstBidMs,
    countdownMs,
    opensInMs: OPENS_IN_MS,
    staysHome: settings.scenario === 'opening',
  });
  if (saleFile !== null) {
    writeFileSync(saleFile, JSON.stringify(sale), { mode: 0o600 });
    note(`the sale is in ${saleFile}; it opens in ${OPENS_IN_MS / 1_000} s`);
    return true;
  }
  const cpuBeforeMs = cpuMs(pid);
  const { driver, version, gatherer } = await drive(sale, options);
  const cores = coresOf(cpuBeforeMs, cpuMs(pid), settings.seconds);
  note('the last lots are sold; the journal is checked');
  const { journal, unsoldLotIds } = await waitForSales(pool, sale);
  const verdict = checkHistories(journal, gatherer.tries);
  const report = reportOf({ driver, settings, sale, site: titles, cores, gatherer, verdict, unsoldLotIds });
  publish(report, options);
  const hasPassed = failedThresholds(report).length === 0;
  if (hasPassed && isUsualAtLeast(settings)) await writeDown(driver, version);
  return hasPassed;
}

/** What drove the load is one of the things that were seen working (docs/tried.md). */
async function writeDown(driver: 'k6' | 'node', version: string): Promise<void> {
  const name = driver === 'k6' ? 'k6' : 'Node';
  note(await recordTried(root, { kind: 'load', name, version, command: 'npm run storm' }));
}

/** Null where the processes are not ours, or the system does not tell. */
function coresOf(beforeMs: number | null, afterMs: number | null, seconds: number): number | null {
  return beforeMs === null || afterMs === null ? null : (afterMs - beforeMs) / (seconds * 1_000);
}

async function drive(
  sale: LoadSale,
  { settings, driver, workers, seed }: StormOptions,
): Promise<{ readonly driver: 'k6' | 'node'; readonly version: string; readonly gatherer: Gatherer }> {
  const gatherer = new Gatherer();
  const hear = gatherer.hear.bind(gatherer);
  const k6 = driver === 'node' ? null : await findK6();
  if (k6 === null && driver === 'k6') throw new Error('k6 is neither on the PATH nor at hand as an image');
  const people = `${settings.bidders} bidders and ${settings.watchers} who only look`;
  if (k6 !== null) {
    note(`${k6.title} drives ${people} for ${settings.seconds} s`);
    await driveWithK6(k6, { root, sale, settings, hear });
    return { driver: 'k6', version: /\d+(?:\.\d+)+/.exec(k6.title)?.[0] ?? k6.title, gatherer };
  }
  note(`Node drives ${people} for ${settings.seconds} s (--seed ${seed})`);
  await driveWithNode({ sale, settings, hear }, { workers, seed });
  return { driver: 'node', version: process.versions.node, gatherer };
}

function publish(report: StormReport, { jsonFile, htmlFile }: StormOptions): void {
  console.log(`\n${tableOf(report)}\n`);
  if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  if (htmlFile !== null) writeFileSync(htmlFile, pageOf(report));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => void stopEarly());
}
process.channel?.unref();

let exitCode = 1;
try {
  if (await runStorm(readStormOptions(process.argv.slice(2), process.env))) exitCode = 0;
} catch (error) {
  if (!isStopping) console.error(error instanceof Error ? error.message : error);
}
if (!isStopping) {
  await tidyUp();
  process.exit(exitCode);
}
