// One drill from nothing to its verdict: a storm, a backup in its middle, the machine lost, and its database brought back from the backup alone.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from 'mysql2/promise';
import { Shopping } from '../chaos/shop/shopping';
import { Stage } from '../chaos/stage/stage';
import { Storm } from '../chaos/storm/storm';
import { between, seededChance } from '../load';
import { type Note, startPrivateServices } from '../services';
import { type BackupKeys, makeBackupKeys, obtainBackupPrograms, runBackupScript } from './backup-scripts';
import { compare, type Comparison, type Told } from './compare';
import { faultsOfSeals } from './faults-of-seals';
import { LogReader } from './log-reader';
import { paidOrdersOf } from './paid-orders';

const INSTANCES = 2;
const LONG_LOTS = 6;
const SHOPPERS = 3;
/** A city copies each minute; here a storm of seconds is to have several copies. */
const COPY_EVERY_MS = 3_000;
/** Between the last copy and the loss: what is acknowledged in it is what such a loss costs. */
const UNCOPIED_MS = 1_500;
const SECOND_MS = 1_000;

interface DrillWish {
  readonly root: string;
  /** The built api. */
  readonly main: string;
  readonly stormMs: number;
  /** So many seconds between the backup and its last copy are restored, beside the end. */
  readonly moments: number;
  readonly seed: number;
  readonly note: Note;
}

interface Restore {
  /** Null: the end of what was copied. */
  readonly until: string | null;
  readonly ms: number;
  readonly comparison: Comparison;
  /** Bids that were acknowledged later, and are not there; of a moment nobody asks. */
  readonly lostBids: number;
}

export interface DrillRun {
  readonly bids: number;
  readonly backupMs: number;
  readonly backupBytes: number;
  readonly copies: number;
  readonly longestCopyMs: number;
  readonly restores: readonly Restore[];
  /** Acknowledged after the last copy had begun, and lost with the machine. */
  readonly uncopied: { readonly bids: number; readonly ms: number };
  /** What the keys did not do; empty when backups could be opened with the private key alone. */
  readonly keyFindings: readonly string[];
}

interface Backed {
  readonly backupMs: number;
  readonly copiesMs: readonly number[];
  /** Of full seconds: behind the dump. */
  readonly fromMs: number;
  /** All that was acknowledged before then is in the copies. */
  readonly copiedUntilMs: number;
  readonly lostAtMs: number;
}

