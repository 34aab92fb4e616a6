// What a release brings to a site that runs already: its new version asks everybody, says what is new, and overrules no office.
import type { OwnAgreementView, OwnCitizenView } from '@haopai/contracts';
import { MigrationRunner, MIGRATIONS } from '../../platform/database';
import { aCitizen, aDatabase, aRunningApp, type RunningApp, type ThrowAwayDatabase } from '../../testing';
import type { Agreement } from './agreement';
import { shipmentTo } from './shipped-agreements';
import { AGREEMENTS } from './texts';

const SHIPPED = AGREEMENTS.map(({ version }) => version);
/** Of the release before, and of this one. */
const [FIRST = '', SECOND = ''] = SHIPPED.slice(-2);

describe('the release’s agreements', () => {
  const agreement = (version: string, words: string, publishedAtMs: number): Agreement => {
    const text = { title: words, html: words, identityTitle: words, identityHtml: words };
    return { version, publishedAtMs, texts: { zh: text, en: text } };
  };
  const [one, two] = [agreement('1', 'a', 100), agreement('2', 'b', 200)];

  it('come to a new site each from its day', () => {
    expect(shipmentTo([], [one, two], 900)).toEqual({ add: [one, two], insteadOf: null });
  });

  it('begin from now on where the site runs already, or on a day that is still to come', () => {
    expect(shipmentTo([one], [one, two], 900).add).toEqual([{ ...two, publishedAtMs: 900 }]);
    expect(shipmentTo([one], [one, two], 150).add).toEqual([two]);
    expect(shipmentTo([{ ...one, publishedAtMs: 150 }], [one, two], 900).add).toHaveLength(1);
  });

  it('bring nothing twice, and nothing to a site that a later release has served', () => {
    expect(shipmentTo([one, two], [one, two], 900).add).toEqual([]);
    expect(shipmentTo([one, two, agreement('3', 'c', 300)], [one, two], 900)).toEqual({
      add: [],
      insteadOf: null,
    });
  });

  it('join what stands with a translation that came later, and with none of what the office wrote itself', () => {
    const { zh } = one.texts;
    const before: Agreement = { ...one, texts: { zh }, publishedAtMs: 150 };
    const translation = { ...before, texts: { en: one.texts.en } };
    expect(shipmentTo([before], [one], 900)).toEqual({ add: [translation], insteadOf: null });
    expect(shipmentTo([before], [one, two], 900).add).toHaveLength(2);
    const own: Agreement = { ...agreement('1', 'x', 150), texts: { zh: { ...zh, title: 'x' } as never } };
    expect(shipmentTo([own], [one], 900).add).toEqual([]);
  });

  it.each([
    ['wrote a later version', agreement('1-own', 'x', 120)],
    ['has one to come', agreement('9', 'x', 5_000)],
    ['wrote its own of the same day', agreement('1', 'x', 120)],
  ])('are left out where the office %s', (_, own) => {
    const standing = own.version === one.version ? [own] : [one, own];
    expect(shipmentTo(standing, [one, two], 900)).toEqual({ add: [], insteadOf: own.version });
  });
});

describe('a site that runs since before the newest version', () => {
  let database: ThrowAwayDatabase;
  let running: RunningApp | undefined;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterEach(() => running?.stop());
  afterAll(() => database.drop());

  const start = async (logTo?: { write(line: string): void }): Promise<RunningApp> => {
    const variables = logTo === undefined ? {} : { HAOPAI_LOG_LEVEL: 'warn' };
    running = await aRunningApp(variables, database, logTo);
    return running;
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = undefined;
  };
  const published = async (): Promise<Record<string, number>> => {
    const [rows] = await database.pool.query(
      `SELECT version, MIN(published_at_ms) AS atMs FROM agreements GROUP BY version HAVING COUNT(*) = 2`,
    );
    return Object.fromEntries(
      (rows as { version: string; atMs: number }[]).map((row) => [row.version, row.atMs]),
    );
  };

  it('asks who agreed to the one before and who was there before it, and shows what is new, and nothing else', async () => {
    await start();
    await stop();
    await database.pool.query('DELETE FROM agreements WHERE version = ?', [SECOND]);
    const [anna, bo] = [await aCitizen(database.pool), await aCitizen(database.pool)];
    await database.pool.query(
      'UPDATE citizens SET agreement_version = ?, agreed_at_ms = 7, identity_consent_at_ms = 7 WHERE id = ?',
      [FIRST, anna.id],
    );
    const app = await start();
    expect((await published())[SECOND]).toBeGreaterThan(AGREEMENTS.at(-1)?.publishedAtMs ?? Infinity);
    const [client, other] = [await app.clientOf(anna), await app.clientOf(bo)];
    for (const one of [client, other])
      expect(((await one.get('/api/v1/me')).body as OwnCitizenView).agreementDue).toBe(SECOND);
    const { changes } = (await client.get('/api/v1/me/agreement?lang=zh')).body as OwnAgreementView;
    expect(changes?.removed).toEqual([expect.stringContaining('迹象在查看时计算，不保存。')]);
    expect(changes?.added).toEqual([expect.stringContaining('迹象在竞买结束后计算一次，并随该期保存')]);
    const english = (await client.get('/api/v1/me/agreement?lang=en')).body as OwnAgreementView;
    expect([english.changes?.added.length, english.changes?.removed.length]).toEqual([1, 1]);
    const agreed = await client.post('/api/v1/me/agreement?lang=zh', {
      version: SECOND,
      identityConsent: true,
    });
    expect(agreed).toMatchObject({ status: 200, body: { isDue: false, agreedVersion: SECOND } });
    await stop();
  });

  it('has them again after its tables went down and up', async () => {
    const before = await published();
    const runner = new MigrationRunner(database.pool, MIGRATIONS);
    await runner.down();
    await runner.up();
    const app = await start();
    expect(Object.keys(await published())).toEqual(Object.keys(before));
    const citizen = await aCitizen(database.pool);
    const client = await app.clientOf(citizen);
    expect(((await client.get('/api/v1/me')).body as OwnCitizenView).agreementDue).toBeNull();
    await stop();
  });

  it('keeps what its office wrote, and the log says so', async () => {
    await database.pool.query(`UPDATE agreements SET html = '<p>本市</p>' WHERE version = ?`, [FIRST]);
    await database.pool.query('DELETE FROM agreements WHERE version = ?', [SECOND]);
    const lines: string[] = [];
    await start({ write: (line) => void lines.push(line) });
    expect(Object.keys(await published())).toEqual(SHIPPED.slice(0, -1));
    expect(lines.join('')).toMatch(new RegExp(`"insteadOf":"${FIRST}","release":"${SECOND}"`));
    await stop();
  });
});
