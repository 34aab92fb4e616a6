// The commands beside a running site: they show what waits, decide, add, and say so by their exit code.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { makeCitizens, ensureRegions } from '../seed';
import { keyVariables, TEST_KEYS } from '../services';
import { openTestSite, type TestSite } from '../load/testing/test-site';

const root = path.resolve(__dirname, '..', '..');
const { HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;

describe('a command beside a running site', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await openTestSite('desk');
    const db = site.database.pool;
    await ensureRegions(db);
    const [citizen] = await makeCitizens(db, 1);
    await db.query(
      `INSERT INTO reservations (citizen_id, plate_number, plate_kind, plate_colour, is_personalised, region, vin, language, state, created_at_ms)
       VALUES (?, '浙G8888A', 'ordinary', 'blue', 0, '330702', 'LSVAA49J132047371', 'zh', 'pending', 1)`,
      [citizen?.id],
    );
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

  it('shows what waits, approves it once, and says what it could not do', async () => {
    const waiting = ask('reservations');
    expect(waiting).toMatchObject({ code: 0, said: expect.stringContaining('浙G·8888A') });
    const id = /^ *(\d+) {2}/m.exec(waiting.said)?.[1] ?? '';
    expect(ask('reservations', id, 'approve', '--deposit', '2000')).toMatchObject({
      code: 0,
      said: expect.stringContaining('approved'),
    });
    expect(ask('reservations', id, 'approve')).toMatchObject({
      code: 1,
      said: expect.stringContaining('RESERVATION.DECIDED'),
    });
    expect(ask('reservations', id, 'delete')).toMatchObject({
      code: 1,
      said: expect.stringContaining('reject --reason'),
    });
    const [rows] = await site.database.pool.query('SELECT state, deposit_fen FROM reservations');
    expect(rows).toEqual([{ state: 'approved', deposit_fen: 200_000 }]);
  });

  it('adds an administrator once, and shows the password for the first log-in', async () => {
    expect(ask('add-administrator', 'the_first')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^ {2}[\w-]{12}$/m),
    });
    expect(ask('add-administrator', 'the_first')).toMatchObject({
      code: 1,
      said: expect.stringContaining('STAFF.USERNAME_TAKEN'),
    });
    const [rows] = await site.database.pool.query('SELECT username, role FROM staff');
    expect(rows).toEqual([{ username: 'the_first', role: 'administrator' }]);
  });
});
