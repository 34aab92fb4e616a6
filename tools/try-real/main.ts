// npm run try-real: each part that has what it needs; then a report, and what was seen working as a whole is written down. Exit code 1 when a part failed.
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../services/child-process';
import { findDocker } from '../services/docker';
import { recordTried, type Ran } from '../tried/tried';
import { type PartName, readTryOptions } from './arguments';
import { DATABASE_PARTS, type DatabasePart, tryDatabase } from './database-parts';
import { type Databases, openDatabases } from './databases';
import { type Ending, endingOf, notTried, type TriedPart } from './part';
import { aliyun, alipay, cloudauth, tryIdentity, tryPayment, tryText } from './providers';
import { hasFailed, reportOf } from './report';

const COMMAND = 'npm run try-real';
const root = path.resolve(import.meta.dirname, '..', '..');
const startedAtMs = Date.now();
const note = (line: string): void =>
  console.log(`${((Date.now() - startedAtMs) / 1_000).toFixed(1).padStart(7)} s  ${line}`);

let databases: Databases | null = null;
const isOfDatabase = (part: PartName): part is DatabasePart => DATABASE_PARTS.some((each) => each === part);

/** The shipped files with real base images: its own command, which writes down itself what it saw. */
async function tryContainers(): Promise<Ending> {
  if ((await findDocker()) === null) return notTried('Docker’s engine');
  return endingOf('Docker', () =>
    run('npm', ['run', 'containers', '--', 'test'], { cwd: root, onLine: note }),
  );
}

function tryPart(part: PartName): Promise<Ending> {
  if (isOfDatabase(part)) return tryDatabase(root, part, databases, note);
  if (part === 'containers') return tryContainers();
  if (part === 'identity') return tryIdentity(root, note);
  return part === 'payment' ? tryPayment(root, note) : tryText(root, note);
}

/** Only what ran as a whole. */
function seenWorking(tried: readonly TriedPart[]): readonly Ran[] {
  const passed = (part: PartName): boolean =>
    tried.some((each) => each.part === part && each.ending.kind === 'passed');
  const server = databases?.server;
  return [
    ...(server !== undefined && DATABASE_PARTS.every(passed)
      ? [{ kind: 'database', name: server.series, version: server.version, command: COMMAND } as const]
      : []),
    ...(passed('payment') ? [{ kind: 'provider', ...alipay(root), command: COMMAND } as const] : []),
    ...(passed('identity') ? [{ kind: 'provider', ...cloudauth(root), command: COMMAND } as const] : []),
    ...(passed('text') ? [{ kind: 'provider', ...aliyun(root), command: COMMAND } as const] : []),
  ];
}

async function tryAll(): Promise<number> {
  const { parts, reportFile } = readTryOptions(process.argv.slice(2));
  mkdirSync(path.join(root, 'tmp'), { recursive: true });
  const isChanged = (await run('git', ['-C', root, 'status', '--porcelain'])).trim() !== '';
  const commit = (await run('git', ['-C', root, 'rev-parse', '--short=8', 'HEAD'])).trim();
  if (parts.some(isOfDatabase)) databases = await openDatabases(root, note);
  const tried: TriedPart[] = [];
  for (const part of parts) {
    note(`── ${part}`);
    const fromMs = Date.now();
    const ending = await tryPart(part);
    tried.push({ part, seconds: Math.round((Date.now() - fromMs) / 1_000), ending });
    note(ending.kind === 'notTried' ? `not tried: ${ending.missing}` : ending.kind);
  }
  const written: string[] = [];
  for (const ran of seenWorking(tried)) written.push(await recordTried(root, ran));
  const machine = `${os.type()} ${os.release()}, ${os.availableParallelism()} cores`;
  const report = reportOf({ commit, isChanged, startedAtMs, machine }, tried, written);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  writeFileSync(reportFile, report);
  console.log(`\n${report}\nKept in ${reportFile}`);
  return hasFailed(tried) ? 1 : 0;
}

async function tidyUp(): Promise<void> {
  await databases?.stop();
}

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void tidyUp().finally(() => process.exit(130));
  });
}
process.channel?.unref();

let exitCode = 1;
try {
  exitCode = await tryAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
await tidyUp();
process.exit(exitCode);
