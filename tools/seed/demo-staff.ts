// Staff of the demo, one of each role, with a known password and a phone that is bound already: /dev/totp shows its codes.
import { parseDataKeys, TextSeal } from '@haopai/sealed-data';
import { STAFF_ROLES, type StaffRole } from '@haopai/contracts';
import { hash } from '@node-rs/argon2';
import { Secret } from 'otpauth';
import type { PersonalDataKeys } from './give-identities';
import { type Database, databaseNowMs, insertRows, select } from './rows';

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

/** Those who are there stay as they are. */
export async function ensureStaff(
  db: Database,
  password: string,
  { dataKeys }: Pick<PersonalDataKeys, 'dataKeys'>,
): Promise<void> {
  const keys = parseDataKeys(dataKeys);
  if (keys === null) throw new Error('the keys of personal data are not usable');
  const seal = new TextSeal(keys);
  const known = await select(db, 'SELECT username_key AS name FROM staff', [], ({ name }) => String(name));
  const missing = DEMO_STAFF.filter(({ username }) => !known.includes(username));
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
  await insertRows(db, 'staff', COLUMNS, rows);
}
