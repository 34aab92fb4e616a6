// Builders of staff, and of the sessions with which they work.
import type { StaffRole } from '@haopai/contracts';
import { Secret, TOTP } from 'otpauth';
import { PersonalData } from '../platform/personal-data';
import { TEST_PASSWORD, testPasswordHashed } from './build-citizens';
import type { HttpClient } from './http-client';
import { insertRow } from './insert-row';
import type { RunningApp } from './running-app';

export interface TestStaff {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** Base32. */
  readonly totpSecret: string;
}

const PERIOD_MS = 30_000;
let serial = 0;

/** With a bound device, and a password of their own unless it is to be the given one still. */
export async function aStaffMember(
  running: RunningApp,
  role: StaffRole,
  hasOwnPassword = true,
): Promise<TestStaff> {
  serial += 1;
  const totpSecret = new Secret({ size: 20 }).base32;
  const username = `staff_${serial}`;
  const displayName = `${role} ${serial}`;
  const id = await insertRow(running.pool, 'staff', {
    username,
    username_key: username,
    display_name: displayName,
    role,
    password_hash: await testPasswordHashed(),
    has_own_password: hasOwnPassword,
    totp_sealed: running.app.get(PersonalData).seal(totpSecret),
    created_at_ms: Date.now(),
  });
  return { id, username, displayName, password: TEST_PASSWORD, totpSecret };
}

/** What the phone shows: now, or so many half minutes later. */
export function codeOf(totpSecret: string, later = 0): string {
  return new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({
    timestamp: Date.now() + later * PERIOD_MS,
  });
}

/** A client that is in. */
export async function staffClient(running: RunningApp, role: StaffRole): Promise<HttpClient> {
  return clientOfStaff(running, await aStaffMember(running, role));
}

export async function clientOfStaff(
  running: RunningApp,
  { username, password, totpSecret }: TestStaff,
): Promise<HttpClient> {
  const client = running.client();
  await client.post('/api/v1/admin/auth/login', { username, password });
  const { status, body } = await client.post('/api/v1/admin/auth/totp', { code: codeOf(totpSecret) });
  if (status !== 200) throw new Error(`${username} is not in: ${JSON.stringify(body)}`);
  return client;
}
