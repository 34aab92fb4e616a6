// A lot's fixed part and its live figures; together they are what the wire calls a LotView.
import type { LotView } from '@haopai/contracts';

export type LiveFigures = Pick<
  LotView,
  'lotId' | 'version' | 'phase' | 'priceFen' | 'leaderPaddle' | 'endsAtMs' | 'remainingMs' | 'reason'
>;

/** What is fixed when the auction is published. */
export type Lot = Omit<LotView, Exclude<keyof LiveFigures, 'lotId'>>;

/** A lot of which nothing has been journaled yet. */
export function untouchedFigures(lotId: number): LiveFigures {
  return {
    lotId,
    version: 0,
    phase: 'waiting',
    priceFen: null,
    leaderPaddle: null,
    endsAtMs: null,
    remainingMs: null,
    reason: null,
  };
}
