// What somebody types from a paper, brought into the form in which papers are known. Pure.
import { CHECK_CHARACTERS, CONFIRMATION_NUMBER } from '@haopai/contracts';
import { comparableText } from '@haopai/rules';

const YEAR_DIGITS = 4;

export interface TypedPaper {
  readonly number: string;
  readonly check: string;
}

/** Null where there can be no such paper. Full-width and small letters, spaces and any dash are taken. */
export function typedPaper(number: string, check: string): TypedPaper | null {
  const digits = comparableText(number);
  const paper = {
    number: `${digits.slice(0, YEAR_DIGITS)}-${digits.slice(YEAR_DIGITS)}`,
    check: comparableText(check),
  };
  return CONFIRMATION_NUMBER.test(paper.number) && CHECK_CHARACTERS.test(paper.check) ? paper : null;
}
