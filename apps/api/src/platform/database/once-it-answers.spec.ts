// A start before a database that is away, behind a line that a spec cuts: it is waited for, and anything else is no reason to wait.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  aBareDatabase,
  aDatabase,
  aLineToMysql,
  BuiltProgram,
  type CuttableLine,
  type ThrowAwayDatabase,
} from '../../testing';
import type { MysqlConfig } from '../config';
import { admitDatabaseOf } from './admit-database';
import { onceItAnswers } from './once-it-answers';

/** Longer than a question takes on a busy machine: it is asked at least twice. */
const SHORT_PATIENCE_MS = 3_000;

interface Waited {
  readonly err: Error & { readonly code?: string };
  readonly nextTryInMs: number;
}

describe('a start', () => {
  let database: ThrowAwayDatabase;
  let line: CuttableLine;
  let warned: Waited[];

  const log = { warn: (wait: Waited) => void warned.push(wait) } as never;
  const standing = (change: Partial<MysqlConfig> = {}) => ({
    environment: 'development' as const,
    untried: [],
    mysql: { ...database.config, host: '127.0.0.1', port: Number(new URL(line.url).port), ...change },
  });

  beforeAll(async () => {
    database = await aBareDatabase();
    line = await aLineToMysql(database.config);
  });
  beforeEach(() => {
    warned = [];
  });
  afterAll(async () => {
    await line.cut();
    await database.drop();
  });

  it('waits for a database that is away, each time for longer, and says so', async () => {
    await line.cut();
    const started = onceItAnswers(() => admitDatabaseOf(standing()), log, { firstPauseMs: 20 });
    while (warned.length < 4) await sleep(5);
    await line.mend();
    await started;
    expect(warned.slice(0, 4).map(({ nextTryInMs }) => nextTryInMs)).toEqual([20, 40, 80, 160]);
    expect(warned[0]?.err.code).toBe('ECONNREFUSED');
  });

  it('ends with the program that waits', async () => {
    await line.cut();
    const stop = new AbortController();
    const started = onceItAnswers(() => admitDatabaseOf(standing()), log, { signal: stop.signal });
    while (warned.length === 0) await sleep(5);
    stop.abort();
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
    await line.mend();
  });

  it('waits for a name that nobody knows yet', async () => {
    const asked = standing({ host: 'nobody-yet.invalid' });
    const started = onceItAnswers(() => admitDatabaseOf(asked), log, {
      firstPauseMs: 20,
      patienceMs: SHORT_PATIENCE_MS,
    });
    await expect(started).rejects.toMatchObject({ code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) });
    expect(warned.length).toBeGreaterThan(0);
  });

  it('gives up where somebody waits for its end', async () => {
    await line.cut();
    const started = onceItAnswers(() => admitDatabaseOf(standing()), log, {
      firstPauseMs: 20,
      patienceMs: SHORT_PATIENCE_MS,
    });
    await expect(started).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(warned.length).toBeGreaterThan(0);
    await line.mend();
  });

  it.each([1205, 1213])('that crossed another is begun again: %d', async (errno) => {
    const crossed = Object.assign(new Error('others are in the way'), { errno });
    let asked = 0;
    const ask = (): Promise<string> => (++asked < 3 ? Promise.reject(crossed) : Promise.resolve('started'));
    expect(await onceItAnswers(ask, log, { firstPauseMs: 1 })).toBe('started');
    expect(warned).toHaveLength(2);
  });

  it('does not wait for a wrong password to become right', async () => {
    const asked = standing({ user: 'nobody', password: 'wrong' });
    await expect(onceItAnswers(() => admitDatabaseOf(asked), log)).rejects.toMatchObject({
      code: expect.stringContaining('ACCESS_DENIED'),
    });
    expect(warned).toEqual([]);
  });
});

describe('an instance', () => {
  it('opens its engine and its door once its database answers', async () => {
    const [database, program] = await Promise.all([aDatabase(), BuiltProgram.build()]);
    const line = await aLineToMysql(database.config);
    await line.cut();
    const mysql = { ...database.config, host: '127.0.0.1', port: Number(new URL(line.url).port) };
    const started = program.start(mysql, { HAOPAI_MIGRATE: 'false' });
    // Longer than a part needs to ask once, and to be refused.
    await expect(Promise.race([started, sleep(5_000, 'waits')])).resolves.toBe('waits');
    await line.mend();
    expect((await started).exitCode).toBeNull();
    await program.remove();
    await line.cut();
    await database.drop();
  });
});
