// That many bidders were cut off at once, as a control room tells it: each lot for itself, all of one moment together. Pure.
import type { ControlCutOff } from '@haopai/contracts';

/** What is told of lots so soon after each other is of one cut. */
const TOGETHER_MS = 15_000;

export interface CutOffSeen extends Pick<ControlCutOff, 'atMs' | 'paddles'> {
  /** Those that got the time back. */
  readonly lotIds: ReadonlySet<number>;
}

/** The newest one, with what is told now; null before the first. */
export function newestCutOff(known: CutOffSeen | null, told: readonly ControlCutOff[]): CutOffSeen | null {
  return told.reduce(withOne, known);
}

function withOne(known: CutOffSeen | null, { lotId, atMs, paddles }: ControlCutOff): CutOffSeen | null {
  const isNew = known === null || atMs - known.atMs > TOGETHER_MS;
  if (isNew) return { atMs, paddles, lotIds: new Set([lotId]) };
  if (known.atMs - atMs > TOGETHER_MS || known.lotIds.has(lotId)) return known;
  return { ...known, lotIds: new Set([...known.lotIds, lotId]) };
}
