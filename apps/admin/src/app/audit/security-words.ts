// What an event was, in words. Those of a refusal are for whoever was refused: here a name says more.
import type { SecurityKind } from '@haopai/contracts';
import type { Words } from '@haopai/web-app';

/** Refusals' codes with `_` for their dot, names of keys, and of what changed. */
const NAMED: readonly string[] = [
  'LOGIN_FAILED',
  'ACCOUNT_PASSWORD_WRONG',
  'CAPTCHA_WRONG',
  'PROOF_WRONG',
  'SMS_CODE_WRONG',
  'ROOM_REFUSED',
  'STAFF_CODE_WRONG',
  'STAFF_PASSWORD_WRONG',
  'STAFF_PASSWORD_EXPIRED',
  'PASSKEY_REFUSED',
  'PASSKEY_COPIED',
  'LOGIN_LOCKED',
  'STAFF_FORBIDDEN',
  'STAFF_TOO_NEW',
  'STAFF_OTHER_TOO_NEW',
  'STAFF_PAIR_REFUSED',
  'REQUEST_BAD_ORIGIN',
  'PAYMENT_FORGED',
  'PAYMENT_OTHER_RECEIVER',
  'REQUEST_RATE_LIMITED',
  'SMS_CODE_TOO_MANY',
  'SMS_CODE_NONE_LEFT',
  'CAPTCHA_TOO_MANY',
  'sessionSecret',
  'dataKeys',
  'dataHashKey',
  'passkey_added',
  'passkey_removed',
  'passkey_reset',
];
const LANES: readonly string[] = ['strangers', 'citizens', 'bidders', 'staff'];
const OUTCOMES: readonly string[] = ['turnedAway', 'cut', 'dropped'];

/** A name that this page does not know, of a later release, stands as it is. */
export function textOfWhat(say: Words['say'], kind: SecurityKind, what: string): string {
  if (kind === 'floodCut') {
    const [lane = '', outcome = ''] = what.split('.');
    if (!LANES.includes(lane) || !OUTCOMES.includes(outcome)) return what;
    return [say(`security.lane.${lane}`), say(`security.outcome.${outcome}`)].join(' · ');
  }
  const name = what.replaceAll('.', '_');
  return NAMED.includes(name) ? say(`security.what.${name}`) : what;
}
