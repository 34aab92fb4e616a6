// The demo's witness of its public log: it signs beside the site, with a key and a memory of its own (docs/record.md). Not where the environment names others.
import { hash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { formatVerifierKey, noteKey } from '@haopai/log';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { keyPairOfSeed, sha256 } from '../public-log/node-crypto';
import { keyVariables, LOOPBACK, type SiteKeys } from '../services';
import { serveWitness } from '../witness/serve-witness';
import { WitnessFile } from '../witness/witness-file';

const NAME = 'witness.demo';

export interface DemoWitness {
  /** What the api is told: whose log it is, its key, and who signs with it. */
  readonly variables: Record<string, string>;
  /** Null where none was started. */
  readonly name: string | null;
  readonly stop: () => Promise<void>;
}

interface Settings {
  /** What it must never lose. */
  readonly folder: string;
  readonly logName: string;
  readonly keys: SiteKeys;
  /** Whether the database has one. Where it has none another begins, and so does the witness, with another key: it would not sign this one. */
  readonly hasLog: boolean;
}

/** Before the site. */
export async function startDemoWitness(settings: Settings): Promise<DemoWitness> {
  if (process.env.HAOPAI_PUBLIC_LOG_WITNESSES !== undefined)
    return { variables: {}, name: null, stop: () => Promise.resolve() };
  const { folder, hasLog } = settings;
  const logName = process.env.HAOPAI_PUBLIC_LOG_NAME ?? settings.logName;
  const seed = seedOf(settings.keys);
  const logKey = noteKey(sha256, logName, 'ed25519', keyPairOfSeed(seed).publicKey);
  if (!logKey.ok) throw new Error(`HAOPAI_PUBLIC_LOG_NAME: ${logName} is no name for a log`);
  if (!hasLog) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = WitnessFile.open(folder, NAME);
  const tell = (): void => undefined;
  const witness = await serveWitness({
    folder,
    file,
    logKeys: [logKey.value],
    host: LOOPBACK,
    port: 0,
    tell,
  });
  return {
    variables: {
      HAOPAI_PUBLIC_LOG_NAME: logName,
      HAOPAI_PUBLIC_LOG_KEY: seed.toString('base64'),
      HAOPAI_PUBLIC_LOG_WITNESSES: `${witness.url} ${formatVerifierKey(file.key)}`,
    },
    name: NAME,
    stop: witness.close,
  };
}

/** As the api makes it where none is given (its read-public-log.ts): logs that an older demo began go on. */
function seedOf(keys: SiteKeys): Buffer {
  const given = process.env.HAOPAI_PUBLIC_LOG_KEY;
  if (given !== undefined) return Buffer.from(given, 'base64');
  return hash('sha256', `haopai public log\n${keyVariables(keys).HAOPAI_SESSION_SECRET}`, 'buffer');
}

export async function hasLog(db: Pool): Promise<boolean> {
  const [tables] = await db.query<RowDataPacket[]>("SHOW TABLES LIKE 'log\\_leaves'");
  if (tables.length === 0) return false;
  const [leaves] = await db.query<RowDataPacket[]>('SELECT leaf_index FROM log_leaves LIMIT 1');
  return leaves.length > 0;
}
