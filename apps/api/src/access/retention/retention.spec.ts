// Logs on both sides of the limit: what is older goes, in small batches and whatever is killed meanwhile; what is younger stays whatever is set.
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOG_DAYS_MIN, type RetentionView } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { DailyLogFile, logFileBeginsAtMs, logFileEndsAtMs, logFileName } from '../../platform/logging';
import {
  aCitizen,
  aDatabase,
  aRunningApp,
  BuiltProgram,
  type HttpClient,
  insertRow,
  type RunningApp,
  staffClient,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { BATCHES_MAX, EraseOldLogs, ROWS_AT_ONCE } from './erase-old-logs';

const DAY_MS = 24 * 3_600_000;
const DEFAULT_DAYS = 190;
const RETENTION = '/api/v1/admin/retention';
const MANY = 20_000;
const AWAY_MS = 300;

const daysAgo = (days: number): number => Date.now() - days * DAY_MS;

async function count({ pool }: Pick<RunningApp, 'pool'>, where: string): Promise<number> {
  const [rows] = await pool.query<RowDataPacket[]>(`SELECT COUNT(*) AS found FROM log_ins WHERE ${where}`);
  return Number(rows[0]?.['found']);
}

async function addLogIns({ pool }: Pick<RunningApp, 'pool'>, atMs: readonly number[]): Promise<void> {
  const { id } = await aCitizen(pool);
  for (let from = 0; from < atMs.length; from += 5_000)
    await pool.query('INSERT INTO log_ins (citizen_id, session_shown_id, at_ms, address, device) VALUES ?', [
      atMs.slice(from, from + 5_000).map((at) => [id, 'shown', at, '10.0.0.0', 'Chrome']),
    ]);
}

async function seenAtMs({ pool }: Pick<RunningApp, 'pool'>, ...atMs: readonly number[]): Promise<void> {
  const { id } = await aCitizen(pool);
  await pool.query(
    'INSERT INTO citizen_devices (citizen_id, device_hash, first_seen_at_ms, last_seen_at_ms) VALUES ?',
    [atMs.map((at, nth) => [id, String(nth).repeat(64), daysAgo(900), at])],
  );
}

describe('old logs', () => {
  let running: RunningApp;
  let administrator: HttpClient;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'haopai-logs-'));
    running = await aRunningApp({ HAOPAI_LOG_DIR: folder, HAOPAI_INSTANCE: 'api-7' });
    administrator = await staffClient(running, 'administrator');
  });
  beforeEach(() => running.pool.query('DELETE FROM log_ins'));
  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true });
  });

  const look = () => running.app.get(EraseOldLogs).look();
  const view = async (): Promise<RetentionView> => (await administrator.get(RETENTION)).body as RetentionView;
  const run = async (kind: string) => (await view()).runs.find((one) => one.kind === kind);

  it('go when they are older than they are kept, to the day, and no others', async () => {
    // Before there is anything to erase: the instance looks by itself, too, and may be first.
    const before = (await run('logIns'))?.erasedInAll ?? 0;
    await addLogIns(running, [
      daysAgo(400),
      daysAgo(DEFAULT_DAYS + 0.01),
      daysAgo(DEFAULT_DAYS - 0.01),
      Date.now(),
    ]);
    await look();
    expect(await count(running, '1 = 1')).toBe(2);
    expect(await count(running, `at_ms < ${daysAgo(DEFAULT_DAYS)}`)).toBe(0);
    const told = await run('logIns');
    expect(told).toMatchObject({ instance: 'api-7', erasedInAll: before + 2 });
    expect(told?.finishedAtMs).toBeGreaterThanOrEqual(told?.startedAtMs ?? Infinity);
    expect(Math.abs((told?.oldestAtMs ?? 0) - daysAgo(DEFAULT_DAYS - 0.01))).toBeLessThan(60_000);
    await look();
    expect(await run('logIns')).toMatchObject({ erased: 0, erasedInAll: before + 2 });
  });

  it('are also browsers that were last logged in from so long ago, as the statement on identity data says', async () => {
    await running.pool.query('DELETE FROM citizen_devices');
    const before = (await run('devices'))?.erasedInAll ?? 0;
    await seenAtMs(running, daysAgo(DEFAULT_DAYS + 0.01), daysAgo(DEFAULT_DAYS - 0.01), Date.now());
    await look();
    const [rows] = await running.pool.query<RowDataPacket[]>(
      'SELECT device_hash AS hash FROM citizen_devices ORDER BY device_hash',
    );
    expect(rows.map(({ hash }) => String(hash)[0])).toEqual(['1', '2']);
    expect(await run('devices')).toMatchObject({ erasedInAll: before + 1 });
    const [plan] = await running.pool.query<RowDataPacket[]>(
      'EXPLAIN SELECT citizen_id FROM citizen_devices WHERE last_seen_at_ms < 5 ORDER BY last_seen_at_ms LIMIT 500',
    );
    expect(plan[0]?.['key']).toBe('by_age');
  });

  it('stay for as long as an administrator sets, and never less than six months', async () => {
    const put = (value: number, version: number) =>
      administrator.put('/api/v1/admin/settings/logs.keptDays', { version, value, reason: '省空间' });
    expect(await put(LOG_DAYS_MIN - 1, 0)).toMatchObject({
      status: 422,
      body: { code: 'SETTING.OUT_OF_BOUNDS', data: { min: LOG_DAYS_MIN } },
    });
    await addLogIns(running, [daysAgo(300), daysAgo(LOG_DAYS_MIN - 0.01)]);
    expect((await put(365, 0)).status).toBe(200);
    await look();
    expect(await count(running, '1 = 1')).toBe(2);
    // As if somebody had written it past the api.
    await insertRow(running.pool, 'settings', {
      ...{
        name: 'logs.keptDays',
        value: 1,
        version: 2,
        staff_id: 1,
        staff_name: 'x',
        reason: 'x',
        changed_at_ms: 1,
      },
    });
    await waitUntil(async () => (await view()).keptDays === LOG_DAYS_MIN);
    await look();
    expect(await count(running, '1 = 1')).toBe(1);
    await running.pool.query(`DELETE FROM settings WHERE name = 'logs.keptDays'`);
    await waitUntil(async () => (await view()).keptDays === DEFAULT_DAYS);
  });

  it('in files go by the day in their name, and what is no log stays', async () => {
    const old = logFileName('api-7', daysAgo(DEFAULT_DAYS + 3));
    const kept = [
      logFileName('api-7', Date.now()),
      logFileName('nginx', daysAgo(DEFAULT_DAYS - 1)),
      'notes.txt',
      'api-7.2020-01-01.log.gz',
    ];
    const before = (await run('logFiles'))?.erasedInAll ?? 0;
    for (const name of [old, logFileName('nginx', daysAgo(900)), ...kept])
      await writeFile(path.join(folder, name), '{}\n');
    await look();
    const left = await readdir(folder);
    expect(left.sort()).toEqual([...kept].sort());
    const told = await run('logFiles');
    expect(told).toMatchObject({ erasedInAll: before + 2 });
    // The day of the oldest that stays, not the instant from which on it may go.
    expect(told?.oldestAtMs).toBeLessThanOrEqual(daysAgo(DEFAULT_DAYS - 1));
    expect(told?.oldestAtMs).toBeGreaterThan(daysAgo(DEFAULT_DAYS));
  });

  it('go a few at a time, and a look has an end', async () => {
    expect(ROWS_AT_ONCE).toBeLessThanOrEqual(1_000);
    expect(ROWS_AT_ONCE * BATCHES_MAX).toBeLessThanOrEqual(100_000);
    const [plan] = await running.pool.query<RowDataPacket[]>(
      'EXPLAIN SELECT id FROM log_ins WHERE at_ms < 5 ORDER BY at_ms LIMIT 500',
    );
    expect(plan[0]?.['key']).toBe('by_age');
  });

  it('count as erased only when a look has got through', async () => {
    const agoS = async (): Promise<number> => {
      const { body } = await running.client().get('/metrics');
      return Number(/^haopai_logs_erased_ago_seconds ([0-9.]+)$/m.exec(String(body))?.[1]);
    };
    await look();
    const before = await agoS();
    await rename(folder, `${folder}-away`);
    await sleep(AWAY_MS);
    await look();
    const failed = await agoS();
    await rename(`${folder}-away`, folder);
    expect(failed - before).toBeGreaterThanOrEqual(AWAY_MS / 1_000);
    await look();
    expect(await agoS()).toBeLessThan(failed);
  });

  it('are counted in the metrics, and seen by auditors but not by clerks', async () => {
    await look();
    const metrics = String((await running.client().get('/metrics')).body);
    expect(metrics).toMatch(/haopai_logs_erased_total\{kind="logFiles"\} 2/);
    expect(metrics).toMatch(/haopai_logs_erased_ago_seconds [0-9.]+/);
    expect((await (await staffClient(running, 'auditor')).get(RETENTION)).status).toBe(200);
    expect(await (await staffClient(running, 'clerk')).get(RETENTION)).toMatchObject({
      body: { code: 'STAFF.FORBIDDEN' },
    });
  });
});

