// How a ladder stands in its column: a JSON array of fen, ascending.
import { type Ladder, parseLadder } from '@haopai/rules';

export function ladderToText(ladderFen: readonly number[]): string {
  return JSON.stringify(ladderFen);
}

export function ladderFromText(text: string): Ladder {
  const parsed = parseLadder(JSON.parse(text));
  if (!parsed.ok) throw new Error(`A ladder column is not usable: ${parsed.code}`);
  return parsed.value;
}
