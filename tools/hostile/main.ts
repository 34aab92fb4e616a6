// npm run hostile: a site, twenty bidders, crowds of strangers one after the other; then what each bidder felt. Exit code 1 when anything was missed.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AgreementView } from '@haopai/contracts';
import { type LoadSale, prepareLoadSale } from '../load';
import { makeListings, makeCitizens, LOAD_TEST_PASSWORD } from '../seed';
import { plateOf } from '../seed/plate-numbers';
import { type HostileOptions, readHostileOptions } from './arguments';
import { judgePhases } from './judge';
import { figuresOfPhase, type PhaseFigures } from './phase';
import { hostileJson, hostileTable } from './report';
import { runPhases } from './run-phases';
import { type HostileSite, openHostileSite } from './site';

const LOTS = 4;
/** With pages, for people with browsers, on a lot of their own. */
const GUESTS = 2;
/** To be searched among. */
const LISTINGS = 2_000;
const VICTIMS = 200;
/** Longer than any run: no lot ends because nobody bids while the crowds change. */
const COUNTDOWN_MS = 2 * 60 * 60_000;
const FEN_PER_YUAN = 100;

const root = path.resolve(import.meta.dirname, '..', '..');
const startedAt = performance.now();
const note = (line: string): void =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

let site: Promise<HostileSite> | null = null;
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

async function prepareSale({ pool, baseUrl }: HostileSite, options: HostileOptions): Promise<LoadSale> {
  const guests = options.hasPages ? GUESTS : 0;
  const all = await prepareLoadSale(pool, {
    baseUrls: [baseUrl],
    lots: guests > 0 ? LOTS + 1 : LOTS,
    bidders: options.bidders + guests,
    firstBidMs: COUNTDOWN_MS,
    countdownMs: COUNTDOWN_MS,
  });
  for (const { id } of all.lots.slice(LOTS))
    note(`for people: ${baseUrl}/auctions/${all.auctionId}/lots/${id}`);
  for (const { username, paddleNo, accessCode } of all.bidders.slice(options.bidders))
    note(`  ${username}, password ${LOAD_TEST_PASSWORD}, paddle ${paddleNo}, access code ${accessCode}`);
  return { ...all, lots: all.lots.slice(0, LOTS), bidders: all.bidders.slice(0, options.bidders) };
}

/** What strangers search among, unless the site has some already. */
async function fillShop({ pool }: HostileSite): Promise<void> {
  const specs = Array.from({ length: LISTINGS }, (_, index) => ({
    plate: plateOf(100_000 + 17 * index),
    priceFen: (500 + (index % 45) * 100) * FEN_PER_YUAN,
  }));
  await makeListings(pool, specs);
}

/** A registration that names another is turned away at once. */
async function versionOfAgreement({ baseUrl }: HostileSite): Promise<string> {
  const answer = await fetch(`${baseUrl}/api/v1/agreements/current?lang=zh`);
  return ((await answer.json()) as AgreementView).version;
}

async function runHostile(options: HostileOptions): Promise<boolean> {
  site = openHostileSite(root, options, note);
  const opened = await site;
  note(`${options.bidders} bidders pay, log in and enter the room of ${LOTS} lots`);
  const sale = await prepareSale(opened, options);
  if (options.site === null) await fillShop(opened);
  const victims = await makeCitizens(opened.pool, VICTIMS);
  const { seconds, share, lateMs, kills, crowds } = options;
  const usernames = victims.map(({ username }) => username);
  const agreementVersion = await versionOfAgreement(opened);
  const run = { site: opened, sale, usernames, agreementVersion, seconds, share, lateMs, kills, note };
  const figures: PhaseFigures[] = [];
  try {
    for await (const phase of runPhases(run, crowds)) figures.push(figuresOfPhase(phase));
  } finally {
    // A run that breaks off says what it has seen until then.
    if (figures.length > 0) report(figures, options, opened.titles);
  }
  return judgePhases(figures, options.p99Ms).missed.length === 0;
}

function report(
  figures: readonly PhaseFigures[],
  { p99Ms, bidders, share, jsonFile }: HostileOptions,
  titles: HostileSite['titles'],
): void {
  const json = hostileJson(figures, judgePhases(figures, p99Ms), { site: titles, bidders, share });
  console.log(`\n${hostileTable(json)}\n`);
  if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(json, null, 2)}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => void stopEarly());
}
process.channel?.unref();

let exitCode = 1;
try {
  if (await runHostile(readHostileOptions(process.argv.slice(2)))) exitCode = 0;
} catch (error) {
  if (!isStopping) console.error(error instanceof Error ? error.stack : error);
}
if (!isStopping) {
  await tidyUp();
  process.exit(exitCode);
}
