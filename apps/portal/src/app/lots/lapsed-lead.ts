// A price that nobody stands behind any more: the paddle that led was put out (ADR 25). Pure.
import type { BidLine, LotFigures } from '@haopai/contracts';

export function hasLapsed({
  priceFen,
  leaderPaddle,
}: Pick<LotFigures, 'priceFen' | 'leaderPaddle'>): boolean {
  return priceFen !== null && leaderPaddle === null;
}

/** What was bid last on a lot that ended unsold all the same; null on any other. Its figures have no price any more, its record has. */
export function lapsedBidOf<Bid extends Pick<BidLine, 'amountFen'>>(
  { phase }: Pick<LotFigures, 'phase'>,
  bids: readonly Bid[],
): Bid | null {
  return phase === 'unsold' ? (bids.at(-1) ?? null) : null;
}
