// What the countdown of a lot shows at an instant: pure.
import type { LotPhase, LotView } from '@haopai/contracts';

/** The phase as people see it: at zero a lot is closing until the server says how it ended. */
export type ShownPhase = LotPhase | 'closing';

export interface LotClock {
  readonly phase: ShownPhase;
  /** Null when nothing counts down and nothing is frozen. */
  readonly leftMs: number | null;
  readonly isLast: boolean;
}

const LAST_SECONDS_MS = 10_000;

export function clockOf(lot: LotView, nowMs: number): LotClock {
  const still = (leftMs: number | null): LotClock => ({ phase: lot.phase, leftMs, isLast: false });
  switch (lot.phase) {
    case 'waiting':
      return still(Math.max(0, lot.opensAtMs - nowMs));
    case 'fiveMinutes':
    case 'oneMinute': {
      const leftMs = Math.max(0, (lot.endsAtMs ?? nowMs) - nowMs);
      if (leftMs === 0) return { phase: 'closing', leftMs: 0, isLast: true };
      return { phase: lot.phase, leftMs, isLast: leftMs <= LAST_SECONDS_MS };
    }
    case 'paused':
      return still(lot.remainingMs);
    case 'sold':
    case 'unsold':
    case 'withdrawn':
      return still(null);
  }
}

export function isEnded(phase: ShownPhase): boolean {
  return phase === 'sold' || phase === 'unsold' || phase === 'withdrawn';
}
