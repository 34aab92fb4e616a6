// Workers are killed again and again in the middle of sending: in the end every text was taken by the provider, and none of them twice.
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PersonalData } from '../../platform/personal-data';
import {
  aDatabase,
  KillableProcesses,
  nightly,
  randomOf,
  TEST_SEED,
  testConfig,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { type AliyunStub, anAliyunStub, type Mood } from './testing/aliyun-stub';
import { aMessage, outboxRows } from './testing/build-messages';
import { textMessageToJson } from './sms/text-message';

const TEXTS = nightly(70, 100);
const KILLS = nightly(4, 10);
const WORKERS = 2;
/** How many texts a worker begins before it is marked for death, and how long it goes on then. */
const BEGUN_MAX = 12;
const GRACE_MAX_MS = 60;
const MOOD_CHANGES_EVERY_MS = 15;
const PROGRAM = join(__dirname, 'testing', 'worker-process.ts');

const MOODS: readonly Mood[] = [
  { kind: 'normal' },
  { kind: 'normal' },
  { kind: 'normal' },
  { kind: 'silent' },
  { kind: 'deaf' },
  { kind: 'code', code: 'isv.BUSINESS_LIMIT_CONTROL' },
  { kind: 'status', status: 503, code: 'ServiceUnavailable', takes: true },
  { kind: 'status', status: 503, code: 'ServiceUnavailable' },
];

describe('workers that are killed', () => {
  const random = randomOf(TEST_SEED);
  let database: ThrowAwayDatabase;
  let stub: AliyunStub;
  let processes: KillableProcesses;

  beforeAll(async () => {
    database = await aDatabase();
    stub = await anAliyunStub();
    stub.answerAfterMs = () => random() * 60;
    const keys = testConfig(database.config).personalData;
    processes = await KillableProcesses.of(PROGRAM, database.config, {
      HAOPAI_DATA_KEYS: keys.keys
        .map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString('base64url')}`)
        .join(),
      HAOPAI_DATA_HASH_KEY: Buffer.from(keys.hashKey).toString('base64url'),
      HAOPAI_SMS: 'aliyun',
      HAOPAI_ALIYUN_ENDPOINT: stub.config.endpoint,
      HAOPAI_ALIYUN_KEY_ID: stub.config.keyId,
      HAOPAI_ALIYUN_KEY_SECRET: stub.config.keySecret,
      HAOPAI_ALIYUN_SIGN: stub.config.signName,
      HAOPAI_ALIYUN_TEMPLATES: Object.entries(stub.config.templateCodes)
        .map(([name, code]) => `${name}=${code}`)
        .join(),
    });
  });
  afterAll(async () => {
    await processes.remove();
    await stub.stop();
    await database.drop();
  });

  /** Resolves when the worker has begun so many texts. */
  const aWorker = (begun: number): Promise<ChildProcess> =>
    processes.start((dots, resolve) => {
      if (dots.length >= begun) resolve();
    });
  const waiting = async (): Promise<number> => (await outboxRows(database.pool, `state = 'waiting'`)).length;

  it(`lose nothing, and nothing is taken twice (seed ${TEST_SEED})`, async () => {
    const personalData = new PersonalData(testConfig(database.config));
    const tokens: string[] = [];
    for (let number = 0; number < TEXTS; number += 1) {
      const mobile = `136${String(number).padStart(8, '0')}`;
      const body = textMessageToJson({ mobile, template: 'passwordChanged', params: {}, language: 'zh' });
      tokens.push(await aMessage(database.pool, personalData, { body, recipient: mobile }));
    }
    const moods = setInterval(() => {
      stub.mood = MOODS[Math.floor(random() * MOODS.length)] ?? { kind: 'normal' };
    }, MOOD_CHANGES_EVERY_MS);
    let doubtsLeft = 0;
    let kills = 0;
    const killAgainAndAgain = async (): Promise<void> => {
      while (kills < KILLS) {
        kills += 1;
        const child = await aWorker(1 + Math.floor(random() * BEGUN_MAX));
        await sleep(random() * GRACE_MAX_MS);
        await processes.kill(child);
        doubtsLeft += (await outboxRows(database.pool, 'leased_by IS NOT NULL')).length;
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, killAgainAndAgain));
    clearInterval(moods);
    stub.mood = { kind: 'normal' };
    const leftByTheKilled = await waiting();
    const last = await aWorker(1);
    // A worker that was told "later" by their limit for a number waits a minute: the spec does not.
    await waitUntil(async () => {
      await database.pool.query(
        `UPDATE outbox SET due_at_ms = 0 WHERE state = 'waiting' AND leased_by IS NULL AND last_failure LIKE 'isv.%'`,
      );
      return (await waiting()) === 0;
    });
    await processes.kill(last);

    // The kills hit: messages were under way, and some were left to the last worker.
    expect(doubtsLeft).toBeGreaterThan(0);
    expect(leftByTheKilled).toBeGreaterThan(0);
    expect(stub.taken.map(({ outId }) => outId).sort()).toEqual([...tokens].sort());
    const rows = await outboxRows(database.pool);
    expect(rows.map(({ state }) => state)).toEqual(tokens.map(() => 'accepted'));
    expect(rows.filter(({ body }) => body !== null)).toEqual([]);
  }, 300_000);
});
