// `main.js rotate-data-keys` as an operator runs it: killed in the middle, run again, and again.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseDataKeys, TextSeal } from '@haopai/sealed-data';
import { type FreshDatabase, freshDatabase } from '../load/fresh-database';
import { ensureRegions, HOME_REGION } from '../seed';
import { insertRows, select } from '../seed/rows';
import { run, startServer } from '../services/child-process';
import { keyVariables, TEST_KEYS } from '../services';

const { HAOPAI_TEST_MYSQL_URL = '', HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;
const CITIZENS = 5_000;
const PATIENCE_MS = 120_000;

describe('rotate-data-keys', () => {
  const program = path.join(HAOPAI_TEST_DIST, 'api', 'main.js');
  const newKey = `k2:${randomBytes(32).toString('base64')}`;
  let database: FreshDatabase;

  const environment = (dataKeys: string): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    HAOPAI_MYSQL_URL: database.url,
    HAOPAI_REDIS_URL: HAOPAI_TEST_REDIS_URL,
    ...keyVariables({ ...TEST_KEYS, dataKeys }),
  });
  const rotate = (dataKeys: string): Promise<string> =>
    run(process.execPath, [program, 'rotate-data-keys'], { env: environment(dataKeys) });
  const countUnder = async (keyId: string): Promise<number> => {
    const sql = 'SELECT COUNT(*) AS n FROM citizens WHERE mobile_sealed LIKE ?';
    const [count = 0] = await select(database.pool, sql, [`${keyId}.%`], (row) => Number(row.n));
    return count;
  };

  beforeAll(async () => {
    database = await freshDatabase(HAOPAI_TEST_MYSQL_URL, 'haopai_rotate');
    await run(process.execPath, [program, 'migrate'], { env: environment(TEST_KEYS.dataKeys) });
    await ensureRegions(database.pool);
    const seal = new TextSeal(parseDataKeys(TEST_KEYS.dataKeys) ?? []);
    const columns =
      'username username_key password_hash kind display_name region created_at_ms mobile_sealed';
    const rows = Array.from({ length: CITIZENS }, (_, index) => {
      const name = `citizen_${index}`;
      return [name, name, '-', 'person', name, HOME_REGION, 0, seal.seal(String(13_800_000_000 + index))];
    });
    await insertRows(database.pool, 'citizens', columns.split(' '), rows);
  });
  afterAll(() => database.drop());

  it('goes on after kill -9, and leaves nothing under the old key and every number as it was', async () => {
    const both = `${newKey},${TEST_KEYS.dataKeys}`;
    const logFile = path.join(HAOPAI_TEST_DIST, `${database.name}.log`);
    const first = startServer(process.execPath, [program, 'rotate-data-keys'], {
      logFile,
      env: environment(both),
    });
    const untilMs = Date.now() + PATIENCE_MS;
    while ((await countUnder('k2')) === 0 && Date.now() < untilMs) await sleep(1);
    await first.kill();
    const done = await countUnder('k2');
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(CITIZENS);

    expect(await rotate(both)).toContain(`"citizens":${CITIZENS - done}`);
    expect(await rotate(newKey)).toContain('"citizens":0');
    const seal = new TextSeal(parseDataKeys(newKey) ?? []);
    const sql = 'SELECT mobile_sealed FROM citizens ORDER BY id';
    const mobiles = await select(database.pool, sql, [], (row) => seal.open(String(row.mobile_sealed)));
    expect(mobiles).toEqual(Array.from({ length: CITIZENS }, (_, index) => String(13_800_000_000 + index)));
  });

  it('does nothing without keys that somebody keeps', async () => {
    const { HAOPAI_DATA_KEYS, ...without } = environment(newKey);
    expect(HAOPAI_DATA_KEYS).toBeDefined();
    await expect(run(process.execPath, [program, 'rotate-data-keys'], { env: without })).rejects.toThrow();
  });
});
