// The program and the backup scripts on a server with the certificate and the accounts of docker/: who shows another certificate, another name or none is
// not spoken to, and whoever speaks without TLS is not let in.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import { aptInstall, findProgram, freePort, keyVariables, TEST_KEYS } from '../services';
import { run } from '../services/child-process';
import type { LaunchedService } from '../services/launched-service';
import { startMysql } from '../services/mysql';
import { findMysqlProgram } from '../services/mysql-program';
import { startApi } from '../load/api-process';

const { HAOPAI_TEST_DIST = '', HAOPAI_TEST_REDIS_URL = '' } = process.env;
const docker = path.join(__dirname, '..', '..', 'docker');
const program = path.join(HAOPAI_TEST_DIST, 'api', 'main.js');
const ADMIN_PASSWORD = 'of-whoever-looks-after-the-server';
jest.setTimeout(240_000);

type Variables = Readonly<Record<string, string>>;

const portOf = ({ url }: LaunchedService): number => Number(new URL(url).port);

/** What make-secrets.sh draws, for a server of that name. */
async function secretsFor(folder: string, name = 'localhost'): Promise<string> {
  cpSync(path.join(docker, 'make-secrets.sh'), path.join(folder, 'make-secrets.sh'));
  const script = path.join(folder, 'make-secrets.sh');
  writeFileSync(script, readFileSync(script, 'utf8').replace('DNS:localhost', `DNS:${name}`));
  const secrets = mkdtempSync(path.join(folder, 'secrets-'));
  await run('sh', [script, secrets]);
  return secrets;
}

