// What answers and failures of Aliyun's identity service mean: agrees, refused, or nobody knows.
import type { IdentityAnswer } from '../identity-verifier';

/** Of the body: a person's answer says 200, an organisation's Success. */
const DONE: readonly unknown[] = ['200', 200, 'Success'];
/** Of the result, both for persons (Mobile3MetaSimpleVerify) and for organisations (EntElementVerifyV2). */
const RESULTS: Readonly<Record<string, IdentityAnswer>> = {
  '1': { kind: 'agrees' },
  '2': { kind: 'refused', reason: 'differs' },
  '3': { kind: 'refused', reason: 'noRecord' },
};
const CODE = /^[\w.-]{1,50}$/;

export function answerOfBody(body: unknown): IdentityAnswer {
  const code = propertyOf(body, 'Code');
  if (!DONE.includes(code)) return noAnswer(code);
  const result = propertyOf(body, 'ResultObject') ?? propertyOf(body, 'Result');
  const bizCode = propertyOf(result, 'BizCode');
  return RESULTS[String(bizCode)] ?? noAnswer('ANSWER.UNREADABLE');
}

/** Of what the client threw. Its message is not looked at: it may repeat what was sent. */
export function answerOfError(error: unknown): IdentityAnswer {
  return noAnswer(propertyOf(error, 'code') ?? 'NO_ANSWER');
}

/** Also where the keys are wrong or the account is empty: somebody mends it, and whoever waits is asked for again. */
function noAnswer(code: unknown): IdentityAnswer {
  const text = typeof code === 'string' || typeof code === 'number' ? String(code) : '';
  return { kind: 'noAnswer', why: CODE.test(text) ? text : 'ANSWER.UNREADABLE' };
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
