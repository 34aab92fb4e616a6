// One lot of a record: its journal against the log's leaves, its chain, the rules of the sale replayed, and its end.
import type { LotState } from '@haopai/lot';
import type { EndLeaf, EventLeaf, Sha256 } from '@haopai/log';
import { FAULTS } from './finding';
import { type JournalRow, LotAudit } from './lot-audit';
import type { RecordFinding } from './record-faults';

export interface LotVerdict {
  readonly events: number;
  readonly bids: number;
  readonly outcome: EndLeaf['outcome'] | null;
  readonly hammerFen: number;
  /** Who bought it. */
  readonly paddleNo: number | null;
  /** The last line of its journal. */
  readonly version: number;
  readonly hash: string;
  readonly findings: readonly RecordFinding[];
}

export function verifyLot(
  sha256: Sha256,
  lotId: number,
  rows: readonly JournalRow[],
  events: readonly EventLeaf[],
  end: EndLeaf | undefined,
): LotVerdict {
  const findings: RecordFinding[] = [...againstLeaves(lotId, rows, events)];
  const audit = new LotAudit(sha256, lotId, null);
  for (const row of rows) audit.take(row);
  audit.finish();
  for (const { fault, version, detail } of audit.findings)
    findings.push({
      fault: 'RULE_BROKEN',
      where: `lot ${lotId}, event ${version ?? '?'}`,
      detail: `${fault}: ${FAULTS[fault]} (${detail})`,
    });
  const { outcome, hammerFen, paddleNo } = outcomeOf(audit.lot);
  const last = rows.at(-1);
  const where = `lot ${lotId}`;
  if (end === undefined) findings.push({ fault: 'LEAF_MISSING', where, detail: 'its end' });
  else if (
    end.version !== last?.version ||
    end.hash !== last.hash ||
    end.outcome !== outcome ||
    end.hammerFen !== hammerFen
  )
    findings.push({
      fault: 'END_DIFFERS',
      where,
      detail: `the log: ${end.outcome} ${end.hammerFen} at event ${end.version}; the record: ${outcome ?? 'no end'} ${hammerFen} at event ${last?.version ?? 0}`,
    });
  return {
    ...{ events: audit.events, bids: audit.bids, outcome, hammerFen, paddleNo },
    ...{ version: last?.version ?? 0, hash: last?.hash ?? '', findings },
  };
}

/** Each row is the event that the log has under its version, none is missing and none is too many. */
function* againstLeaves(
  lotId: number,
  rows: readonly JournalRow[],
  events: readonly EventLeaf[],
): Generator<RecordFinding> {
  const inLog = new Map(events.map(({ version, hash }) => [version, hash]));
  const seen = new Set<number>();
  for (const { version, hash } of rows) {
    const where = `lot ${lotId}, event ${version}`;
    const logged = inLog.get(version);
    if (logged === undefined) yield { fault: 'EVENT_NOT_IN_LOG', where, detail: hash };
    else if (logged !== hash)
      yield { fault: 'EVENT_DIFFERS', where, detail: `${hash}, in the log ${logged}` };
    seen.add(version);
  }
  for (const version of inLog.keys())
    if (!seen.has(version))
      yield {
        fault: 'EVENT_MISSING',
        where: `lot ${lotId}, event ${version}`,
        detail: inLog.get(version) ?? '',
      };
}

function outcomeOf(lot: LotState | null): Pick<LotVerdict, 'outcome' | 'hammerFen' | 'paddleNo'> {
  switch (lot?.phase) {
    case 'sold':
      return { outcome: 'sold', hammerFen: lot.leader.amountFen, paddleNo: lot.leader.paddleNo };
    case 'unsold':
      return { outcome: 'unsold', hammerFen: 0, paddleNo: null };
    case 'withdrawn':
      return { outcome: 'withdrawn', hammerFen: 0, paddleNo: null };
    default:
      return { outcome: null, hammerFen: 0, paddleNo: null };
  }
}