describe('a program that is killed while it erases', () => {
  let database: ThrowAwayDatabase;
  let program: BuiltProgram;

  beforeAll(async () => {
    [database, program] = await Promise.all([aDatabase(), BuiltProgram.build()]);
  });
  afterAll(async () => {
    await program.remove();
    await database.drop();
  });

  it('has counted what went, and the next one goes on from there', async () => {
    const young = Array.from({ length: 100 }, (_, each) => daysAgo(LOG_DAYS_MIN - 1 - each));
    await addLogIns(database, [...Array.from({ length: MANY }, () => daysAgo(200)), ...young]);
    const erased = async (): Promise<{ all: number; finishedAtMs: number | null }> => {
      const [rows] = await database.pool.query<RowDataPacket[]>(
        `SELECT erased_in_all AS \`all\`, finished_at_ms AS finishedAtMs FROM log_erasures WHERE kind = 'logIns'`,
      );
      return (rows[0] ?? { all: 0, finishedAtMs: null }) as { all: number; finishedAtMs: number | null };
    };
    const instance = { HAOPAI_INSTANCE: 'api-1' };
    const first = await program.start(database.config, instance);
    await waitUntil(async () => (await erased()).all > 0);
    await program.kill(first);
    // In one look: what the server had under way for the killed program may still come to its end.
    const [[atKill]] = await database.pool.query<RowDataPacket[]>(
      `SELECT erased_in_all AS \`all\`, finished_at_ms AS finishedAtMs, (SELECT COUNT(*) FROM log_ins) AS \`left\`
       FROM log_erasures WHERE kind = 'logIns'`,
    );
    expect(atKill?.finishedAtMs).toBeNull();
    expect(atKill?.all).toBeLessThan(MANY);
    expect(Number(atKill?.left) + Number(atKill?.all)).toBe(MANY + young.length);

    const second = await program.start(database.config, instance);
    await waitUntil(async () => (await erased()).finishedAtMs !== null);
    await program.kill(second);
    expect((await erased()).all).toBe(MANY);
    expect(await count(database, '1 = 1')).toBe(young.length);
  });
});

