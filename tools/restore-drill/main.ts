// npm run restore-drill: what its options say, and what came of it. Exit code 1 when anything that was acknowledged is missing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildApps } from '../build/build-apps';
import { readDrillOptions } from './arguments';
import { drillJson, drillTable } from './report';
import { runDrill } from './run-drill';

const root = path.resolve(import.meta.dirname, '..', '..');
const startedAt = performance.now();
const note = (line: string): void =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

async function run(): Promise<number> {
  const { stormMs, moments, seed, jsonFile } = readDrillOptions(process.argv.slice(2), Date.now());
  note(`--seed ${seed} chooses the same seconds again`);
  mkdirSync(path.join(root, 'tmp'), { recursive: true });
  const dist = mkdtempSync(path.join(root, 'tmp', 'restore-drill-dist-'));
  process.once('exit', () => rmSync(dist, { recursive: true, force: true }));
  note('the api is built');
  await buildApps(root, ['api'], dist);
  const main = path.join(dist, 'api', 'main.js');
  const json = drillJson(await runDrill({ root, main, stormMs, moments, seed, note }), seed);
  console.log(`\n${drillTable(json)}\n`);
  if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(json, null, 2)}\n`);
  return json.findings.length === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  // The servers end with this process; their folders are swept by the next run.
  process.on(signal, () => process.exit(130));
}
process.channel?.unref();

try {
  process.exit(await run());
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
