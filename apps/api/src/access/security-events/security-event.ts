// One line of the stream (docs/security-events.md), as it is counted and as it is written.
import type { ErrorCode, SecurityKind } from '@haopai/contracts';

/** What is told at the moment; hashed when it is written, so that a flood pays for no hash. */
export interface SecurityFact {
  readonly kind: SecurityKind;
  readonly what: string;
  readonly address: string | null;
  /** Such as `citizen:12`, `staff:3`, `username:demo1`. */
  readonly account: string | null;
}

export interface SecurityEvent {
  readonly kind: SecurityKind;
  readonly what: string;
  readonly addressHash: string | null;
  readonly accountHash: string | null;
  readonly times: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Which refusals are of it; what citizens are refused every day, such as a bid too low, is not. */
const KIND_OF: Readonly<Partial<Record<ErrorCode, SecurityKind>>> = {
  'LOGIN.FAILED': 'logInFailed',
  'ACCOUNT.PASSWORD_WRONG': 'logInFailed',
  'CAPTCHA.WRONG': 'logInFailed',
  'PROOF.WRONG': 'logInFailed',
  'SMS_CODE.WRONG': 'logInFailed',
  'STAFF.CODE_WRONG': 'logInFailed',
  'STAFF.PASSWORD_WRONG': 'logInFailed',
  'STAFF.PASSWORD_EXPIRED': 'logInFailed',
  'PASSKEY.REFUSED': 'logInFailed',
  'PASSKEY.COPIED': 'logInFailed',
  'ROOM.REFUSED': 'logInFailed',
  'LOGIN.LOCKED': 'lockedOut',
  'STAFF.FORBIDDEN': 'forbidden',
  'STAFF.TOO_NEW': 'forbidden',
  'STAFF.OTHER_TOO_NEW': 'forbidden',
  'STAFF.PAIR_REFUSED': 'forbidden',
  'REQUEST.BAD_ORIGIN': 'forbidden',
  'PAYMENT.FORGED': 'forbidden',
  'PAYMENT.OTHER_RECEIVER': 'forbidden',
  'REQUEST.RATE_LIMITED': 'limited',
  'SMS_CODE.TOO_MANY': 'limited',
  'SMS_CODE.NONE_LEFT': 'limited',
  'CAPTCHA.TOO_MANY': 'limited',
};

export function kindOfRefusal(code: string): SecurityKind | null {
  return (KIND_OF as Readonly<Record<string, SecurityKind | undefined>>)[code] ?? null;
}
