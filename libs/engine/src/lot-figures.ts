// The figures of a lot that everybody may know while it runs.
import { isRunning, leaderOf, priceOf } from '@haopai/lot';
import type { ScheduledLot } from '@haopai/lot';

export interface LotFigures {
  readonly lotId: number;
  readonly version: number;
  readonly phase: ScheduledLot['phase'];
  /** Null before the first bid. */
  readonly priceFen: number | null;
  readonly leaderPaddle: number | null;
  /** While it runs. */
  readonly endsAtMs: number | null;
  /** While it is paused. */
  readonly remainingMs: number | null;
  /** Why it is paused or was withdrawn. */
  readonly reason: string | null;
}

export function figuresOf(lot: ScheduledLot): LotFigures {
  return {
    lotId: lot.terms.lotId,
    version: lot.version,
    phase: lot.phase,
    priceFen: priceOf(lot),
    leaderPaddle: leaderOf(lot)?.paddleNo ?? null,
    endsAtMs: isRunning(lot) ? lot.endsAtMs : null,
    remainingMs: lot.phase === 'paused' ? lot.remainingMs : null,
    reason: lot.phase === 'paused' || lot.phase === 'withdrawn' ? lot.reason : null,
  };
}
