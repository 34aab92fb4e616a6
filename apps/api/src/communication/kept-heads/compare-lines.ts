// What the database says was kept in a place, against what stands there: pure.
import { CLAIMED_MS, type KeptLine } from './kept-heads.store';

export interface LinesFault {
  readonly line: KeptLine;
  /** It stands behind this one, which was kept later; null for one that is not there. */
  readonly behind: KeptLine | null;
}

/** As many as anybody reads: whoever emptied the place has taken them all. */
const FAULTS_MAX = 50;

/**
 * `known`: what was kept. `hashes`: of the lines in their order. A line that the database does not know may be there: whoever is killed between
 * keeping one and noting it keeps it again.
 */
export function compareLines(known: readonly KeptLine[], hashes: ReadonlySet<string>): readonly LinesFault[] {
  const byHash = new Map(known.map((line) => [line.lineHash, line]));
  const missing = known.filter(({ lineHash }) => !hashes.has(lineHash));
  const faults: LinesFault[] = missing.map((line) => ({ line, behind: null }));
  let latest: KeptLine | null = null;
  for (const hash of hashes) {
    const line = byHash.get(hash);
    if (line === undefined) continue;
    // Two instances that keep one each at the same time write in either order.
    if (latest !== null && line.keptAtMs + CLAIMED_MS < latest.keptAtMs)
      faults.push({ line, behind: latest });
    if (latest === null || line.keptAtMs > latest.keptAtMs) latest = line;
  }
  return faults.slice(0, FAULTS_MAX);
}
