// What a refund that failed means for whoever has to deal with it: pure.

/** What the provider says of a refund that it does not make, as far as somebody here can do something about it. */
const FAILURES: Readonly<Record<string, string>> = {
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': 'noMoney',
  'ACQ.MERCHANT_BALANCE_NOT_ENOUGH': 'noMoney',
  'ACQ.TRADE_HAS_FINISHED': 'tooLate',
  'ACQ.TRADE_NOT_EXIST': 'unknown',
  'SANDBOX.notPaid': 'unknown',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': 'tooMuch',
  'SANDBOX.tooMuch': 'tooMuch',
  'PROVIDER.OFF': 'off',
};
/** Nothing has reached the provider. */
const NOT_REACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** A try of which nobody knows what came: who takes it for a refusal and pays by hand pays twice. */
const NO_ANSWER =
  /^(NO_ANSWER|TRY\.FAILED|E[A-Z]+|20000|ANSWER\.UNREADABLE|FUND_CHANGE\.N|(aop\.)?ACQ\.SYSTEM_ERROR|(aop|isp)\.unknow-error)$/;

/** The key of the words; the provider's own code is shown beside them. */
export function wordsOfFailure(code: string): string {
  const known = FAILURES[code] ?? (NOT_REACHED.test(code) ? 'notReached' : undefined);
  return `settlement.failureWords.${known ?? (NO_ANSWER.test(code) ? 'noAnswer' : 'other')}`;
}
