// The ladder of an auction: by how much a bid may rise above the price (docs/domain.md, "Amounts").
import type { Branded } from './brand';
import { addFen, type Fen, fen, parseFen, yuanToFen } from './fen';
import { accept, type Parsed } from './parsed';
import { refuse } from './refusal';

/** Distinct positive steps in ascending order: at least one, at most `LADDER_STEPS_MAX`. */
export type Ladder = Branded<readonly [Fen, ...Fen[]], 'Ladder'>;

export const LADDER_STEPS_MAX = 10;

type LadderCode =
  'LADDER.NOT_A_LIST' | 'LADDER.EMPTY' | 'LADDER.TOO_LONG' | 'LADDER.BAD_STEP' | 'LADDER.NOT_ASCENDING';

function isLadder(steps: readonly Fen[]): steps is Ladder {
  if (steps.length === 0 || steps.length > LADDER_STEPS_MAX) return false;
  return steps.every((step, index) => step > (steps[index - 1] ?? 0));
}

/**
 * Takes steps that are known to be a ladder.
 * @throws RangeError when they are not: a bug of the caller; for input use `parseLadder`.
 */
export function ladder(steps: readonly Fen[]): Ladder {
  if (!isLadder(steps)) throw new RangeError(`not a ladder: ${steps.join(', ')}`);
  return steps;
}

/** Reads an auction's setting: a list of amounts in fen. */
export function parseLadder(raw: unknown): Parsed<Ladder, LadderCode> {
  if (!Array.isArray(raw)) return refuse('LADDER.NOT_A_LIST', {});
  if (raw.length === 0) return refuse('LADDER.EMPTY', {});
  if (raw.length > LADDER_STEPS_MAX) {
    return refuse('LADDER.TOO_LONG', { max: LADDER_STEPS_MAX, found: raw.length });
  }
  const steps: Fen[] = [];
  for (const [index, rawStep] of raw.entries()) {
    const step = parseFen(rawStep);
    if (!step.ok || step.value === 0) return refuse('LADDER.BAD_STEP', { index });
    if (step.value <= (steps.at(-1) ?? 0)) return refuse('LADDER.NOT_ASCENDING', { index });
    steps.push(step.value);
  }
  return accept(ladder(steps));
}

/** One to five times the smallest step. */
export function evenLadder(smallestFen: Fen): Ladder {
  return ladder([1, 2, 3, 4, 5].map((count) => fen(count * smallestFen)));
}

/** The smallest step of the manual's ladder. */
export const DEFAULT_LADDER_STEP_YUAN = 1_000;

/** The ladder of an auction unless staff settle another: 1,000, 2,000, 3,000, 4,000 and 5,000 yuan. */
export const DEFAULT_LADDER: Ladder = evenLadder(yuanToFen(DEFAULT_LADDER_STEP_YUAN));

/** What a first bid may be: the start price itself, or one step above it. Ascending. */
export function allowedFirstAmounts(startFen: Fen, steps: Ladder): readonly Fen[] {
  return [startFen, ...allowedNextAmounts(startFen, steps)];
}

/** What a later bid may be: one step above the current price. Ascending. */
export function allowedNextAmounts(priceFen: Fen, steps: Ladder): readonly Fen[] {
  return steps.map((step) => addFen(priceFen, step));
}
