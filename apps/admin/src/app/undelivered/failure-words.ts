// What the code of a failure means, and what somebody can do about it: the key of its words. The code itself stands beside them.

const KNOWN: Readonly<Record<string, string>> = {
  'isv.AMOUNT_NOT_ENOUGH': 'noMoney',
  'isv.OUT_OF_SERVICE': 'noMoney',
  'isv.MONTH_LIMIT_CONTROL': 'monthLimit',
  'isv.ACCOUNT_ABNORMAL': 'account',
  'isv.ACCOUNT_NOT_EXISTS': 'account',
  'isv.PRODUCT_UN_SUBSCRIPT': 'account',
  'isv.BUSINESS_LIMIT_CONTROL': 'numberLimit',
  'isv.DAY_LIMIT_CONTROL': 'numberLimit',
  'NUMBER.MINUTE_LIMIT': 'numberLimit',
  'NUMBER.DAY_LIMIT': 'dayLimit',
  'isv.SMS_TEMPLATE_ILLEGAL': 'words',
  'isv.SMS_SIGNATURE_ILLEGAL': 'words',
  'isv.TEMPLATE_MISSING_PARAMETERS': 'words',
  'isv.MOBILE_NUMBER_ILLEGAL': 'badNumber',
  'TEMPLATE.UNKNOWN': 'oldKind',
  'BODY.GONE': 'gone',
  'NOTICE.NOT_KEPT': 'notKept',
  'DELIVERY.FAILED': 'program',
  'HTTP 429': 'tooFast',
};

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^UNKNOWN /, 'doubtful'],
  [/^(SignatureDoesNotMatch|InvalidAccessKeyId|Forbidden|NoPermission)/, 'keys'],
  [/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/, 'notReached'],
  [/^Throttling/, 'tooFast'],
  [/^(NO_ANSWER|ANSWER\.UNREADABLE|RequestTimeout.*|isp\..*|E[A-Z]+|HTTP 5\d\d)$/, 'noAnswer'],
  [/^HTTP 4\d\d$/, 'pushRefused'],
  [/^isv\./, 'refused'],
];

/** Null for what was not tried yet. */
export function failureKey(code: string | null): string {
  if (code === null) return 'notTried';
  return KNOWN[code] ?? KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}
