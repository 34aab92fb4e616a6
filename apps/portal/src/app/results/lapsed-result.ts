// A lot that had bids and was sold to nobody: the paddle that led was put out, and nobody bid again (ADR 25). Pure.
import type { LotResult } from '@haopai/contracts';

export function isLapsed({ outcome, bidCount }: Pick<LotResult, 'outcome' | 'bidCount'>): boolean {
  return outcome === 'unsold' && bidCount > 0;
}