describe('a database over TLS, with accounts of its own', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haopai-database-tls-'));
  const backups = path.join(folder, 'backups');
  let secrets: string;
  let strange: string;
  let server: LaunchedService;
  let db: Pool;

  const serverWith = async (more: readonly string[]): Promise<LaunchedService> => {
    const found = await findMysqlProgram();
    if (found === null) throw new Error('there is no MySQL or MariaDB here');
    const home = mkdtempSync(path.join(folder, 'server-'));
    const port = await freePort();
    return startMysql({ program: found, home, port, password: ADMIN_PASSWORD, durability: 'full', more });
  };
  const certificateOf = (place: string): readonly string[] => [
    `--ssl-ca=${place}/mysql_ca`,
    `--ssl-cert=${place}/mysql_certificate`,
    `--ssl-key=${place}/mysql_key`,
  ];
  const secret = (name: string): string => readFileSync(path.join(secrets, name), 'utf8');
  const urlOf = (who: string, port = portOf(server)): string =>
    `mysql://haopai_${who}:${secret(`mysql_${who}_password`)}@localhost:${port}/haopai`;
  const variables = (
    ca: string | null = path.join(secrets, 'mysql_ca'),
    port = portOf(server),
  ): Variables => ({
    NODE_ENV: 'test',
    HAOPAI_MYSQL_URL: urlOf('serve', port),
    HAOPAI_MYSQL_MIGRATE_URL: urlOf('migrate', port),
    HAOPAI_REDIS_URL: HAOPAI_TEST_REDIS_URL,
    HAOPAI_MIGRATE: 'false',
    HAOPAI_UNTRIED: 'mariadb,mysql',
    ...keyVariables(TEST_KEYS),
    ...(ca === null ? {} : { HAOPAI_MYSQL_CA_FILE: ca }),
  });
  const said = (work: Promise<string>): Promise<string> => work.catch((error: unknown) => String(error));
  const order = (env: Variables, ...words: readonly string[]): Promise<string> =>
    said(run(process.execPath, [program, ...words], { env }));

  /** Whoever comes without TLS is let in nowhere, so that every line of the program shows that it has it. */
  async function giveAccounts(): Promise<void> {
    const sql = await run('sh', [path.join(docker, 'mysql', 'accounts.sh'), secrets]);
    for (const statement of sql.split('\n').filter((line) => line !== '')) await db.query(statement);
  }

  beforeAll(async () => {
    if (findProgram('mariadb-binlog', 'mysqlbinlog') === null)
      await aptInstall([['mariadb-client'], ['mysql-client']], 'it makes dumps', () => undefined);
    [secrets, strange] = [await secretsFor(folder), await secretsFor(folder)];
    server = await serverWith(certificateOf(secrets));
    db = createPool({ uri: server.url, connectionLimit: 1 });
    await db.query('CREATE DATABASE haopai CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
    await giveAccounts();
    // Again: what is there is made to fit.
    await giveAccounts();
  });
  afterAll(async () => {
    await db.end();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('is not migrated over a line to somebody else, or without TLS', async () => {
    expect(await order(variables(path.join(strange, 'mysql_ca')), 'migrate')).toMatch(/certificate/);
    expect(await order(variables(null), 'migrate')).toMatch(/Access denied/);
    const [tables] = await db.query<RowDataPacket[]>(
      `SELECT 1 FROM information_schema.tables WHERE table_schema = 'haopai'`,
    );
    expect(tables).toEqual([]);
  });

  it('is migrated and served over TLS alone, door and engine', async () => {
    expect(await order(variables(), 'migrate')).toContain('the database is up to date');
    expect(await order(variables(), 'migrate')).toContain('the database is up to date');
    const api = await startApi({
      program,
      databaseUrl: urlOf('serve'),
      redisUrl: HAOPAI_TEST_REDIS_URL,
      redisPrefix: 'haopai-database-tls:',
      logFile: path.join(folder, 'api.log'),
      variables: variables(),
    });
    const [[lines]] = await db.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS many FROM information_schema.processlist WHERE user = 'haopai_serve'`,
    );
    await api.stop();
    // Whoever has no TLS is not let in: these all have it.
    expect(Number(lines?.many)).toBeGreaterThan(4);
    expect(readFileSync(path.join(folder, 'api.log'), 'utf8')).not.toMatch(/denied/i);
  });

  it('is not opened by an instance that believes another CA, or none', async () => {
    expect(await order(variables(path.join(strange, 'mysql_ca')))).toMatch(
      /ended with code 1[\s\S]*certificate/,
    );
    expect(await order(variables(null))).toMatch(/ended with code 1[\s\S]*Access denied/);
  });

  it('is not believed when it shows the name of another, or has no certificate at all', async () => {
    const elsewhere = await secretsFor(folder, 'elsewhere');
    const others = await Promise.all([serverWith(certificateOf(elsewhere)), serverWith(['--skip-ssl'])]);
    const [named, bare] = others;
    try {
      const ca = path.join(elsewhere, 'mysql_ca');
      expect(await order(variables(ca, portOf(named)), 'try-database')).toMatch(/altnames|does not match/i);
      expect(await order(variables(ca, portOf(bare)), 'try-database')).toMatch(/secure connection/i);
    } finally {
      await Promise.all(others.map((other) => other.stop()));
    }
  });

  it('is backed up by an account that changes nothing, and comes back, over TLS alone', async () => {
    const script = (name: 'backup' | 'restore', ca: string, ...words: readonly string[]): Promise<string> =>
      said(
        run('sh', [path.join(docker, 'mysql', `${name}.sh`), ...words], {
          env: {
            HAOPAI_BACKUP_DIR: backups,
            HAOPAI_BACKUP_HOST: 'localhost',
            HAOPAI_BACKUP_PORT: String(portOf(server)),
            HAOPAI_BACKUP_USER: 'haopai_backup',
            HAOPAI_BACKUP_PASSWORD_FILE: path.join(secrets, 'mysql_backup_password'),
            HAOPAI_RESTORE_USER: 'haopai',
            HAOPAI_RESTORE_PASSWORD: ADMIN_PASSWORD,
            HAOPAI_BACKUP_CA: path.join(ca, 'mysql_ca'),
          },
        }),
      );
    expect(await script('backup', strange)).toMatch(/TLS|SSL|certificate/);
    expect(await script('backup', secrets)).toContain(backups);
    // Rights that are given meanwhile are the server's own and come in no binlog.
    expect(await order(variables(), 'migrate')).toContain('the database is up to date');
    expect(await script('backup', secrets, 'binlogs')).toBe('');
    const [newest = ''] = readdirSync(backups);
    expect(await script('restore', strange, newest, '--overwrite')).toMatch(/TLS|SSL|certificate/);
    expect(await script('restore', secrets, newest)).toContain('nothing was changed');
    expect(await script('restore', secrets, newest, '--overwrite')).toContain('restored: 0 events');
    expect(await order(variables(), 'try-database')).toContain('opens the database as it is');
    const reader = createPool({ uri: urlOf('backup'), ssl: { ca: secret('mysql_ca') } });
    await expect(reader.query('DELETE FROM regions')).rejects.toThrow(/denied/);
    await reader.end();
  });
});
