// Holds words and sources against each other: what is asked for and absent, what nobody asks for, what is said without being a word.
import type { Finding, Reading } from './reading';

export interface Audit {
  readonly missing: readonly Finding[];
  readonly unused: readonly string[];
  readonly hardCoded: readonly Finding[];
}

/** Keys of these end in something that comes from the database. */
const ENDS_FROM_DATA = ['region.', 'act.', 'subject.', 'fact.', 'stock.event.'];
/** `order.` + `expired` + `Words.` + `listing`. */
const PIECES_MAX = 4;

/** `sources` are the files that say something; `knowledge` those whose names keys may end in, such as codes and phases. */
export function auditWords(keys: readonly string[], sources: Reading, knowledge: Reading): Audit {
  const all = new Set(keys);
  const missing = sources.asked
    .filter(({ key, isBeginning }) =>
      isBeginning ? !keys.some((known) => known.startsWith(key)) : !all.has(key),
    )
    .map(({ where, key }) => ({ where, what: key }));
  const pieces = new Set([...sources.pieces, ...knowledge.pieces]);
  const unused = keys.filter(
    (key) => !ENDS_FROM_DATA.some((beginning) => key.startsWith(beginning)) && !isMadeOf(key, pieces),
  );
  return {
    missing: [...missing, ...absentNames(keys, sources, new Set(knowledge.pieces))],
    unused,
    hardCoded: sources.hardCoded,
  };
}

/** Whether a key is a piece, or its area's name and what follows are pieces: `door.` + `buy`, `guides` + `.heading`. */
function isMadeOf(key: string, pieces: ReadonlySet<string>, left = PIECES_MAX): boolean {
  if (pieces.has(key)) return true;
  if (left === 1) return false;
  for (let length = 1; length < key.length; length++) {
    const isFirst = left === PIECES_MAX;
    const piece = key.slice(0, length);
    if (isFirst && !piece.includes('.') && key[length] !== '.') continue;
    if (pieces.has(piece) && isMadeOf(key.slice(length), pieces, left - 1)) return true;
  }
  return false;
}

/**
 * Names of words kept in tables for later (`name: 'nav.home'`): whatever looks like a key of an area that exists, and is no name
 * that the libraries know, such as a permission.
 */
function absentNames(
  keys: readonly string[],
  { asked, pieces }: Reading,
  known: ReadonlySet<string>,
): readonly Finding[] {
  const isAsked = new Set(asked.map(({ key }) => key));
  const areas = new Set(keys.map((key) => key.split('.', 1)[0]));
  const looksLikeKey = (piece: string) =>
    /^[a-z][A-Za-z]*(\.[a-z][A-Za-z0-9]*)+$/.test(piece) && areas.has(piece.split('.', 1)[0]);
  return pieces
    .filter(
      (piece) =>
        looksLikeKey(piece) &&
        !isAsked.has(piece) &&
        !known.has(piece) &&
        !keys.some((key) => key.startsWith(piece)),
    )
    .map((what) => ({ where: 'a table of keys', what }));
}
