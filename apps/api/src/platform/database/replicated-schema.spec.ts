// What a replicated engine wants of a schema and of those who write to it: a primary key for each table, no locked tables, no write without a bound.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { aDatabase, type ThrowAwayDatabase } from '../../testing';
import { MIGRATIONS } from './migrations';

const ROOT = path.join(__dirname, '../../../../..');
const PROGRAM = ['apps/api/src', 'libs/engine-mysql/src'];
const IS_SPEC = /\.spec\.ts$|[\\/](?:testing|migrations)[\\/]/;
/** The first that knows of replicated engines: those before have run long since, or run over empty tables. */
const BOUNDED_SINCE = '0064';
/** A row for each instance. */
const FEW = 'engine_instances';

async function sources(): Promise<readonly (readonly [file: string, text: string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const folder of PROGRAM)
    for (const name of await readdir(path.join(ROOT, folder), { recursive: true }))
      if (name.endsWith('.ts') && !IS_SPEC.test(name))
        found.push([name, await readFile(path.join(ROOT, folder, name), 'utf8')]);
  return found;
}

/** Each statement that is so, and where it stands. */
async function statements(so: RegExp): Promise<readonly { readonly file: string; readonly sql: string }[]> {
  const quoted = new RegExp(`(?<quote>[\`'])(?<sql>${so.source})\\k<quote>`, 'gs');
  return (await sources()).flatMap(([file, text]) =>
    [...text.matchAll(quoted)].map(({ groups }) => ({ file, sql: groups?.['sql'] ?? '' })),
  );
}

const erasures = (): ReturnType<typeof statements> => statements(/DELETE FROM .*?/);

describe('the schema and its writers', () => {
  let database: ThrowAwayDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  it('have a primary key in every table, so that nodes compare rows and not tables', async () => {
    const [rows] = await database.pool.query<RowDataPacket[]>(
      `SELECT tables.table_name AS name FROM information_schema.tables tables
       LEFT JOIN information_schema.table_constraints keys_ ON keys_.table_schema = tables.table_schema
         AND keys_.table_name = tables.table_name AND keys_.constraint_type = 'PRIMARY KEY'
       WHERE tables.table_schema = DATABASE() AND tables.table_type = 'BASE TABLE' AND keys_.constraint_name IS NULL`,
    );
    expect(rows).toEqual([]);
  });

  it('keep all in InnoDB', async () => {
    const [rows] = await database.pool.query<RowDataPacket[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND engine <> 'InnoDB'`,
    );
    expect(rows).toEqual([]);
  });

  it('lock no tables, which only one node would hear of', async () => {
    const found = (await sources()).filter(([, text]) => /\bLOCK TABLES\b/.test(text));
    expect(found.map(([file]) => file)).toEqual([]);
  });

  it('erase by age a batch at a time', async () => {
    const byAge = /^DELETE FROM (\w+) WHERE .*_ms\b.*</s;
    const unbounded = (await erasures()).filter(
      ({ sql }) => byAge.test(sql) && !/\bLIMIT\b/.test(sql) && byAge.exec(sql)?.[1] !== FEW,
    );
    expect(unbounded).toEqual([]);
  });

  it('erase what is large a few rows at a time, or one, and copy none of it whole', async () => {
    const [rows] = await database.pool.query<RowDataPacket[]>(
      `SELECT DISTINCT columns_.table_name AS name, keys_.column_name AS keyColumn FROM information_schema.columns columns_
       JOIN information_schema.key_column_usage keys_ ON keys_.table_schema = columns_.table_schema
         AND keys_.table_name = columns_.table_name AND keys_.constraint_name = 'PRIMARY'
       WHERE columns_.table_schema = DATABASE() AND columns_.data_type IN ('mediumblob', 'longblob')`,
    );
    const keyOf = new Map<string, string[]>();
    for (const { name, keyColumn } of rows)
      keyOf.set(String(name), [...(keyOf.get(String(name)) ?? []), String(keyColumn)]);
    expect([...keyOf.keys()]).toContain('auction_record_parts');
    const copied = (await statements(/INSERT (?:IGNORE )?INTO .*?/)).filter(({ sql }) => {
      const [, into = ''] = /INTO (\w+)/.exec(sql) ?? [];
      return keyOf.has(into) && /\bSELECT\b/.test(sql) && !/\bLIMIT\b/.test(sql);
    });
    expect(copied).toEqual([]);
    const isOne = (sql: string, key: readonly string[]): boolean =>
      key.every((column) => new RegExp(`\\b${column} = `).test(sql));
    const unbounded = (await erasures()).filter(({ sql }) => {
      const key = keyOf.get(/^DELETE FROM (\w+)/.exec(sql)?.[1] ?? '');
      return key !== undefined && !/\bLIMIT\b/.test(sql) && !isOne(sql, key);
    });
    expect(unbounded).toEqual([]);
  });

  it('change rows in migrations a batch at a time', () => {
    const unbounded = MIGRATIONS.filter(({ name }) => name >= BOUNDED_SINCE).flatMap(({ name, up, down }) =>
      [...up, ...down]
        .filter((change) => change.kind === 'data' && change.batch === null)
        .map((change) => `${name}/${change.kind === 'data' ? change.name : ''}`),
    );
    expect(unbounded).toEqual([]);
  });
});
