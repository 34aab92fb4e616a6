// Makes citizens by the thousand, as registration would have made them one by one.
import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { HOME_REGION } from './regions';
import { type Database, databaseNowMs, insertRows, select } from './rows';

export interface CitizenSpec {
  readonly username: string;
  readonly displayName?: string;
  readonly kind?: 'person' | 'organisation';
  readonly region?: string;
}

export interface MadeCitizen {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly region: string;
}

/** Of citizens for whom no password is given: they exist in tests and benches only. */
export const LOAD_TEST_PASSWORD = 'plates-by-the-thousand';

const COLUMNS = [
  'username',
  'username_key',
  'password_hash',
  'kind',
  'display_name',
  'region',
  'created_at_ms',
];

/**
 * A number makes so many persons with names of their own. All get the same password, hashed once, for hashing is slow on
 * purpose. The regions must be there.
 */
export async function makeCitizens(
  db: Database,
  wanted: number | readonly CitizenSpec[],
  password = LOAD_TEST_PASSWORD,
): Promise<readonly MadeCitizen[]> {
  const nowMs = await databaseNowMs(db);
  const mark = randomBytes(5).toString('hex');
  const specs: readonly CitizenSpec[] =
    typeof wanted === 'number'
      ? Array.from({ length: wanted }, (_, index) => ({
          username: `p${mark}_${index}`,
          displayName: `竞买人${index + 1}`,
        }))
      : wanted;
  const passwordHash = await hash(password);
  const rows = specs.map(({ username, displayName = username, kind = 'person', region = HOME_REGION }) => [
    username,
    username.toLowerCase(),
    passwordHash,
    kind,
    displayName,
    region,
    nowMs,
  ]);
  await insertRows(db, 'citizens', COLUMNS, rows);
  const found = await findCitizens(
    db,
    specs.map(({ username }) => username),
  );
  return found.map((citizen) => ({ ...citizen, password }));
}

/** In the order of the names; those that do not exist are left out. */
export async function findCitizens(
  db: Database,
  usernames: readonly string[],
): Promise<readonly Omit<MadeCitizen, 'password'>[]> {
  if (usernames.length === 0) return [];
  const keys = usernames.map((username) => username.toLowerCase());
  const sql = 'SELECT id, username, region FROM citizens WHERE username_key IN (?)';
  const found = await select(db, sql, [keys], (row) => ({
    id: Number(row.id),
    username: String(row.username),
    region: String(row.region),
  }));
  const byKey = new Map(found.map((citizen) => [citizen.username.toLowerCase(), citizen]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
