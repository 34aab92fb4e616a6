// Workers are killed again and again in the middle of sending: in the end every text was taken by the provider, and none of them twice.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PersonalData } from '../../platform/personal-data';
import { aDatabase, randomOf, TEST_SEED, testConfig, type ThrowAwayDatabase, waitUntil } from '../../testing';
import { type AliyunStub, anAliyunStub, type Mood } from './testing/aliyun-stub';
import { aMessage, outboxRows } from './testing/build-messages';
import { textMessageToJson } from './sms/text-message';

const TEXTS = 100;
const KILLS = 10;
const WORKERS = 2;
/** How many texts a worker begins before it is marked for death, and how long it goes on then. */
const BEGUN_MAX = 12;
const GRACE_MAX_MS = 60;
const MOOD_CHANGES_EVERY_MS = 15;
const PATIENCE_MS = 60_000;
const root = join(__dirname, '..', '..', '..', '..', '..');

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
  let variables: NodeJS.ProcessEnv;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    database = await aDatabase();
    stub = await anAliyunStub();
    stub.answerAfterMs = () => random() * 60;
    const { host, port, user, password } = database.config;
    const address = new URL(`mysql://${host}:${port}/${database.config.database}`);
    [address.username, address.password] = [user, password];
    const keys = testConfig(database.config).personalData;
    variables = {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      TSX_TSCONFIG_PATH: join(root, 'apps', 'api', 'tsconfig.json'),
      HAOPAI_LOG_LEVEL: 'silent',
      HAOPAI_MYSQL_URL: address.href,
      HAOPAI_REDIS_URL: 'redis://127.0.0.1:1',
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
    };
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await stub.stop();
    await database.drop();
  });

  /** Resolves when the worker has begun so many texts. */
  const aWorker = async (begun: number): Promise<ChildProcess> => {
    const program = join(__dirname, 'testing', 'worker-process.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', program], { cwd: root, env: variables });
    children.add(child);
    let [dots, errors] = [0, ''];
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        dots += chunk.length;
        if (dots >= begun) resolve();
      });
      child.once('exit', () => reject(new Error(`a worker ended by itself: ${errors}`)));
    });
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    children.delete(child);
  };
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
        await kill(child);
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
    }, PATIENCE_MS);
    await kill(last);

    // The kills hit: messages were under way, and some were left to the last worker.
    expect(doubtsLeft).toBeGreaterThan(0);
    expect(leftByTheKilled).toBeGreaterThan(0);
    expect(stub.taken.map(({ outId }) => outId).sort()).toEqual([...tokens].sort());
    const rows = await outboxRows(database.pool);
    expect(rows.map(({ state }) => state)).toEqual(tokens.map(() => 'accepted'));
    expect(rows.filter(({ body }) => body !== null)).toEqual([]);
  }, 300_000);
});
