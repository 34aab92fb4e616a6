// What Aliyun's answers and failures mean for a text: taken, later, never, or nobody knows.
import type { Outcome } from '../outbox/outcome';

const MINUTE_MS = 60_000;
/** Their own limit for one number. */
const NUMBER_LIMITS: readonly string[] = ['isv.BUSINESS_LIMIT_CONTROL', 'isv.DAY_LIMIT_CONTROL'];
/** Somebody must do something about the account or its keys; until then every text waits. */
const ACCOUNT_FAULTS: readonly string[] = [
  'isv.AMOUNT_NOT_ENOUGH',
  'isv.ACCOUNT_ABNORMAL',
  'isv.ACCOUNT_NOT_EXISTS',
  'isv.OUT_OF_SERVICE',
  'isv.PRODUCT_UN_SUBSCRIPT',
  'isv.MONTH_LIMIT_CONTROL',
];
/** Nothing has left this machine. */
const NEVER_SENT: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];
const CODE = /^[\w.-]{1,50}$/;

/** Of an answer: `OK` or a code of theirs. */
export function outcomeOfCode(code: string | undefined, ref: string | null): Outcome {
  if (code === undefined || !CODE.test(code)) return { kind: 'unknown', code: 'ANSWER.UNREADABLE' };
  if (code === 'OK') return { kind: 'accepted', ref };
  if (NUMBER_LIMITS.includes(code) || ACCOUNT_FAULTS.includes(code))
    return { kind: 'later', code, afterMs: MINUTE_MS };
  // Their own fault (isp): it may have gone out all the same.
  return code.startsWith('isv.') ? { kind: 'refused', code } : { kind: 'unknown', code };
}

/** Of what the client threw. Its message is not looked at: it repeats the number. */
export function outcomeOfError(error: unknown): Outcome {
  const code = propertyOf(error, 'code');
  const status = propertyOf(error, 'statusCode');
  const name = typeof code === 'string' && CODE.test(code) ? code : 'NO_ANSWER';
  if (NEVER_SENT.includes(name)) return { kind: 'later', code: name };
  if (name.startsWith('Throttling') || status === 429) return { kind: 'later', code: name };
  // Refused at the door, as with a wrong key: nothing was taken, and the key can be mended.
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { kind: 'later', code: name, afterMs: MINUTE_MS };
  return { kind: 'unknown', code: name };
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
