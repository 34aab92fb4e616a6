// npm run bench: the chosen rows, group after group, then a table and, if wanted, a JSON file.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseRows, readBenchOptions } from './arguments';
import { BenchBed } from './bench-bed';
import { databaseGroups } from './database/groups';
import { describeMachine } from './machine';
import { keepRows, runGroups } from './measuring/run-groups';
import { compareRows } from './ratios';
import { benchJson, benchTable } from './report';

const root = path.resolve(import.meta.dirname, '..', '..');
const startedAt = performance.now();
const note = (line: string) =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
const GROUPS = [...databaseGroups];
let started: Promise<BenchBed> | null = null;

async function tidyUp(): Promise<void> {
  const bed = await started?.catch(() => null);
  started = null;
  await bed?.dispose();
}

async function stopEarly(): Promise<void> {
  await tidyUp();
  process.exit(130);
}

async function runBench(): Promise<void> {
  const options = readBenchOptions(process.argv.slice(2));
  const ids = chooseRows(
    GROUPS.flatMap(({ rows }) => rows.map(({ id }) => id)),
    options.parts,
  );
  note('private MySQL and Redis start, flushed at each commit');
  started = BenchBed.make(root, note);
  const bed = await started;
  const groups = keepRows(GROUPS, ids);
  const rows = await runGroups(groups, { context: bed, durationMs: options.durationMs, note });
  const machine = describeMachine(bed.serviceTitles);
  const comparisons = compareRows(rows);
  console.log(`\n${benchTable(machine, rows, comparisons)}\n`);
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
  console.error(error instanceof Error ? error.stack : error);
}
await tidyUp();
process.exit(exitCode);
