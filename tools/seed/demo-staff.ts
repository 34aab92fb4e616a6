// Staff of the demo, one of each role, with a known password and a phone that is bound already: /dev/totp shows its codes.
import { parseDataKeys, TextSeal } from '@haopai/sealed-data';
import { STAFF_ROLES, type StaffRole } from '@haopai/contracts';
import { hash } from '@node-rs/argon2';
import { Secret } from 'otpauth';
import type { PersonalDataKeys } from './give-identities';
import {
  type Database,
  databaseNowMs,
  insertRows,
  inTransaction,
  select,
  type TransactionalDatabase,
} from './rows';
import { writeAudit } from './write-audit';

const SECRET_BYTES = 20;

const NAMES: Readonly<Record<StaffRole, string>> = {
  clerk: '赵敏',
  auctioneer: '钱锐',
  cashier: '孙洁',
  editor: '李文',
  auditor: '周正',
  administrator: '吴管',
};

/** By the names of their roles. */
export const DEMO_STAFF = STAFF_ROLES.map((role) => ({ username: role, displayName: NAMES[role], role }));

const COLUMNS = [
  'username',
  'username_key',
  'display_name',
  'role',
  'password_hash',
  'has_own_password',
  'totp_sealed',
  'created_at_ms',
];

/** Those who are there stay as they are; whoever is added stands in the record of staff's acts. */
export async function ensureStaff(
  db: TransactionalDatabase,
  password: string,
  { dataKeys }: Pick<PersonalDataKeys, 'dataKeys'>,
): Promise<void> {
  const keys = parseDataKeys(dataKeys);
  if (keys === null) throw new Error('the keys of personal data are not usable');
  const seal = new TextSeal(keys);
  const known = await idsOf(db);
  const missing = DEMO_STAFF.filter(({ username }) => !known.has(username));
  if (missing.length === 0) return;
  const [passwordHash, nowMs] = [await hash(password), await databaseNowMs(db)];
  const rows = missing.map(({ username, displayName, role }) => [
    username,
    username,
    displayName,
    role,
    passwordHash,
    1,
    seal.seal(new Secret({ size: SECRET_BYTES }).base32),
    nowMs,
  ]);
  await inTransaction(db, async (within) => {
    await insertRows(within, 'staff', COLUMNS, rows);
    const ids = await idsOf(within);
    const acts = missing.map((after) => ({
      act: 'staff.added',
      subject: `staff:${ids.get(after.username)}`,
      after,
    }));
    await writeAudit(within, acts);
  });
}

/** By user name in small letters. */
async function idsOf(db: Database): Promise<ReadonlyMap<string, number>> {
  const sql = 'SELECT id, username_key AS name FROM staff';
  return new Map(await select(db, sql, [], ({ id, name }) => [String(name), Number(id)] as const));
}
