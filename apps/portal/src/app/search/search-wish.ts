// What somebody types who looks for a plate, in the words that people use: "88", "尾号 6", "AAA", "浙G·16888". Pure.
import { JINHUA_PLATES, type Parsed, parsePlatePart, type PlatePattern } from '@haopai/rules';

export interface SearchWish {
  readonly pattern: PlatePattern | null;
  /** As plates have them, without the prefix. */
  readonly contains: string | null;
  readonly endsWith: string | null;
}

export type SearchRead = Parsed<SearchWish, 'PLATE.EMPTY' | 'PLATE.BAD_CHARACTER' | 'PLATE.PART_TOO_LONG'>;

/** No plate is called so, but a pattern is. */
const PATTERN_NAMES: readonly (readonly [RegExp, PlatePattern])[] = [
  [/^(?:AAA\b|豹子|三连|triple)/i, 'aaa'],
  [/^(?:ABC\b|连号|顺子|run\b)/i, 'abc'],
  [/^(?:ABAB\b|双对|pairs?\b)/i, 'abab'],
];

const ENDING = /^(?:尾号|尾数|尾|末尾|结尾|ends? (?:with|in)|ending(?: with| in)?)(?:是|为|:|：)?\s*(.+)$/i;

export function readSearch(typed: string): SearchRead {
  const text = typed.normalize('NFKC').trim();
  const named = PATTERN_NAMES.find(([name]) => name.test(text));
  if (named !== undefined) return { ok: true, value: { pattern: named[1], contains: null, endsWith: null } };
  const ending = ENDING.exec(text)?.[1];
  const part = parsePlatePart(ending ?? text, JINHUA_PLATES);
  if (!part.ok) return part;
  const sought = part.value.text;
  return {
    ok: true,
    value:
      ending === undefined
        ? { pattern: null, contains: sought, endsWith: null }
        : { pattern: null, contains: null, endsWith: sought },
  };
}

/** The conditions that are there, as the addresses of the market and of the prices have them, and as their questions do. */
export function conditionsOf({ pattern, contains, endsWith }: SearchWish): {
  readonly pattern?: PlatePattern;
  readonly contains?: string;
  readonly endsWith?: string;
} {
  return {
    ...(pattern === null ? {} : { pattern }),
    ...(contains === null ? {} : { contains }),
    ...(endsWith === null ? {} : { endsWith }),
  };
}
