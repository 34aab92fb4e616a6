// In which unit a person would say how long something takes: pure.

export interface Span {
  readonly unit: 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

const MINUTE_S = 60;
const HOUR_S = 3_600;

/** Rounded up, so that nobody comes back too early. */
export function spanOf(lengthMs: number): Span {
  const seconds = Math.max(1, Math.ceil(lengthMs / 1_000));
  if (seconds <= 2 * MINUTE_S) return { unit: 'seconds', count: seconds };
  if (seconds <= 2 * HOUR_S) return { unit: 'minutes', count: Math.ceil(seconds / MINUTE_S) };
  return { unit: 'hours', count: Math.ceil(seconds / HOUR_S) };
}
