// Every refusal that a citizen may see has a sentence, in both languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicErrorCode } from '@haopai/contracts';
import { flatWords, holdWords } from '../testing/words-contract';
import en from './en';
import zh from './zh';

/** Each code once; the compiler refuses this table when a code of the contracts is missing. */
const CODES: Readonly<Record<PublicErrorCode, true>> = {
  'REQUEST.INVALID': true,
  'REQUEST.TOO_LARGE': true,
  'REQUEST.BAD_ORIGIN': true,
  'REQUEST.RATE_LIMITED': true,
  'REQUEST.NOT_FOUND': true,
  'SESSION.MISSING': true,
  'LOGIN.FAILED': true,
  'SESSION.ENDED': true,
  'SESSION.NOT_FOUND': true,
  'LOGIN.LINE': true,
  'LOGIN.PLACE_LOST': true,
  'LOGIN.LOCKED': true,
  'LOGIN.ACCOUNT_LOCKED': true,
  'CAPTCHA.NEEDED': true,
  'CAPTCHA.WRONG': true,
  'SMS_CODE.WRONG': true,
  'SMS_CODE.EXPIRED': true,
  'SMS_CODE.TOO_MANY': true,
  'ACCOUNT.INVALID': true,
  'ACCOUNT.USERNAME_TAKEN': true,
  'ACCOUNT.DOCUMENT_TAKEN': true,
  'ACCOUNT.MOBILE_TAKEN': true,
  'ACCOUNT.CONSENT_MISSING': true,
  'ACCOUNT.AGREEMENT_OUTDATED': true,
  'ACCOUNT.PASSWORD_WRONG': true,
  'ACCOUNT.HAS_OPEN_AUCTION': true,
  'ACCOUNT.HAS_OPEN_ORDER': true,
  'NOTICE.NOT_FOUND': true,
  'PUSH.REFUSED': true,
  'PUSH.TOO_MANY': true,
  'ARTICLE.NOT_FOUND': true,
  'RESULT.NOT_YET': true,
  'ORDER.NOT_FOUND': true,
  'ORDER.NOT_OPEN': true,
  'ORDER.NOT_CANCELLABLE': true,
  'ORDER.NOT_PAID': true,
  'CONFIRMATION.NOT_FOUND': true,
  'CONFIRMATION.UNDONE': true,
  'INVOICE.NOT_OFFERED': true,
  'INVOICE.ASKED_ALREADY': true,
  'INVOICE.INVALID': true,
  'ORDER.WRONG_AMOUNT': true,
  'ORDER.REFUNDED': true,
  'ORDER.REFUND_TOO_LARGE': true,
  'ORDER.REFUND_UNKNOWN': true,
  'DEPOSIT.NOT_HELD': true,
  'PAYMENT.TOO_LATE': true,
  'PAYMENT.TOO_MANY': true,
  'PAYMENT.FORGED': true,
  'PAYMENT.REPLAYED': true,
  'PAYMENT.NOT_FOUND': true,
  'PAYMENT.OTHER_ORDER': true,
  'PAYMENT.OTHER_RECEIVER': true,
  'PAYMENT.WRONG_AMOUNT': true,
  'PAYMENT.WRONG_CURRENCY': true,
  'AUCTION.NOT_FOUND': true,
  'AUCTION.CANCELLED': true,
  'LOT.NOT_FOUND': true,
  'LOT.OTHER_REGION': true,
  'ENROLMENT.CLOSED': true,
  'ENROLMENT.NOT_OPEN': true,
  'ENROLMENT.NOT_FOUND': true,
  'ENROLMENT.EXISTS': true,
  'ENROLMENT.STANDS': true,
  'ENROLMENT.TOO_MANY_SHARES': true,
  'ENROLMENT.SHARES_DIFFER': true,
  'VIN.INVALID': true,
  'VIN.REPEATED': true,
  'VIN.ENROLLED': true,
  'VIN.HAS_PLATE': true,
  'VIN.RESERVED': true,
  'RESERVATION.NOT_FOUND': true,
  'RESERVATION.PLATE_MALFORMED': true,
  'RESERVATION.PLATE_TAKEN': true,
  'RESERVATION.PLATE_RESERVED': true,
  'RESERVATION.PLATE_LISTED': true,
  'RESERVATION.PLATE_IN_AUCTION': true,
  'RESERVATION.TOO_MANY_OPEN': true,
  'RESERVATION.DECIDED': true,
  'LISTING.NOT_FOUND': true,
  'LISTING.TAKEN': true,
  'LISTING.YOURS': true,
  'LISTING.GONE': true,
  'LISTING.OTHER_REGION': true,
  'LISTING.BAD_SEARCH': true,
  'ORDER.TOO_MANY_OPEN': true,
  'VIN.HAS_ORDER': true,
  'WATCH.TOO_MANY': true,
  'WATCH.FULL': true,
  'ROOM.REFUSED': true,
  'ROOM.NOT_ENTERED': true,
  'BID.TOO_LOW': true,
  'BID.NOT_ON_LADDER': true,
  'BID.ALREADY_LEADING': true,
  'BID.ENTRY_BOUND': true,
  'BID.OTHER_ENTRY_HERE': true,
  'BID.NOT_YOUR_ENTRY': true,
  'BID.TOO_LATE': true,
  'BID.CEILING_TOO_LOW': true,
  'BID.NO_CEILING': true,
  'BID.CEILING_CHANGED_TOO_OFTEN': true,
  'PADDLE.DISQUALIFIED': true,
  'LOT.NOT_OPEN': true,
  'LOT.PAUSED': true,
  'LOT.WITHDRAWN': true,
  'LOT.NOT_PAUSED': true,
  'LOT.ENDED': true,
  'IDEMPOTENCY.MISMATCH': true,
  'IDEMPOTENCY.KEY_MISSING': true,
  'WATCHLIST.FULL': true,
  'SAVED_SEARCH.EMPTY': true,
  'SAVED_SEARCH.TOO_MANY': true,
  'PRACTICE.TOO_MANY': true,
  'PRACTICE.NOT_RUNNING': true,
  'SERVER.BUSY': true,
  'SERVER.UNAVAILABLE': true,
  'SERVER.FAILED': true,
};

const chinese = flatWords(zh);
const english = flatWords(en);

describe('the shared words', () => {
  holdWords({ zh, en });

  it.each(Object.keys(CODES))('say what %s means, in both languages', (code) => {
    expect(chinese.get(`refusal.${code}`)).toMatch(/。$/);
    expect(english.get(`refusal.${code}`)).toMatch(/\.$/);
  });

  it('know every code that the contracts declare', () => {
    const source = readFileSync(join(__dirname, '../../../contracts/src/refusal-codes.ts'), 'utf8');
    const declared = [...source.matchAll(/^ {2}'([A-Z_]+\.[A-Z_]+)':/gm)].map((match) => match[1]);
    expect(Object.keys(CODES).sort()).toEqual(declared.sort());
  });
});
