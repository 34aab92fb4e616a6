// Evidence made by hand, for the checker's specs: journals of lots, whose bidders were told what stands in them, and what was done meanwhile.
import type { JournalOfSale } from '../../../load';
import { toldOf } from '../../../load/testing/told-sale';
import type { Fault } from '../../faults/fault';
import type { FaultRecord } from '../../faults/fault-log';
import type { Evidence } from '../evidence';

export function evidenceOf(journal: JournalOfSale, more: Partial<Evidence> = {}): Evidence {
  return {
    lots: journal.lots.map(({ lotId }) => ({
      id: lotId,
      startPriceFen: 500_000,
      opensAtMs: 0,
      probedUntilMs: null,
    })),
    tries: toldOf(journal),
    journal,
    faults: [],
    ownersOf: () => [],
    beats: [],
    missedBeats: [],
    stoppedAtMs: Number.MAX_SAFE_INTEGER,
    ...more,
  };
}

export function recordOf(fault: Fault, beganAtMs: number, more: Partial<FaultRecord> = {}): FaultRecord {
  return {
    fault,
    target: 'mysql',
    beganAtMs,
    endedAtMs: beganAtMs + 20_000,
    backAtMs: beganAtMs + 20_000,
    changedBackAtMs: Infinity,
    kills: 0,
    leasesLost: 0,
    recoveryMs: 0,
    ends: [],
    hasTakenAlone: false,
    ...more,
  };
}
