// The demo and the bulk builders against the real tables, which the built api makes.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { type ProofView, STAFF_ROLES } from '@haopai/contracts';
import { parseCreditCode, parseMobile } from '@haopai/rules';
import { parseResidentId } from '@haopai/rules/people';
import { createPool, type Pool } from 'mysql2/promise';
import { openTestSite } from '../load/testing/test-site';
import { solveProof } from '../no-machine/solve-proof';
import { TEST_KEYS } from '../services';
import { run } from '../services/child-process';
import { DEMO_PASSWORD } from './demo-cast';
import { mobileOf, organisationIdentity, personIdentity } from './demo-identities';
import { readDemoSheet } from './demo-sheet';
import { DEMO_STAFF } from './demo-staff';
import { enrol } from './enrol';
import { makeAuction } from './make-auction';
import { makeCitizens } from './make-citizens';
import { ensureRegions } from './regions';
import { databaseNowMs, select } from './rows';
import { ensureAuctions, seedDemo, tomorrowAtTen } from './seed-demo';

const { HAOPAI_TEST_MYSQL_URL = '', HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;

describe('seed', () => {
  const name = `haopai_seed_${randomBytes(4).toString('hex')}`;
  const url = new URL(HAOPAI_TEST_MYSQL_URL);
  url.pathname = `/${name}`;
  let db: Pool;

  beforeAll(async () => {
    const server = createPool(HAOPAI_TEST_MYSQL_URL);
    await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await server.end();
    await run(process.execPath, [path.join(HAOPAI_TEST_DIST, 'api', 'main.js'), 'migrate'], {
      env: { HAOPAI_MYSQL_URL: url.href, HAOPAI_REDIS_URL: HAOPAI_TEST_REDIS_URL },
    });
    db = createPool(url.href);
  });

  afterAll(async () => {
    await db.query(`DROP DATABASE ${name}`);
    await db.end();
  });

  const options = { botPassword: 'a-password-of-bots', hasBots: true, keys: TEST_KEYS };

  it('makes a quick auction and three in a row, at once, in ten minutes and tomorrow, and does so once', async () => {
    await seedDemo(db, options);
    await seedDemo(db, options);
    const nowMs = await databaseNowMs(db);
    const [quick, live, next, later, ...others] = await readDemoSheet(db, TEST_KEYS);
    expect(others).toEqual([]);
    expect(quick?.countdownMs).toBe(8_000);
    expect(live?.startsAtMs).toBeLessThanOrEqual(nowMs + 10_000);
    expect(next?.startsAtMs).toBe((live?.startsAtMs ?? 0) + 590_000);
    expect(later?.startsAtMs).toBe(tomorrowAtTen(nowMs));
    expect(live?.people.map(({ username }) => username)).toEqual(['demo1', 'demo2', 'demo3', 'demo4']);
    expect(live?.bots).toHaveLength(6);
    expect(live?.people[0]).toMatchObject({ paddleNo: 101, accessCode: expect.stringMatching(/^\d{6}$/) });
  });

  it('has each plate of a lot in the stock, as the lot describes it, once', async () => {
    const [lots, ...others] = await select(
      db,
      `SELECT COUNT(DISTINCT lots.plate_number) AS plates, SUM(plates.id IS NOT NULL) AS known, COUNT(*) AS lots,
         SUM(plates.colour = lots.plate_colour AND plates.kind = lots.plate_kind AND plates.region = lots.region
           AND plates.is_personalised = lots.is_personalised) AS alike
       FROM lots LEFT JOIN plates ON plates.number = lots.plate_number`,
      [],
      (row) => [row.plates, row.known, row.lots, row.alike].map(Number),
    );
    expect(others).toEqual([]);
    expect(lots?.[0]).toBeGreaterThan(20);
    expect(new Set(lots?.slice(1)).size).toBe(1);
  });

  it('gives nobody a car that stands in two auctions, nor two whose last six characters are the same', async () => {
    const rows = await select(
      db,
      `SELECT vin, citizen_id FROM entries JOIN enrolments ON enrolments.id = entries.enrolment_id`,
      [],
      ({ vin, citizen_id }) => ({ vin: String(vin), owner: Number(citizen_id) }),
    );
    expect(new Set(rows.map(({ vin }) => vin)).size).toBe(rows.length);
    expect(new Set(rows.map(({ vin, owner }) => `${owner} ${vin.slice(-6)}`)).size).toBe(rows.length);
  });

  it('has staff of each role, who are in with a known password and a bound phone, once', async () => {
    await seedDemo(db, options);
    const rows = await select(
      db,
      'SELECT username, role, totp_sealed, has_own_password FROM staff',
      [],
      (row) => row,
    );
    expect(rows.map(({ role }) => String(role)).sort()).toEqual([...STAFF_ROLES].sort());
    for (const row of rows) {
      expect(row).toMatchObject({ username: row.role, has_own_password: 1 });
      expect(String(row.totp_sealed)).toMatch(/^[\w-]+[:.]/);
    }
  });

  it('puts some hundreds of plates up at a fixed price, in every region, on the shelves where they are looked for', async () => {
    const [sums] = await select(
      db,
      `SELECT COUNT(*) AS plates, COUNT(DISTINCT region) AS regions, SUM(is_personalised) AS personalised,
              SUM(EXISTS (SELECT 1 FROM listing_shelves s WHERE s.listing_id = l.id AND s.shelf = 'all')) AS standing,
              SUM(EXISTS (SELECT 1 FROM listing_tails t WHERE t.listing_id = l.id AND t.tail = SUBSTRING(number, 3))) AS whole
       FROM listings l JOIN plates ON plates.id = l.plate_id WHERE state = 'forSale'`,
      [],
      (row) => [row.plates, row.regions, row.personalised, row.standing, row.whole].map(Number),
    );
    expect(sums).toEqual([420, 9, 30, 420, 420]);
  });

  it('has the deposits of the demo’s people paid, with books that balance', async () => {
    const [books] = await select(
      db,
      `SELECT (SELECT COUNT(*) FROM entries) AS entries, (SELECT COUNT(*) FROM deposits WHERE state = 'held') AS held,
         (SELECT SUM(amount_fen) FROM ledger_lines) AS rest,
         (SELECT SUM(amount_fen) FROM ledger_lines WHERE account = 'deposits') AS deposits,
         (SELECT SUM(amount_fen) FROM deposits) AS received`,
      [],
      (row) => ({ ...row }),
    );
    expect(books).toMatchObject({ held: books?.entries, rest: '0', deposits: `-${String(books?.received)}` });
    const drafts = await select(db, 'SELECT id FROM auctions WHERE published_at_ms IS NULL', [], ({ id }) =>
      Number(id),
    );
    expect(drafts).toHaveLength(1);
  });

  it('makes another of each that is over', async () => {
    const idsOf = async () => (await readDemoSheet(db, TEST_KEYS)).map(({ id }) => id);
    for (const nth of [1, 2, 3]) {
      const before = await idsOf();
      const over = before[nth] ?? 0;
      await db.query('UPDATE auctions SET ended_at_ms = starts_at_ms + 1 WHERE id = ?', [over]);
      await seedDemo(db, options);
      const after = await idsOf();
      expect([nth, after.length, after.includes(over)]).toEqual([nth, 4, false]);
      expect(after.filter((id) => !before.includes(id))).toHaveLength(1);
    }
  });

  it('goes on while it runs: before the last lot of an auction ends another is made, of plates that were in none', async () => {
    expect(await ensureAuctions(db, TEST_KEYS)).toBe(0);
    const live = (await readDemoSheet(db, TEST_KEYS))[1];
    await db.query('UPDATE auctions SET starts_at_ms = starts_at_ms - 600000 WHERE id = ?', [live?.id]);
    await db.query(
      'UPDATE lot_heads SET ends_at_ms = 1 WHERE lot_id IN (SELECT id FROM lots WHERE auction_id = ?)',
      [live?.id],
    );
    expect(await ensureAuctions(db, TEST_KEYS)).toBe(1);
    expect(await ensureAuctions(db, TEST_KEYS)).toBe(0);
    const newest = await select(
      db,
      `SELECT plate_number, (SELECT COUNT(*) FROM lots l WHERE l.plate_number = lots.plate_number) AS times FROM lots
       WHERE auction_id = (SELECT MAX(id) FROM auctions)`,
      [],
      (row) => Number(row.times),
    );
    expect(new Set(newest)).toEqual(new Set([1]));
  });

  it('makes ten thousand enrolled citizens, each with a paddle and VINs of their own', async () => {
    await ensureRegions(db);
    const citizens = await makeCitizens(db, 10_000);
    const auction = await makeAuction(db, { lots: 200, startsAtMs: Date.now(), countdownMs: 2_000 });
    const enrolments = await enrol(
      db,
      auction.id,
      citizens.map(({ id }) => ({ citizenId: id, shares: 2 })),
    );
    expect(auction.lots).toHaveLength(200);
    expect(enrolments).toHaveLength(10_000);
    expect(enrolments.every(({ entries }) => entries.length === 2)).toBe(true);
    expect(new Set(enrolments.map(({ paddleNo }) => paddleNo)).size).toBe(10_000);
    const [vins] = await select(
      db,
      'SELECT COUNT(DISTINCT vin) AS n FROM entries WHERE auction_id = ?',
      [auction.id],
      (row) => Number(row.n),
    );
    expect(vins).toBe(20_000);
  });
});

describe('the demo’s people', () => {
  it('have mobiles and documents that every rule takes', () => {
    for (let nth = 1; nth <= 99; nth += 1) {
      const person = personIdentity(nth);
      const organisation = organisationIdentity(nth);
      expect(parseMobile(person.mobile).ok).toBe(true);
      expect(parseResidentId(person.document.number, Date.now()).ok).toBe(true);
      expect(parseResidentId(organisation.representative?.residentId, Date.now()).ok).toBe(true);
      expect(parseCreditCode(organisation.document.number)).toMatchObject({
        ok: true,
        value: { organisationCode: organisation.document.unique.text },
      });
    }
  });

  it('get the deposits back that win nothing, from the sandbox in which they were paid', async () => {
    const site = await openTestSite('deposits');
    const { pool } = site.database;
    try {
      await seedDemo(pool, { botPassword: 'a-password-of-bots', hasBots: false, keys: TEST_KEYS });
      const [later = 0] = await select(
        pool,
        'SELECT id FROM auctions WHERE published_at_ms IS NOT NULL ORDER BY starts_at_ms DESC LIMIT 1',
        [],
        ({ id }) => Number(id),
      );
      await pool.query('UPDATE auctions SET ended_at_ms = 1 WHERE id = ?', [later]);
      const count = async (sql: string): Promise<number> =>
        (await select(pool, `SELECT COUNT(*) AS n FROM ${sql}`, [], ({ n }) => Number(n)))[0] ?? 0;
      const entries = await count(`entries WHERE auction_id = ${later}`);
      while ((await count(`refunds WHERE state = 'done'`)) < entries) await sleep(100);
      expect(await count(`deposits WHERE state = 'refunded'`)).toBe(entries);
      expect(await count(`orders WHERE state = 'refunded'`)).toBe(
        await count(`enrolments WHERE auction_id = ${later}`),
      );
    } finally {
      await site.close();
    }
  });

  it('are staff of whom the record tells, in a chain that the auditor finds whole', async () => {
    const site = await openTestSite('audited');
    const { baseUrl } = site.api;
    let cookie = '';
    const send = async (path: string, body?: object): Promise<unknown> => {
      const answer = await fetch(`${baseUrl}/api/v1/admin/${path}`, {
        headers: { 'Content-Type': 'application/json', Origin: baseUrl, Cookie: cookie },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      for (const set of answer.headers.getSetCookie())
        if (set.startsWith('haopai.staff=')) cookie = set.split(';', 1)[0] ?? '';
      expect({ path, ok: answer.ok }).toEqual({ path, ok: true });
      return answer.json();
    };
    try {
      const options = { botPassword: 'a-password-of-bots', hasBots: false, keys: TEST_KEYS };
      await seedDemo(site.database.pool, options);
      await send('auth/login', { username: 'auditor', password: DEMO_PASSWORD });
      const codes = await fetch(`${baseUrl}/dev/totp?format=json`);
      const { items } = (await codes.json()) as { items: { username: string; code: string }[] };
      await send('auth/totp', { code: items.find(({ username }) => username === 'auditor')?.code });
      expect(await send('audit/check')).toMatchObject({ brokenAt: null });
      const { items: entries } = (await send('audit?act=staff.added')) as { items: { after: object }[] };
      expect(entries.map(({ after }) => after)).toEqual(expect.arrayContaining([...DEMO_STAFF]));
    } finally {
      await site.close();
    }
  });

  it('log in by a code on the phone, also when an older demo knew no phones', async () => {
    const site = await openTestSite('people');
    const { baseUrl } = site.api;
    const post = (path: string, body: object, cookie = ''): Promise<Response> =>
      fetch(`${baseUrl}/api/v1${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: baseUrl, Cookie: cookie },
        body: JSON.stringify(body),
      });
    try {
      const options = { botPassword: 'a-password-of-bots', hasBots: false, keys: TEST_KEYS };
      await seedDemo(site.database.pool, options);
      await site.database.pool.query('UPDATE citizens SET mobile_hash = NULL, document_hash = NULL');
      await seedDemo(site.database.pool, options);

      const mobile = mobileOf(1);
      const challenge = await post('/auth/proofs', { purpose: 'login' });
      const shown = await solveProof((await challenge.json()) as ProofView);
      const asked = await post('/auth/sms-codes', { mobile, purpose: 'login', ...shown });
      expect(asked.status).toBe(202);
      const [cookie = ''] = asked.headers.getSetCookie();
      let code: string | undefined;
      while (code === undefined) {
        await sleep(50);
        const texts = await fetch(`${baseUrl}/dev/sms?format=json&mobile=${mobile}`);
        const { items } = (await texts.json()) as { items: { params: { code: string } }[] };
        code = items[0]?.params.code;
      }
      const answer = await post('/auth/login/sms', { mobile, code }, cookie);
      expect(await answer.json()).toMatchObject({ username: 'demo1' });
    } finally {
      await site.close();
    }
  });
});
