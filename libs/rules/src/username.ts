// User names: what one may look like, and the form in which two of them are the same (docs/domain.md, "Accounts").
import type { Branded } from './brand';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';
import { ASCII_DIGITS, firstOutside } from './typed-text';

interface UsernameFacts {
  /** As its owner writes it. */
  readonly name: string;
  /** In lower case: unique without regard to case. */
  readonly key: string;
}

export type Username = Branded<UsernameFacts, 'Username'>;

export const USERNAME_LENGTH_MIN = 5;
export const USERNAME_LENGTH_MAX = 20;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CHARACTERS = `${ASCII_DIGITS}${LETTERS}${LETTERS.toLowerCase()}_`;

/** Reads a user name: 5 to 20 of `[A-Za-z0-9_]`. Space around it is dropped, nothing else is changed. */
export function parseUsername(
  raw: unknown,
): Parsed<Username, 'USERNAME.WRONG_LENGTH' | 'USERNAME.BAD_CHARACTER'> {
  const name = typeof raw === 'string' ? raw.trim() : '';
  const misplaced = firstOutside(name, CHARACTERS);
  if (misplaced !== null) return refuse('USERNAME.BAD_CHARACTER', misplaced);
  const found = name.length;
  if (found < USERNAME_LENGTH_MIN || found > USERNAME_LENGTH_MAX) {
    return refuse('USERNAME.WRONG_LENGTH', { min: USERNAME_LENGTH_MIN, max: USERNAME_LENGTH_MAX, found });
  }
  const username: UsernameFacts = { name, key: name.toLowerCase() };
  return accept(username as Username);
}
