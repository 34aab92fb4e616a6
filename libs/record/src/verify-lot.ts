// One lot of a record: its journal against the log's leaves, its chain, the rules of the sale replayed, and its end.
import type { LotState, LotTerms } from '@haopai/lot';
import type { EndLeaf, EventLeaf, RefusalLeaf, Sha256 } from '@haopai/log';
import { FAULTS } from './finding';
import { type JournalRow, LotAudit } from './lot-audit';
import type { RecordFinding } from './record-faults';
import { refusalFault } from './refusal-audit';

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
  /** As it was scheduled; null where nothing of it was journaled. */
  readonly terms: LotTerms | null;
  /** That have bid on it. */
  readonly entryIds: readonly number[];
  readonly findings: readonly RecordFinding[];
}

/** What the log has of a lot. */
export interface LotLeaves {
  readonly events: readonly EventLeaf[];
  readonly refusals: readonly RefusalLeaf[];
  readonly end: EndLeaf | undefined;
}

export function verifyLot(
  sha256: Sha256,
  lotId: number,
  rows: readonly JournalRow[],
  { events, refusals, end }: LotLeaves,
): LotVerdict {
  const where = `lot ${lotId}`;
  const findings: RecordFinding[] = [...againstLeaves(lotId, rows, events)];
  const audit = new LotAudit(sha256, lotId, null);
  const judged = new RefusalsOfLot(refusals);
  const judge = (version: number): void => {
    for (const detail of judged.faultsAt(version, audit.findings.length === 0 ? audit.lot : null))
      findings.push({ fault: 'REFUSAL_DIFFERS', where: `${where}, event ${version}`, detail });
  };
  judge(0);
  for (const row of rows) {
    audit.take(row);
    judge(row.version);
  }
  audit.finish();
  for (const version of judged.versionsLeft)
    if (version > (rows.at(-1)?.version ?? 0) && !events.some((event) => event.version === version))
      findings.push({ fault: 'REFUSAL_DIFFERS', where, detail: `it has no event ${version}` });
  for (const { fault, version, detail } of audit.findings)
    findings.push({
      fault: 'RULE_BROKEN',
      where: `lot ${lotId}, event ${version ?? '?'}`,
      detail: `${fault}: ${FAULTS[fault]} (${detail})`,
    });
  // Of an auction that was cancelled before anybody held its lots nothing is journaled: they are withdrawn, and that is all.
  const isUnheld = rows.length === 0 && events.length === 0 && end === undefined;
  const { outcome, hammerFen, paddleNo } = isUnheld ? UNHELD : outcomeOf(audit.lot);
  const last = rows.at(-1);
  if (end === undefined) {
    if (!isUnheld) findings.push({ fault: 'LEAF_MISSING', where, detail: 'its end' });
  } else if (
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
  const terms = audit.lot === null || audit.lot.phase === 'unscheduled' ? null : audit.lot.terms;
  return {
    ...{ events: audit.events, bids: audit.bids, outcome, hammerFen, paddleNo, terms },
    ...{ version: last?.version ?? 0, hash: last?.hash ?? '', entryIds: [...audit.entryIds], findings },
  };
}

const UNHELD = { outcome: 'withdrawn', hammerFen: 0, paddleNo: null } as const;

/** Each refusal is held against the lot as it was at the version that it names. */
class RefusalsOfLot {
  private readonly byVersion = new Map<number, RefusalLeaf[]>();

  constructor(refusals: readonly RefusalLeaf[]) {
    for (const refusal of refusals) {
      const known = this.byVersion.get(refusal.version);
      if (known === undefined) this.byVersion.set(refusal.version, [refusal]);
      else known.push(refusal);
    }
  }

  /** Versions that were asked for by no row. */
  get versionsLeft(): Iterable<number> {
    return this.byVersion.keys();
  }

  /** Where nobody knows what the lot was, nothing is said. */
  *faultsAt(version: number, lot: LotState | null): Generator<string> {
    const refusals = this.byVersion.get(version) ?? [];
    this.byVersion.delete(version);
    if (lot === null) return;
    for (const refusal of refusals) {
      const fault = refusalFault(lot, refusal);
      if (fault !== null) yield fault;
    }
  }
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
