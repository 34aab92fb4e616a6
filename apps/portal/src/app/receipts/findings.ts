// What a checked receipt proves and what it does not, as things to say: pure.
import type { BidReceipt, LogFault, LogFaultCode, ProvedReceipt } from '@haopai/log';
import { momentOf, sizeOfFile, timeToTheMs, type WordParams } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';

/** A key among the words, with its figures. */
export interface Saying {
  readonly key: string;
  readonly params: WordParams;
}

export interface Findings {
  readonly kind: ProvedReceipt['bid']['kind'];
  readonly proved: readonly Saying[];
  readonly unproved: readonly Saying[];
}

/** Who vouches for the log's key; `nobody`: the site gives out others, and none like it. */
export type ReceiptKeyFrom = 'reader' | 'site' | 'receipt' | 'nobody';

/** `sayWhy`: the reason of a refusal in words, by its code. */
export function findingsOf(
  { told }: BidReceipt,
  proved: ProvedReceipt,
  keyFrom: ReceiptKeyFrom,
  sayWhy: (code: string) => string,
): Findings {
  const { bid, logKey, index, treeSize, witnesses, isKeyKnown } = proved;
  const id = keyNumber(logKey.keyId);
  const amount = formatYuan(told.amountFen);
  return {
    kind: bid.kind,
    proved: [
      ...provedOf(bid, sayWhy),
      saying('inLog', { log: logKey.name, place: index + 1, size: treeSize }),
      saying(isKeyKnown ? 'signedByKnown' : 'signed', { id }),
      ...witnesses.map(({ name, atMs }) => saying('witness', { name, time: momentOf(atMs) })),
    ],
    unproved: [
      ...(isKeyKnown ? [] : [unsaid(keyFrom === 'site' ? 'keyOfSite' : 'key', { id })]),
      ...(bid.kind === 'accepted' || bid.kind === 'maximum'
        ? [unsaid('won')]
        : [...(told.amountFen === 0 ? [] : [unsaid('amount', { amount })]), unsaid('right')]),
      ...(bid.kind === 'counted' ? [unsaid('which')] : []),
      unsaid('plate', { plate: told.plate }),
      unsaid('who'),
      unsaid('clock'),
      unsaid(witnesses.length === 0 ? 'noWitness' : 'witnessKeys'),
    ],
  };
}

/** As people compare it: eight characters. */
function keyNumber(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}

/** `2026-11-26 14:05:31.027` */
function exactly(atMs: number): string {
  return `${momentOf(atMs).slice(0, 10)} ${timeToTheMs(atMs)}`;
}

function provedOf(bid: ProvedReceipt['bid'], sayWhy: (code: string) => string): readonly Saying[] {
  switch (bid.kind) {
    case 'accepted':
    case 'maximum': {
      const amount = formatYuan(bid.amountFen);
      return [saying(bid.kind, { amount, paddle: bid.paddleNo, time: exactly(bid.atMs), line: bid.version })];
    }
    case 'refused': {
      const price = formatYuan(bid.priceFen);
      return [
        saying('refused', { time: exactly(bid.atMs), why: sayWhy(bid.code) }),
        bid.priceFen === 0 ? saying('judgedEarly') : saying('judged', { price, line: bid.version }),
      ];
    }
    case 'counted': {
      const { fromMs, untilMs, count } = bid;
      return [saying('counted', { from: exactly(fromMs), until: exactly(untilMs), count })];
    }
  }
}

/** Faults with words of their own; the others are of a file that was changed by hand, and are told by their code. */
const FAULT_WORDS: Partial<Record<LogFaultCode, string>> = {
  'LOG.RECEIPT_EMPTY': 'empty',
  'LOG.RECEIPT_TOO_LARGE': 'tooLarge',
  'LOG.RECEIPT_TRUNCATED': 'truncated',
  'LOG.RECEIPT_NOT_JSON': 'notJson',
  'LOG.NOT_A_RECEIPT': 'noReceipt',
  'LOG.RECEIPT_VERSION': 'newer',
  'LOG.UNKNOWN_LEAF': 'newer',
  'LOG.OTHER_SITE': 'otherSite',
  'LOG.OTHER_LOG': 'otherLog',
  'LOG.OTHER_KEY': 'otherKey',
  'LOG.OTHER_BID': 'otherBid',
  'LOG.TOLD_OTHERWISE': 'toldOtherwise',
  'LOG.EMPTY': 'emptyLog',
  'LOG.NOT_INCLUDED': 'notIncluded',
  'LOG.PROOF_WRONG_LENGTH': 'notIncluded',
  'LOG.BAD_HASH': 'notIncluded',
  'LOG.INDEX_BEYOND_SIZE': 'notIncluded',
  'LOG.BAD_SIGNATURE': 'notSigned',
  'LOG.NOT_SIGNED': 'notSigned',
  'LOG.TIME_IN_FUTURE': 'future',
  'LOG.CLOCK_IN_FUTURE': 'future',
};

/** What a receipt may tell otherwise than the log; other fields are named as in the file. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  amountFen: 'receipt.field.amountFen',
  atMs: 'receipt.field.atMs',
  code: 'receipt.field.code',
};

/** Why a receipt proves nothing, in words. */
export function sayFault(fault: LogFault, say: (key: string, params?: WordParams) => string): string {
  const { key, params } = faultOf(fault);
  const said: Record<string, string | number> = { ...params };
  for (const name of ['found', 'max'] as const) {
    const bytes = params[name];
    if (typeof bytes === 'number') said[name] = sizeOfFile(bytes);
  }
  const field = FIELD_WORDS[String(params['field'])];
  if (field !== undefined) said['field'] = say(field);
  return say(key, said);
}

function faultOf({ code, data }: LogFault): Saying {
  const params: Record<string, string | number> = { code };
  for (const [name, value] of Object.entries(data) as [string, unknown][])
    if (typeof value === 'string' || typeof value === 'number')
      params[name] = name.endsWith('Ms') ? momentOf(Number(value)) : value;
  return { key: `receipt.fault.${FAULT_WORDS[code] ?? 'other'}`, params };
}

function saying(name: string, params: WordParams = {}): Saying {
  return { key: `receipt.proved.${name}`, params };
}

function unsaid(name: string, params: WordParams = {}): Saying {
  return { key: `receipt.unproved.${name}`, params };
}