describe('the log in files', () => {
  it('has one a day of Beijing’s calendar, and lines are on the disk at once', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'haopai-daily-'));
    let nowMs = Date.UTC(2026, 10, 27, 15, 59, 59);
    const log = new DailyLogFile(folder, 'api-1', () => nowMs);
    log.write('before midnight\n');
    nowMs += 1_000;
    log.write('after midnight\n');
    const read = (day: number) => readFile(path.join(folder, `api-1.2026-11-${day}.log`), 'utf8');
    expect([await read(27), await read(28)]).toEqual(['before midnight\n', 'after midnight\n']);
    // Not for everybody on the machine.
    expect((await stat(path.join(folder, 'api-1.2026-11-27.log'))).mode & 0o007).toBe(0);
    await rm(folder, { recursive: true });
  });

  it('are called so that their age can be told from the name', () => {
    const endsAtMs = Date.UTC(2026, 10, 27, 16);
    expect(logFileName('api-1', endsAtMs - 1)).toBe('api-1.2026-11-27.log');
    expect(logFileBeginsAtMs('api-1.2026-11-27.log')).toBe(Date.UTC(2026, 10, 26, 16));
    // Nowhere on earth is it that day any more.
    expect(logFileEndsAtMs('api-1.2026-11-27.log')).toBe(Date.UTC(2026, 10, 28, 12));
    for (const name of [
      'api-1.log',
      '2026-11-27.log',
      'a.2026-11-27.log.gz',
      '../a.2026-11-27.log',
      'a.2026-13-27.log',
    ])
      expect([logFileEndsAtMs(name), logFileBeginsAtMs(name)]).toEqual([null, null]);
  });
});
