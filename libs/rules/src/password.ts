// New passwords: long enough, and not one of those that are tried first (docs/domain.md, "Accounts"). Log-in does not come here.
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse, type Refused } from './refusal';

/** In Unicode's composed form, so that it is the same from every keyboard. Never logged, never sent back. */
export type Password = Branded<string, 'Password'>;

export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 64;

/** Known to every page, in lower case; passwords of one character repeated need no entry. The api asks a longer list. */
const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password password1 password12 password123 passw0rd p@ssw0rd p@ssword iloveyou iloveyou1 sunshine princess football
  baseball basketball superman trustno1 welcome1 welcome123 letmein123 admin123 administrator admin888 root1234
  qwertyui qwertyuiop qwerty12 qwerty123 qwer1234 qwe12345 asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcv1234 1qaz2wsx
  1q2w3e4r 1q2w3e4r5t q1w2e3r4 zaq12wsx 1qazxsw2 qazwsxedc abcd1234 abc12345 abcdefgh aa123456 a1234567 a12345678
  a123456789 123456aa 123456ab 12345678a 123456789a 1234qwer 123qweasd q1234567 q123456789 asd123456 qq123456
  12345678 123456789 1234567890 0123456789 987654321 9876543210 87654321 01234567 12341234 11223344 1122334455
  12121212 123123123 123321123 147258369 159357123 31415926 51201314 52013140 5201314520 13145200 1314520520
  woaini1314 woaini520 woaini521 woaini123 wodemima zhongguo jinhua123 haopai123 chepai123 changeme computer dearbook
  `
    .trim()
    .split(/\s+/),
);

/** All that does not make two of them differ: case, and what is neither letter nor figure. */
const SEPARATORS = /[^\p{L}\p{N}]/gu;

const ONE_CHARACTER_REPEATED = /^(.)\1*$/su;

/** Reads a new password: 8 to 64 characters of any kind. The refusal never holds any part of it. */
export function parsePassword(
  raw: unknown,
): Parsed<Password, 'PASSWORD.WRONG_LENGTH' | 'PASSWORD.TOO_COMMON'> {
  const text = typeof raw === 'string' ? raw.normalize('NFC') : '';
  const found = Array.from(text).length;
  if (found < PASSWORD_LENGTH_MIN || found > PASSWORD_LENGTH_MAX) {
    return refuse('PASSWORD.WRONG_LENGTH', { min: PASSWORD_LENGTH_MIN, max: PASSWORD_LENGTH_MAX, found });
  }
  if (ONE_CHARACTER_REPEATED.test(text) || COMMON_PASSWORDS.has(text.toLowerCase())) {
    return refuse('PASSWORD.TOO_COMMON', {});
  }
  return accept(text as Password);
}

/**
 * Refuses a password that is the user name, holds it or is a part of it, in whatever case, with whatever signs between, also backwards.
 * Judged where both are known; `parsePassword` judges the rest.
 */
export function refuseLikeUsername(
  password: string,
  username: string,
): Refused<'PASSWORD.LIKE_USERNAME'> | null {
  const [typed, name] = [letters(password), letters(username)];
  if (typed === '' || name === '') return null;
  const backwards = Array.from(name).reverse().join('');
  const isLike = [name, backwards].some((each) => typed.includes(each) || each.includes(typed));
  return isLike ? refuse('PASSWORD.LIKE_USERNAME', {}) : null;
}

/** So short a name stands in many a sentence. */
const LETTERS_MIN = 4;
const HAN_MIN = 2;

/** Refuses a password that holds somebody's name, in whatever case, with whatever signs between, also backwards. */
export function refuseLikeName(password: string, name: string): Refused<'PASSWORD.LIKE_USERNAME'> | null {
  const [typed, own] = [letters(password), letters(name)];
  const characters = Array.from(own);
  if (characters.length < (/\p{Script=Han}/u.test(own) ? HAN_MIN : LETTERS_MIN)) return null;
  const isLike = [own, [...characters].reverse().join('')].some((each) => typed.includes(each));
  return isLike ? refuse('PASSWORD.LIKE_USERNAME', {}) : null;
}

function letters(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(SEPARATORS, '');
}
