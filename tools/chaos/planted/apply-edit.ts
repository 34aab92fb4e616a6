// Changes one place of a source, and fails loudly when the place is not there any more.
import type { Edit } from './planted-faults';

/** Throws unless the piece is there exactly once. */
export function applyEdit(source: string, { file, piece, becomes }: Edit): string {
  const [before, after, ...more] = source.split(piece);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`the piece to be replaced is not once in ${file}: ${piece}`);
  }
  return before + becomes + after;
}
