// npm run bench: the chosen rows, group after group, then a table and, if wanted, a JSON file.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseRows, readBenchOptions } from './arguments';
import { BenchBed } from './bench-bed';
import { startCpuProfile } from './cpu-profile';
import { catalogueGroups } from './catalogue/search-rows';
import { databaseGroups } from './database/groups';
import { describeMachine } from './machine';
import { keepRows, runGroups, skippedRows } from './measuring/run-groups';
import { PageBed } from './pages/page-bed';
import { pageGroups } from './pages/page-rows';
import { compareRows } from './ratios';
import { benchJson, benchTable } from './report';
import { nginxGroups } from './rest/nginx-rows';
import { restGroups } from './rest/rest-rows';
import { socketGroups } from './sockets/groups';
import { SocketBed } from './sockets/socket-bed';

const siteGroups = [...socketGroups, ...catalogueGroups, ...restGroups, ...nginxGroups];

const root = path.resolve(import.meta.dirname, '..', '..');
const startedAt = performance.now();
const note = (line: string) =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
let started: { readonly bed: Promise<BenchBed>; sockets: SocketBed | null; pages: PageBed | null } | null =
  null;
let isStopping = false;

async function tidyUp(): Promise<void> {
  await started?.pages?.dispose();
  await started?.sockets?.dispose();
  await (await started?.bed.catch(() => null))?.dispose();
}

/** A second signal is the first one's echo. What the rows then complain of is that their services are gone. */
async function stopEarly(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  console.log('\nStopped before the end.');
  await tidyUp();
  process.exit(130);
}

async function runBench(): Promise<void> {
  const options = readBenchOptions(process.argv.slice(2));
  const idsOf = ({ rows }: { rows: readonly { id: string }[] }) => rows.map(({ id }) => id);
  const all = [...databaseGroups, ...siteGroups, ...pageGroups];
  const ids = chooseRows(all.flatMap(idsOf), options.parts);
  note('private MySQL and Redis start, flushed at each commit');
  started = { bed: BenchBed.make(root, note), sockets: null, pages: null };
  const bed = await started.bed;
  const sockets = (started.sockets = new SocketBed(bed, options.profileDir));
  const pages = (started.pages = new PageBed(bed));
  const { durationMs, profileDir } = options;
  const profile = profileDir === null ? null : await startCpuProfile(profileDir);
  const rows = [
    ...(await runGroups(keepRows(databaseGroups, ids), { context: bed, durationMs, note })),
    ...(await runGroups(keepRows(siteGroups, ids), { context: sockets, durationMs, note })),
    ...(await runGroups(keepRows(pageGroups, ids), { context: pages, durationMs, note })),
  ];
  await profile?.finish();
  const skipped = [...skippedRows(keepRows(databaseGroups, ids)), ...skippedRows(keepRows(siteGroups, ids))];
  const machine = describeMachine(bed.serviceTitles);
  const comparisons = compareRows(rows);
  console.log(`\n${[benchTable(machine, rows, comparisons), ...skipped].join('\n')}\n`);
  if (options.jsonFile !== null) {
    writeFileSync(options.jsonFile, `${JSON.stringify(benchJson(machine, rows, comparisons), null, 2)}\n`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => void stopEarly());
}
process.channel?.unref();

let exitCode = 0;
try {
  await runBench();
} catch (error) {
  exitCode = 1;
  if (!isStopping) console.error(error instanceof Error ? error.stack : error);
}
if (!isStopping) {
  await tidyUp();
  process.exit(exitCode);
}
