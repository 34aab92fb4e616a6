// A private MySQL or MariaDB: own folder, own port, loopback only, UTC and utf8mb4, a generated password.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { startServer } from './child-process';
import { type LaunchedService, launchedService } from './launched-service';
import {
  asRoot,
  type Durability,
  flavourOptions,
  initialiseDataFolder,
  type MysqlProgram,
} from './mysql-program';
import { LOOPBACK } from './ports';

export const MYSQL_USER = 'haopai';
const READY_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 30_000;
const BINLOG_KEPT_S = 24 * 3600;

export type { Durability } from './mysql-program';

export interface MysqlSettings {
  readonly program: MysqlProgram;
  /** Holds the data folder, the log and the pid file. */
  readonly home: string;
  readonly port: number;
  readonly password: string;
  readonly durability: Durability;
  /** Beside those that every server here has. */
  readonly more?: readonly string[];
}

export function mysqlUrl(user: string, password: string, port: number): string {
  return `mysql://${user}:${encodeURIComponent(password)}@${LOOPBACK}:${port}`;
}

export function durabilityOptions(durability: Durability): readonly string[] {
  return durability === 'full'
    ? [
        '--log-bin=binlog',
        '--binlog-format=ROW',
        `--binlog-expire-logs-seconds=${BINLOG_KEPT_S}`,
        '--sync-binlog=1',
        '--innodb-flush-log-at-trx-commit=1',
      ]
    : [
        // Nothing waits for a disk: making and dropping a database of 66 tables takes 0.1 s so, and seconds otherwise.
        '--skip-log-bin',
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-flush-method=nosync',
        '--innodb-doublewrite=OFF',
        '--innodb-file-per-table=OFF',
      ];
}

/** A socket's path is limited to 107 characters, and the home may lie deep. */
function socketFolder(home: string): string {
  const name = createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 16);
  return `/tmp/haopai-mysql-${name}`;
}

/** Run by the server at each start, so the account always fits the password that the caller knows. */
function accountSql(password: string): string {
  return [
    `CREATE USER IF NOT EXISTS '${MYSQL_USER}'@'${LOOPBACK}' IDENTIFIED BY '${password}';`,
    `ALTER USER '${MYSQL_USER}'@'${LOOPBACK}' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO '${MYSQL_USER}'@'${LOOPBACK}' WITH GRANT OPTION;`,
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${password}';`,
    '',
  ].join('\n');
}

export async function pingMysql(url: string): Promise<void> {
  const connection = await createConnection({ uri: url, connectTimeout: 2_000 });
  try {
    await connection.query('SELECT 1');
  } finally {
    connection.destroy();
  }
}

/** Ends a server that an earlier, killed start left on this address; none there is fine. */
export async function shutDownLeftMysql(url: string): Promise<void> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 2_000 });
    connection.on('error', () => undefined);
    await connection.query('SHUTDOWN').catch(() => undefined);
    connection.destroy();
  } catch {
    return;
  }
  const untilMs = Date.now() + STOP_PATIENCE_MS;
  while (Date.now() < untilMs) {
    if (
      await pingMysql(url).then(
        () => false,
        () => true,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Its temporary folder is its own: each server deletes at its start whatever looks like an abandoned temporary table, and
 * MariaDB 11.8 whose table was deleted between its making and its opening ends with signal 11.
 */
export async function startMysql(settings: MysqlSettings): Promise<LaunchedService> {
  const { program, home, port, password, durability, more = [] } = settings;
  if (!/^[\w-]+$/.test(password)) throw new Error('a generated password has letters, digits, _ and - only');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const dataDir = path.join(home, `data-${program.flavour}`);
  const tmpDir = path.join(home, 'tmp');
  mkdirSync(tmpDir, { recursive: true, mode: 0o700 });
  const options = [...durabilityOptions(durability), ...flavourOptions(program, durability)];
  // What is to last is made as each program makes it by default.
  if (!existsSync(dataDir))
    await initialiseDataFolder(program, dataDir, tmpDir, durability === 'fast' ? options : []);

  const initFile = path.join(home, 'account.sql');
  writeFileSync(initFile, accountSql(password), { mode: 0o600 });
  const socketDir = socketFolder(home);
  mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  const server = startServer(
    program.file,
    [
      '--no-defaults',
      ...asRoot(),
      `--datadir=${dataDir}`,
      `--tmpdir=${tmpDir}`,
      `--socket=${path.join(socketDir, 's')}`,
      `--pid-file=${path.join(home, 'pid')}`,
      `--port=${port}`,
      `--bind-address=${LOOPBACK}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--default-time-zone=+00:00',
      '--max-connections=400',
      `--init-file=${initFile}`,
      ...options,
      ...more,
    ],
    { logFile: path.join(home, 'log') },
  );
  return launchedService({
    server,
    name: program.title,
    url: mysqlUrl(MYSQL_USER, password, port),
    port,
    ping: pingMysql,
    patienceMs: READY_PATIENCE_MS,
    stop: async () => {
      await server.stop(STOP_PATIENCE_MS);
      rmSync(socketDir, { recursive: true, force: true });
    },
  });
}
