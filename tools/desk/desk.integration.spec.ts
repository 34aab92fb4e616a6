// The commands beside a running site: they add, and say so by their exit code.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { keyVariables, TEST_KEYS } from '../services';
import { openTestSite, type TestSite } from '../load/testing/test-site';

const root = path.resolve(__dirname, '..', '..');
const { HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;

describe('a command beside a running site', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await openTestSite('desk');
  });
  afterAll(() => site.close());

  const ask = (...args: readonly string[]): { readonly code: number | null; readonly said: string } => {
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, 'tools/desk.mjs'), ...args], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...keyVariables(TEST_KEYS),
        HAOPAI_DIST: HAOPAI_TEST_DIST,
        HAOPAI_MYSQL_URL: site.database.url,
        HAOPAI_REDIS_URL: HAOPAI_TEST_REDIS_URL,
      },
    });
    return { code: status, said: stdout };
  };

  it('adds an administrator once, and shows the password for the first log-in', async () => {
    expect(ask('add-administrator', 'the_first')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^ {2}[\w-]{12,15}$/m),
    });
    expect(ask('add-administrator', 'the_first')).toMatchObject({
      code: 1,
      said: expect.stringContaining('STAFF.USERNAME_TAKEN'),
    });
    expect(ask('reservations')).toMatchObject({ code: 1 });
    const [rows] = await site.database.pool.query('SELECT username, role FROM staff');
    expect(rows).toEqual([{ username: 'the_first', role: 'administrator' }]);
  });
});