export async function runDrill(wish: DrillWish): Promise<DrillRun> {
  const { root, note } = wish;
  await obtainBackupPrograms(note);
  const folder = mkdtempSync(path.join(root, 'tmp', 'restore-drill-'));
  const backups = path.join(folder, 'backups');
  mkdirSync(backups, { mode: 0o700 });
  try {
    const keys = makeBackupKeys(folder);
    const { told, backed, database } = await loseMachine(wish, { backups, keys });
    const scripts = { root, backups, database };
    const keyFindings = await faultsOfSeals(scripts);
    const moments = momentsOf(wish, backed);
    const restores: Restore[] = [];
    for (const atMs of [...moments, null])
      restores.push(await restoreAndCompare({ ...scripts, key: keys.key, note }, told, backed, atMs));
    return {
      bids: told.tries.filter(({ answer }) => answer.kind === 'accepted').length,
      backupMs: backed.backupMs,
      backupBytes: bytesIn(backups),
      copies: backed.copiesMs.length,
      longestCopyMs: Math.max(...backed.copiesMs),
      restores,
      uncopied: {
        bids: restores.at(-1)?.lostBids ?? 0,
        ms: backed.lostAtMs - backed.copiedUntilMs,
      },
      keyFindings,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Lost {
  readonly told: Told;
  readonly backed: Backed;
  readonly database: string;
}

async function loseMachine(
  wish: DrillWish,
  { backups, keys }: { readonly backups: string; readonly keys: BackupKeys },
): Promise<Lost> {
  const { root, main, note, seed } = wish;
  note(`${INSTANCES} instances, MySQL and Redis start`);
  const variables = { HAOPAI_IDENTITY: 'off' };
  const stage = await Stage.set({ root, main, instances: INSTANCES, variables, note });
  const baseUrls = stage.instances.map(({ baseUrl }) => baseUrl);
  const { db, services } = stage;
  const storm = new Storm({ db, baseUrls, longLots: LONG_LOTS, onlookers: 0, seed, outageMaxMs: 0, note });
  const shopping = new Shopping({ db, baseUrls, shoppers: SHOPPERS, seed: seed + 4 });
  const log = new LogReader(baseUrls[0] ?? '');
  try {
    await storm.start();
    await shopping.start();
    log.start();
    const from = {
      root,
      url: services.mysqlUrl,
      database: stage.database,
      backups,
      recipient: keys.recipient,
    };
    const backed = await backUp(wish, (...args) => runBackupScript('backup', from, ...args));
    await services.mysql.kill();
    const lostAtMs = Date.now();
    note('the machine is lost');
    await Promise.all([storm.stop(SECOND_MS), shopping.stop(SECOND_MS), log.stop()]);
    const told = {
      ...{ tries: storm.tries, paid: paidOrdersOf(shopping.errands), checkpoints: log.seen },
      lotIds: storm.lots.map(({ id }) => id),
    };
    return { told, backed: { ...backed, lostAtMs }, database: stage.database };
  } finally {
    storm.giveUp();
    shopping.giveUp();
    await stage.strike({ keepsLogs: false });
  }
}

/** Half of the storm, a full backup, and copies of the binlogs until the storm is over. */
async function backUp(
  { stormMs, note }: DrillWish,
  backup: (...args: readonly string[]) => Promise<string>,
): Promise<Omit<Backed, 'lostAtMs'>> {
  const endsAtMs = Date.now() + stormMs;
  await sleep(stormMs / 2);
  const backupMs = await timed(() => backup());
  note(`a full backup in the middle of it: ${seconds(backupMs)}`);
  const fromMs = Math.ceil(Date.now() / SECOND_MS) * SECOND_MS;
  const copiesMs: number[] = [];
  let copiedUntilMs: number;
  do {
    await sleep(COPY_EVERY_MS);
    const beganAtMs = Date.now();
    copiesMs.push(await timed(() => backup('binlogs')));
    copiedUntilMs = beganAtMs;
  } while (Date.now() < endsAtMs);
  await sleep(UNCOPIED_MS);
  return { backupMs, copiesMs, fromMs, copiedUntilMs };
}

/** Full seconds, as restore.sh wants them. */
function momentsOf({ moments, seed }: DrillWish, { fromMs, copiedUntilMs }: Backed): readonly number[] {
  const chance = seededChance(seed + 3);
  const last = Math.floor((copiedUntilMs - fromMs) / SECOND_MS);
  return Array.from({ length: moments }, () => fromMs + between(chance, 1, Math.max(last, 1)) * SECOND_MS);
}

interface Restoring {
  readonly root: string;
  readonly backups: string;
  readonly database: string;
  readonly key: string;
  readonly note: Note;
}

/** On a server that has nothing. */
async function restoreAndCompare(
  { root, backups, database, key, note }: Restoring,
  told: Told,
  { copiedUntilMs }: Backed,
  momentMs: number | null,
): Promise<Restore> {
  const until = momentMs === null ? null : wordsOf(momentMs);
  const services = await startPrivateServices({ durability: 'full' });
  const db = createPool({
    uri: `${services.mysqlUrl}/${database}`,
    charset: 'utf8mb4_unicode_ci',
    supportBigNumbers: true,
  });
  try {
    const to = { root, url: services.mysqlUrl, database, backups, key };
    const args = until === null ? ['newest'] : ['newest', '--until', until];
    const ms = await timed(() => runBackupScript('restore', to, ...args));
    const comparison = await compare(db, told, {
      ...{ atMs: momentMs ?? copiedUntilMs, isMoment: momentMs !== null },
    });
    note(`restored to ${until ?? 'the end'}: ${seconds(ms)}, ${comparison.findings.length} findings`);
    // The drill sees what is missing: all that was told is laid beside a copy that was made before.
    const all = momentMs === null ? await compare(db, told, { atMs: Infinity, isMoment: false }) : null;
    const lostBids = all?.findings.filter((finding) => finding.startsWith('lost:')).length ?? 0;
    return { until, ms, comparison, lostBids };
  } finally {
    await db.end();
    await services.stop();
  }
}

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const fromMs = performance.now();
  await work();
  return Math.round(performance.now() - fromMs);
}

function wordsOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

function seconds(ms: number): string {
  return `${(ms / SECOND_MS).toFixed(1)} s`;
}
