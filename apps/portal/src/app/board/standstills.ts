// Which lots of a board stand still or were taken out, and why: together where the reason is the same. Pure.
import type { LotView } from '@haopai/contracts';

export interface Standstill {
  readonly phase: 'paused' | 'withdrawn';
  readonly reason: string;
  /** Ascending. */
  readonly lotNos: readonly number[];
}

/** Those that are paused first; lots in the order of the board. */
export function standstillsOf(lots: readonly LotView[]): readonly Standstill[] {
  return (['paused', 'withdrawn'] as const).flatMap((phase) => {
    const byReason = new Map<string, number[]>();
    for (const lot of lots) {
      if (lot.phase !== phase) continue;
      const reason = lot.reason ?? '';
      byReason.set(reason, [...(byReason.get(reason) ?? []), lot.lotNo]);
    }
    return [...byReason].map(([reason, lotNos]) => ({ phase, reason, lotNos }));
  });
}
