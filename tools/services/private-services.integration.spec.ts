// Starts real servers the way tests, bench and npm start do, and looks at what they promise.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { createClient } from 'redis';
import { startKeptServices } from './kept-services';
import { rememberedPort } from './ports';
import { startPrivateServices } from './private-services';
import { loadSecrets } from './secrets';

async function variables(url: string, ...names: string[]): Promise<Record<string, string>> {
  const connection = await createConnection(url);
  const [rows] = await connection.query<RowDataPacket[]>('SHOW VARIABLES WHERE Variable_name IN (?)', [
    names,
  ]);
  await connection.end();
  return Object.fromEntries(rows.map((row) => [String(row.Variable_name), String(row.Value)]));
}

function redisAt(url: string) {
  return createClient({ url });
}

async function withRedis<Result>(url: string, use: (client: ReturnType<typeof redisAt>) => Promise<Result>) {
  const client = redisAt(url);
  await client.connect();
  const result = await use(client);
  client.destroy();
  return result;
}

describe('throw-away services', () => {
  it('flush at each commit when asked for full durability, speak UTC and utf8mb4, and leave nothing behind', async () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), 'haopai-spec-'));
    const services = await startPrivateServices({ dataDir: parent, durability: 'full' });
    const said = await variables(
      services.mysqlUrl,
      'innodb_flush_log_at_trx_commit',
      'sync_binlog',
      'log_bin',
      'time_zone',
      'character_set_server',
      'bind_address',
      'datadir',
    );
    expect(said).toMatchObject({
      innodb_flush_log_at_trx_commit: '1',
      sync_binlog: '1',
      log_bin: 'ON',
      time_zone: '+00:00',
      character_set_server: 'utf8mb4',
    });
    expect(said.datadir).toContain(parent);
    expect(await withRedis(services.redisUrl, (client) => client.ping())).toBe('PONG');
    await services.stop();
    expect(existsSync(said.datadir ?? parent)).toBe(false);
    rmSync(parent, { recursive: true });
  });

  it('remove what a killed run left, and not what a living one uses', async () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), 'haopai-spec-'));
    for (const [name, pid] of [
      ['haopai-services-left', 2 ** 30],
      ['haopai-services-used', process.pid],
    ] as const) {
      mkdirSync(path.join(parent, name));
      writeFileSync(path.join(parent, name, 'owner'), String(pid));
    }
    const services = await startPrivateServices({ dataDir: parent, durability: 'fast' });
    await services.stop();
    expect(readdirSync(parent)).toEqual(['haopai-services-used']);
    rmSync(parent, { recursive: true });
  });

  it('can be killed and come back at the same address with what was committed', async () => {
    const services = await startPrivateServices({ durability: 'full' });
    const connection = await createConnection(services.mysqlUrl);
    await connection.query('CREATE DATABASE kept');
    await connection.query('CREATE TABLE kept.words (word VARCHAR(20))');
    await connection.query("INSERT INTO kept.words VALUES ('still here')");
    connection.destroy();
    await Promise.all([services.mysql.kill(), services.redis.kill()]);
    await expect(createConnection(services.mysqlUrl)).rejects.toThrow(/ECONNREFUSED/);
    await Promise.all([services.mysql.start(), services.redis.start()]);
    const again = await createConnection(services.mysqlUrl);
    const [rows] = await again.query<RowDataPacket[]>('SELECT word FROM kept.words');
    expect(rows).toEqual([{ word: 'still here' }]);
    again.destroy();
    expect(await withRedis(services.redisUrl, (client) => client.ping())).toBe('PONG');
    await services.stop();
  });

  it('leave the temporary tables of other servers alone', async () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), 'haopai-spec-'));
    const table = path.join(os.tmpdir(), '#sql-temptable-of-another.MAI');
    writeFileSync(table, '');
    const services = await startPrivateServices({ dataDir: parent, durability: 'fast' });
    await services.stop();
    expect(existsSync(table)).toBe(true);
    rmSync(table);
    rmSync(parent, { recursive: true });
  });

  it('let two of them run side by side', async () => {
    const both = await Promise.all([
      startPrivateServices({ durability: 'fast' }),
      startPrivateServices({ durability: 'fast' }),
    ]);
    expect(new Set(both.flatMap(({ mysqlUrl, redisUrl }) => [mysqlUrl, redisUrl])).size).toBe(4);
    await Promise.all(both.map((services) => services.stop()));
  });
});

describe('kept services', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-spec-home-'));
  const secrets = loadSecrets(path.join(home, 'secrets'));
  const quiet = () => undefined;

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('keep data, addresses and passwords from start to start', async () => {
    const first = await startKeptServices(home, secrets, quiet);
    const connection = await createConnection(first.mysqlUrl);
    await connection.query('CREATE TABLE kept (id INT PRIMARY KEY)');
    await connection.query('INSERT INTO kept VALUES (7)');
    await connection.end();
    await withRedis(first.redisUrl, (client) => client.set('kept', 'yes'));
    await first.stop();

    const second = await startKeptServices(home, loadSecrets(path.join(home, 'secrets')), quiet);
    expect(second.mysqlUrl).toBe(first.mysqlUrl);
    expect(second.redisUrl).toBe(first.redisUrl);
    const again = await createConnection(second.mysqlUrl);
    const [rows] = await again.query<RowDataPacket[]>('SELECT id FROM kept');
    await again.end();
    expect(rows).toEqual([{ id: 7 }]);
    expect(await withRedis(second.redisUrl, (client) => client.get('kept'))).toBe('yes');
    await second.stop();
  });

  it('start again after both servers were killed', async () => {
    const first = await startKeptServices(home, secrets, quiet);
    const mysqlPid = Number(readFileSync(path.join(home, 'mysql', 'pid'), 'utf8'));
    const redisPid = await withRedis(first.redisUrl, async (client) =>
      Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1]),
    );
    process.kill(mysqlPid, 'SIGKILL');
    process.kill(redisPid, 'SIGKILL');
    const second = await startKeptServices(home, secrets, quiet);
    expect(second.mysqlUrl).toBe(first.mysqlUrl);
    await second.stop();
  });

  it('take over from servers that a killed start left running', async () => {
    const left = await startKeptServices(home, secrets, quiet);
    const next = await startKeptServices(home, secrets, quiet);
    expect(next.mysqlUrl).toBe(left.mysqlUrl);
    expect(rememberedPort(path.join(home, 'ports.json'), 'mysql')).toBe(Number(new URL(next.mysqlUrl).port));
    await next.stop();
  });

  it('keep their secrets in a file that only its owner can read', () => {
    expect(statSync(path.join(home, 'secrets')).mode & 0o777).toBe(0o600);
  });
});
