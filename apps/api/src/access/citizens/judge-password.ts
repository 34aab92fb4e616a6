// Judges a new password wherever one is set: by the rules that pages know too, by a long list of those that are tried first, and by whose it is.
import { dictionary } from '@zxcvbn-ts/language-common';
import type { Parsed, Refused } from '@haopai/rules';
import {
  parsePassword,
  type Password,
  PASSWORD_LENGTH_MIN,
  refuseLikeName,
  refuseLikeUsername,
} from '@haopai/rules/people';

/** Gathered from breaches, the most used first; in lower case. Too long a list for a browser, which hears of it when the form is sent. */
const COMMON: ReadonlySet<string> = new Set(
  dictionary['passwords-common']
    .filter((common) => common.length >= PASSWORD_LENGTH_MIN)
    .map((common) => common.toLowerCase()),
);

export function judgePassword(
  raw: unknown,
): Parsed<Password, 'PASSWORD.WRONG_LENGTH' | 'PASSWORD.TOO_COMMON'> {
  const parsed = parsePassword(raw);
  const isCommon = parsed.ok && COMMON.has(parsed.value.toLowerCase());
  return isCommon ? { ok: false, code: 'PASSWORD.TOO_COMMON', data: {} } : parsed;
}

/** `names`: of the person, or of the organisation and who stands for it. */
export function refuseLikeOwner(
  password: Password,
  username: string,
  names: readonly (string | null)[],
): Refused<'PASSWORD.LIKE_USERNAME'> | null {
  return (
    refuseLikeUsername(password, username) ??
    names.reduce<Refused<'PASSWORD.LIKE_USERNAME'> | null>(
      (refused, name) => refused ?? (name === null ? null : refuseLikeName(password, name)),
      null,
    )
  );
}
