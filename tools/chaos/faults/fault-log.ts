// What was done to whom and when, as it really came about: the checker lays it beside the journal.
import type { Fault } from './fault';

export interface FaultRecord {
  readonly fault: Fault;
  /** Whom it hit, for example `api-2`, `mysql`. */
  readonly target: string;
  /** What must be prepared before it hits comes before. */
  beganAtMs: number;
  /** When it was mended: the process ready again, the line whole. Infinity while it lasts. */
  endedAtMs: number;
  /** For whatever was down: until then nothing could be done by it for certain. */
  backAtMs: number;
  /** Where the node that writes was changed twice as planned: when it was told to go the second time; Infinity for all other faults. */
  changedBackAtMs: number;
  /** Processes killed -9 by it. */
  kills: number;
  /** Shards that the engine behind a stalled door lost meanwhile, by its own word; 0 for all other faults. */
  leasesLost: number;
  /** Where its line lost packets: since they pass again, until it held shards and answered as many questions at once as its pools have places and more; else 0. */
  recoveryMs: number;
  /** Of whoever was drained: what its parts said of their end. */
  ends: readonly string[];
  /** The smaller half of a divided database took a write: it is to refuse. */
  hasTakenAlone: boolean;
}

export class FaultLog {
  readonly records: FaultRecord[] = [];

  begin(fault: Fault, target: string): FaultRecord {
    const record = {
      fault,
      target,
      beganAtMs: Date.now(),
      endedAtMs: Infinity,
      backAtMs: Infinity,
      changedBackAtMs: Infinity,
      kills: 0,
      leasesLost: 0,
      recoveryMs: 0,
      ends: [],
      hasTakenAlone: false,
    };
    this.records.push(record);
    return record;
  }

  get kills(): number {
    return this.records.reduce((sum, { kills }) => sum + kills, 0);
  }

  get countByKind(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { fault } of this.records) counts[fault.kind] = (counts[fault.kind] ?? 0) + 1;
    return counts;
  }
}
