// Brings what a person typed or pasted into one form before a parser reads it: half-width, upper case, no separators.

const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** How far a full-width character stands behind its ASCII twin. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** Spaces, hyphens, every dot that passes for the plate's, and the invisible marks that come with pasted numbers. */
const SEPARATORS =
  /[\s.\u00b7\u2022\u2027\u22c5\u30fb\uff65\u002d\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g;

/** Text in its comparable form; whatever is not text becomes empty, which every parser refuses. */
export function comparableText(raw: unknown): string {
  if (typeof raw !== 'string') return '';
  return raw
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(SEPARATORS, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

export interface MisplacedCharacter {
  readonly character: string;
  /** From 1. */
  readonly position: number;
}

/** The first character that is not one of `allowed`, or null. */
export function firstOutside(text: string, allowed: string): MisplacedCharacter | null {
  const characters = Array.from(text);
  const index = characters.findIndex((character) => !allowed.includes(character));
  const character = characters[index];
  return character === undefined ? null : { character, position: index + 1 };
}

export const ASCII_DIGITS = '0123456789';
