// What Alipay's answers mean for a refund: back, later, never, or nobody knows.
import type { RefundOutcome } from '../payment-provider';
import type { AlipayAnswer } from './alipay-client';
import { AlipayAway } from './alipay-client';

const BUSINESS_SAID_NO = '40004';
const SERVICE_UNKNOWN = '20000';
/** Their own fault: it may have gone through all the same. */
const UNKNOWN: readonly string[] = [
  'ACQ.SYSTEM_ERROR',
  'aop.ACQ.SYSTEM_ERROR',
  'aop.unknow-error',
  'isp.unknow-error',
];
/** Somebody must put money into the account; until then every refund waits. */
const LATER: readonly string[] = ['ACQ.SELLER_BALANCE_NOT_ENOUGH', 'ACQ.MERCHANT_BALANCE_NOT_ENOUGH'];

export function outcomeOfRefusal({ code, failure }: AlipayAnswer): RefundOutcome {
  if (LATER.includes(failure)) return { kind: 'later', code: failure };
  if (UNKNOWN.includes(failure) || code === SERVICE_UNKNOWN) return { kind: 'unknown', code: failure };
  // Turned away at the door, as with a wrong key or right: nothing was taken, and it can be mended.
  if (code !== BUSINESS_SAID_NO) return { kind: 'later', code: failure };
  return { kind: 'refused', code: failure };
}

export function outcomeOfError(error: unknown): RefundOutcome {
  if (!(error instanceof AlipayAway)) throw error;
  return { kind: error.wasNotSent ? 'later' : 'unknown', code: error.code };
}
