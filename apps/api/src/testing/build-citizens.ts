// Builders of regions and citizens: every field has a sensible value, and a spec names only those that it is about.
import { hash } from '@node-rs/argon2';
import type { MysqlPool } from '../platform/database';
import { insertRow } from './insert-row';

export interface TestCitizen {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly region: string;
}

export const TEST_PASSWORD = 'plates-are-blue-7';
export const TEST_REGION = '330702';

let serial = 0;
let testPasswordHash: Promise<string> | undefined;

/** Hashing is slow on purpose, and so is every log-in that compares: thousands of those are not what specs are about. */
const CHEAPEST = { memoryCost: 8, timeCost: 1 };

export function testPasswordHashed(): Promise<string> {
  return (testPasswordHash ??= hash(TEST_PASSWORD, CHEAPEST));
}

/** Makes sure that a region exists; returns its code. */
export async function aRegion(pool: MysqlPool, code = TEST_REGION): Promise<string> {
  await pool.query('INSERT IGNORE INTO regions (code, name_zh, name_en) VALUES (?, ?, ?)', [
    code,
    `区县${code}`,
    `District ${code}`,
  ]);
  return code;
}

/** A person of TEST_REGION whose password is TEST_PASSWORD. */
export async function aCitizen(
  pool: MysqlPool,
  given: Partial<{
    username: string;
    region: string;
    kind: 'person' | 'organisation';
    displayName: string;
  }> = {},
): Promise<TestCitizen> {
  serial += 1;
  const username = given.username ?? `citizen_${process.pid}_${serial}`;
  const region = await aRegion(pool, given.region);
  const id = await insertRow(pool, 'citizens', {
    username,
    username_key: username.toLowerCase(),
    password_hash: await testPasswordHashed(),
    kind: given.kind ?? 'person',
    display_name: given.displayName ?? `市民${serial}`,
    region,
    created_at_ms: Date.now(),
  });
  return { id, username, password: TEST_PASSWORD, region };
}
