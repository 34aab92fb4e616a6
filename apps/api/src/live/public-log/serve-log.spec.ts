// What strangers may ask of the log, and of what stands beside the api: counted, and without a query of the database for each.
import { randomBytes } from 'node:crypto';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { aRunningApp, type HttpAnswer, type RunningApp, waitUntil } from '../../testing';

const READS = 5;
const OF_A_NETWORK = 4 * READS;
const FILES = 2 * READS;
/** Together fewer than a class of visitors has shed while the loop is late, as it is where clients run in it. */
const CROWD = 16;
/** Of the instance's. */
const LOOKS_AT_ONCE = 4;

describe('the log', () => {
  let running: RunningApp;
  let asked = 0;
  const text = '{"of":"this spec"}';
  const hash = randomBytes(32).toString('hex');
  const askOften = (path: () => string): Promise<readonly HttpAnswer[]> =>
    Promise.all(Array.from({ length: CROWD }, () => running.client().get(path())));

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    await running.pool.query('INSERT INTO log_texts (hash, body) VALUES (?, ?)', [hash, text]);
    running.app.get<MysqlPool>(MYSQL_POOL).pool.on('acquire', () => {
      asked += 1;
    });
  });
  beforeEach(() => {
    asked = 0;
  });
  afterAll(() => running.stop());

  it('asks the database for its key once for a crowd', async () => {
    const answers = await askOften(() => '/log/keys');
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(asked).toBeLessThan(CROWD / 2);
  });

  it('asks the database for a published text once for a crowd', async () => {
    const answers = await askOften(() => `/log/text/${hash}`);
    for (const { status, body } of answers) expect([status, body]).toEqual([200, text]);
    expect(asked).toBeLessThan(CROWD / 2);
  });

  it('looks for few of the texts that a crowd makes up, and is busy for the others', async () => {
    const connection = await running.pool.getConnection();
    await connection.query('LOCK TABLES log_texts WRITE');
    let busy = 0;
    const crowd = Array.from({ length: CROWD }, async () => {
      const { status } = await running.client().get(`/log/text/${randomBytes(32).toString('hex')}`);
      if (status === 503) busy += 1;
      return status;
    });
    await waitUntil(() => Promise.resolve(busy >= CROWD - LOOKS_AT_ONCE));
    // Who asks for what was read a moment ago hears it meanwhile.
    expect(await running.client().get(`/log/text/${hash}`)).toMatchObject({ status: 200 });
    await connection.query('UNLOCK TABLES');
    connection.release();
    const answered = await Promise.all(crowd);
    expect(answered.filter((status) => status === 404)).toHaveLength(LOOKS_AT_ONCE);
    expect(busy).toBe(CROWD - LOOKS_AT_ONCE);
  });
});

describe('what is asked outside the api', () => {
  let running: RunningApp;
  const statusFor = async (path: string, from: string): Promise<number> =>
    (await running.client().get(path, { 'X-Forwarded-For': from })).status;
  const askInTurn = async (
    path: string,
    times: number,
    from: (nth: number) => string,
  ): Promise<readonly number[]> => {
    const answered: number[] = [];
    for (let nth = 0; nth < times; nth += 1) answered.push(await statusFor(path, from(nth)));
    return answered;
  };
  const counted = (taken: number, status: number) => [...Array<number>(taken).fill(status), 429];

  beforeAll(async () => {
    running = await aRunningApp({
      HAOPAI_ROLE: 'edge',
      HAOPAI_TRUSTED_PROXIES: '1',
      HAOPAI_READS_PER_ADDRESS: String(READS),
    });
  });
  afterAll(() => running.stop());

  it('is counted by address at the log, and by the /48 of who has addresses without number', async () => {
    expect(await askInTurn('/log/keys', READS + 1, () => '192.0.2.1')).toEqual(counted(READS, 404));
    const ofOneCustomer = (nth: number): string => `2001:db8:7:${nth.toString(16)}::1`;
    expect(await askInTurn('/log/keys', OF_A_NETWORK + 1, ofOneCustomer)).toEqual(counted(OF_A_NETWORK, 404));
  });

  it('is counted by address where there are files, figures, or nothing', async () => {
    expect(await askInTurn('/main-ABCDEFGH.js', FILES + 1, () => '192.0.2.2')).toEqual(counted(FILES, 404));
    expect(await askInTurn('/metrics', FILES + 1, () => '192.0.2.3')).toEqual(counted(FILES, 404));
    expect(await statusFor('/main-ABCDEFGH.js', '192.0.2.4')).toBe(404);
  });

  it('is counted by address at the description of the api', async () => {
    const answered = await askInTurn('/api/docs-yaml', READS + 1, () => '192.0.2.5');
    expect(answered).toEqual(counted(READS, 200));
  });
});
