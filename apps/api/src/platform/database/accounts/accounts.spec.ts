// The site on accounts that may only what they need: it starts, sells and settles, and the database itself refuses what nobody who serves ever does.
import { randomBytes } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import {
  aBareDatabase,
  aRunningApp,
  bid,
  payAtSandbox,
  SaleFloor,
  staffClient,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../../testing';
import type { MysqlConfig } from '../../config';
import { migrateDatabase } from '../migrate';
import { openMysqlPool } from '../mysql-pool';
import { grantRights } from './grant-rights';
import { APPENDED_TO, READ_ONLY } from './rights';

const COUNTDOWN_MS = 1_500;

describe('accounts of the database', () => {
  const password = randomBytes(18).toString('base64url');
  const users = ['migrate', 'serve'].map((name) => `haopai_${name}_${randomBytes(4).toString('hex')}`);
  let database: ThrowAwayDatabase;
  let migrator: MysqlConfig;
  let mysql: MysqlConfig;

  beforeAll(async () => {
    database = await aBareDatabase();
    [migrator, mysql] = users.map((user) => ({ ...database.config, user, password })) as [
      MysqlConfig,
      MysqlConfig,
    ];
    for (const user of users)
      await database.pool.query(`CREATE USER '${user}'@'%' IDENTIFIED BY '${password}'`);
    // As docker/mysql/accounts.sh has it.
    await database.pool.query(
      `GRANT ALL PRIVILEGES ON \`${database.config.database}\`.* TO '${migrator.user}'@'%' WITH GRANT OPTION`,
    );
    await migrateDatabase(migrator);
    await grantRights({ mysql, migrator });
  });
  afterAll(async () => {
    for (const user of users) await database.pool.query(`DROP USER '${user}'@'%'`);
    await database.drop();
  });

  const codeOf = async (config: MysqlConfig, sql: string): Promise<unknown> => {
    const pool = openMysqlPool({ ...config, poolMax: 1 });
    try {
      await pool.query(sql);
      return null;
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    } finally {
      await pool.end();
    }
  };

  it('let the site start, sell, settle and write down what staff do, and nothing is refused to it', async () => {
    const log: string[] = [];
    const running = await aRunningApp(
      { HAOPAI_LOG_LEVEL: 'info' },
      { ...database, config: mysql },
      { write: (line) => void log.push(line) },
    );
    const floor = new SaleFloor(running);
    try {
      const auction = await floor.openAuction({ countdownMs: COUNTDOWN_MS, lots: [{}] });
      const lotId = auction.lots[0]?.id ?? 0;
      const bidder = await floor.bidder(auction);
      expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true });
      await floor.untilPhase(lotId, 'sold');
      await waitUntil(async () => {
        const [[row]] = await database.pool.query<RowDataPacket[]>(
          'SELECT settled_at_ms AS atMs FROM auctions WHERE id = ?',
          [auction.id],
        );
        return row?.atMs !== null;
      });
      const [[balance]] = await database.pool.query<RowDataPacket[]>(
        `SELECT order_no AS orderNo FROM orders WHERE kind = 'balance'`,
      );
      await payAtSandbox(bidder.http, String(balance?.orderNo));
      const administrator = await staffClient(running, 'administrator');
      const added = { username: 'one_more', displayName: '一个人', role: 'clerk' };
      expect(await administrator.post('/api/v1/admin/staff', added)).toMatchObject({ status: 201 });
    } finally {
      floor.close();
      await running.stop();
    }
    for (const table of ['lot_events', 'entry_bindings', 'audit_entries', 'order_events', 'ledger_lines']) {
      const [[row]] = await database.pool.query<RowDataPacket[]>(`SELECT COUNT(*) AS many FROM ${table}`);
      expect([table, Number(row?.many) > 0]).toEqual([table, true]);
    }
    expect(log.filter((line) => /denied/i.test(line))).toEqual([]);
  });

  it.each(APPENDED_TO)('change and erase nothing in %s for whoever serves', async (table) => {
    const [[column]] = await database.pool.query<RowDataPacket[]>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = ? AND table_name = ? LIMIT 1',
      [database.config.database, table],
    );
    const name = String(column?.name);
    expect(await codeOf(mysql, `SELECT * FROM ${table} LIMIT 1`)).toBeNull();
    for (const sql of [
      `UPDATE ${table} SET ${name} = ${name}`,
      `DELETE FROM ${table}`,
      `TRUNCATE TABLE ${table}`,
      `INSERT INTO ${table} SELECT * FROM ${table} ON DUPLICATE KEY UPDATE ${name} = VALUES(${name})`,
      `REPLACE INTO ${table} SELECT * FROM ${table}`,
    ])
      expect([sql, await codeOf(mysql, sql)]).toEqual([
        sql,
        expect.stringMatching(/^ER_(TABLEACCESS|COLUMNACCESS)_DENIED_ERROR$/),
      ]);
  });

  it.each([
    ...READ_ONLY.map((table) => `DELETE FROM ${table}`),
    ...['approvals', 'kept_heads', 'log_checkpoints'].map((table) => `DELETE FROM ${table}`),
    ...['approval_steps', 'role_sets', 'staff_makers'].map((table) => `DELETE FROM ${table}`),
    `UPDATE security_events SET what = ''`,
    `UPDATE role_sets SET permissions = 'staff.edit'`,
    'CREATE TABLE one_more (id INT)',
    'ALTER TABLE lots ADD COLUMN one_more INT',
    'DROP TABLE lot_events',
    'CREATE TRIGGER one_more BEFORE INSERT ON lots FOR EACH ROW SET @x = 1',
    `GRANT SELECT ON lots TO 'root'@'localhost'`,
    'SELECT * FROM mysql.user',
    `SELECT 'x' INTO OUTFILE '/tmp/haopai-one-more'`,
  ])('do not let whoever serves %s', async (sql) => {
    expect(await codeOf(mysql, sql)).toMatch(/^ER_\w*(DENIED|ACCESS)\w*$/);
  });

  it('take rights away that a table had before it was only added to', async () => {
    await database.pool.query(
      `GRANT DELETE ON \`${database.config.database}\`.lot_events TO '${mysql.user}'@'%'`,
    );
    expect(await codeOf(mysql, 'DELETE FROM lot_events WHERE 1 = 0')).toBeNull();
    await grantRights({ mysql, migrator });
    expect(await codeOf(mysql, 'DELETE FROM lot_events WHERE 1 = 0')).toBe('ER_TABLEACCESS_DENIED_ERROR');
  });

  it('are left as they are where one account does both', async () => {
    expect(await grantRights({ mysql: migrator, migrator })).toBeNull();
    expect(await grantRights({ mysql, migrator: null })).toBeNull();
  });

  it('give rights on tables that there are, and none on others', async () => {
    const [rows] = await database.pool.query<RowDataPacket[]>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
      [database.config.database],
    );
    const names = rows.map(({ name }) => String(name));
    for (const table of [...APPENDED_TO, ...READ_ONLY]) expect(names).toContain(table);
    expect(await grantRights({ mysql, migrator })).toBe(names.length);
  });
});
