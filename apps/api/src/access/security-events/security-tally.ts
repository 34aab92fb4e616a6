// Counts what happens until it is written: alike facts are one line with a figure, and of a crowd only the first few are told apart.
import type { SecurityFact } from './security-event';

/** Lines of a minute and an instance; what is one too many is counted without address and account. */
export const LINES_MAX = 200;

export interface Counted extends SecurityFact {
  readonly times: number;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Line {
  readonly fact: SecurityFact;
  times: number;
  readonly fromMs: number;
  toMs: number;
}

export class SecurityTally {
  private lines = new Map<string, Line>();

  note(fact: SecurityFact, nowMs: number, times = 1): void {
    const key = keyOf(fact);
    const isOneTooMany = !this.lines.has(key) && this.lines.size >= LINES_MAX;
    const counted = isOneTooMany ? { ...fact, address: null, account: null } : fact;
    const countedKey = isOneTooMany ? keyOf(counted) : key;
    const line = this.lines.get(countedKey) ?? { fact: counted, times: 0, fromMs: nowMs, toMs: nowMs };
    line.times += times;
    line.toMs = nowMs;
    this.lines.set(countedKey, line);
  }

  /** What was counted, which is forgotten here. */
  take(): readonly Counted[] {
    const taken = [...this.lines.values()].map(({ fact, ...count }) => ({ ...fact, ...count }));
    this.lines = new Map();
    return taken;
  }
}

function keyOf({ kind, what, address, account }: SecurityFact): string {
  return [kind, what, address ?? '', account ?? ''].join('\n');
}
