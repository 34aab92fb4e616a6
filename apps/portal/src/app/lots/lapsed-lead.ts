// A price that nobody stands behind any more: the paddle that led was put out (ADR 25). Pure.
import type { LotFigures } from '@haopai/contracts';

export function hasLapsed({
  priceFen,
  leaderPaddle,
}: Pick<LotFigures, 'priceFen' | 'leaderPaddle'>): boolean {
  return priceFen !== null && leaderPaddle === null;
}
