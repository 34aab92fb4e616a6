// How a number or a name is read that somebody may look for: nothing is right, and what is there must be a whole one.
import type { Parsed, RefusalCode } from '@haopai/rules';
import { parseResidentId } from '@haopai/rules/people';
import { type Reading, readOrganisationCode } from '@haopai/web-app/forms';

export function readIfAny(
  read: (text: string) => Parsed<unknown, RefusalCode> | Reading<unknown>,
): (text: string) => Reading<string> {
  return (text) => {
    if (text.trim() === '') return { ok: true, value: '' };
    const reading = read(text);
    return reading.ok ? { ok: true, value: text.trim() } : reading;
  };
}

/** A resident's, or an organisation's. */
export function readDocument(text: string): Reading<unknown> {
  const person = parseResidentId(text, Date.now());
  if (person.ok || readOrganisationCode(text).ok) return { ok: true, value: text };
  return person;
}

/** Something of it must be a letter or a digit. */
export function readName(text: string): Reading<string> {
  return /[\p{L}\p{N}]/u.test(text)
    ? { ok: true, value: text.trim() }
    : { ok: false, code: 'TEXT.EMPTY', data: {} };
}
