// All patterns of an ended auction, the highest score first: pure.
import { PATTERN_KINDS, type PatternReport, type PatternSums } from '@haopai/contracts';
import { type LotBids, lotsByPaddle } from './bids-of-lot';
import { fasterThanPeople } from './faster-than-people';
import { losesToSame } from './loses-to-same';
import { probesMaximum } from './probes-maximum';
import { type PaddleMark, sharedMarks } from './shared-marks';

/** More are not read by anybody; counted are all of them. */
export const PATTERNS_MAX = 200;

/** The highest score first. */
export type FoundPatterns = Omit<PatternReport, 'leftOut'>;

export function findPatterns(
  auctionId: number,
  lots: readonly LotBids[],
  marks: readonly PaddleMark[],
): FoundPatterns {
  const patterns = [
    ...sharedMarks(marks, lots),
    ...losesToSame(lots),
    ...fasterThanPeople(lots),
    ...probesMaximum(lots),
  ].sort((a, b) => b.score - a.score || b.times - a.times);
  return {
    auctionId,
    paddles: lotsByPaddle(lots).size,
    bids: lots.reduce((sum, { bids }) => sum + bids.length, 0),
    patterns,
  };
}

/** For staff. */
export function reportOfPatterns(found: FoundPatterns): PatternReport {
  const { patterns } = found;
  const leftOut = Math.max(0, patterns.length - PATTERNS_MAX);
  return { ...found, patterns: patterns.slice(0, PATTERNS_MAX), leftOut };
}

/** What of it everybody may know. */
export function sumsOfPatterns({ auctionId, paddles, bids, patterns }: FoundPatterns): PatternSums {
  const countOf = (kind: string): number => patterns.filter((pattern) => pattern.kind === kind).length;
  const found = Object.fromEntries(PATTERN_KINDS.map((kind) => [kind, countOf(kind)]));
  return { auctionId, paddles, bids, found: found as PatternSums['found'] };
}
