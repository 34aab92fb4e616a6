// What is wrong with the journal of a sale by itself: verify-journal's audits, sorted into the checker's kinds.
import { type Fault, type Finding, LotAudit } from '@haopai/record';
import { sha256 } from '../public-log/node-crypto';
import { EntryAudit } from '../verify-journal/entry-audit';
import type { HistoryFinding, Kind } from './finding';
import type { JournalOfSale } from './journal-of-sale';

const KIND_OF_FAULT: Readonly<Record<Fault, Kind>> = {
  UNREADABLE: 'damaged',
  VERSION_GAP: 'misordered',
  CHAIN_BROKEN: 'misordered',
  TIME_COLUMN: 'damaged',
  TIME_BACKWARDS: 'misordered',
  OUT_OF_PHASE: 'misordered',
  OTHER_LOT: 'damaged',
  OPENED_OTHERWISE: 'damaged',
  PRICE_NOT_RISING: 'misordered',
  NOT_ON_LADDER: 'damaged',
  LEADER_RAISED_ITSELF: 'damaged',
  CEILING_NOT_KEPT: 'damaged',
  CEILING_PASSED_OVER: 'damaged',
  BID_TWICE: 'doubled',
  BID_TOO_LATE: 'lateAccept',
  BID_WITHOUT_COUNTDOWN: 'damaged',
  CLOSED_EARLY: 'earlyClose',
  LAST_BID_LOST: 'lost',
  BID_OF_DISQUALIFIED: 'damaged',
  LEAD_NOT_LAPSED: 'damaged',
  PAUSED_OTHERWISE: 'damaged',
  RESUMED_OTHERWISE: 'damaged',
  ACT_TOO_LATE: 'damaged',
  RESUMED_SHORT: 'earlyClose',
  CUT_OFF_AGAIN: 'damaged',
  CUT_OFF_TOO_LONG: 'damaged',
  PADDLE_WITH_TWO_ENTRIES: 'damaged',
  ENTRY_OF_TWO_PADDLES: 'doubled',
  ENTRY_BEHIND_TWO_LOTS: 'doubled',
  ENTRY_NOT_BOUND: 'damaged',
  ENTRY_BOUND_WITHOUT_BID: 'damaged',
  HEAD_AHEAD: 'damaged',
  HEAD_DIFFERS: 'damaged',
};

export function journalFindings({ lots, bindings }: JournalOfSale): readonly HistoryFinding[] {
  const entries = new EntryAudit(bindings);
  const findings: Finding[] = [];
  for (const { lotId, rows } of lots) {
    const audit = new LotAudit(sha256, lotId, null);
    for (const row of rows) audit.take(row);
    audit.finish();
    entries.note(lotId, audit.entryIds);
    findings.push(...audit.findings);
  }
  return [...findings, ...entries.findings()].map(({ fault, lotId, version, detail }) => ({
    kind: KIND_OF_FAULT[fault],
    lotId,
    detail: `${version === null ? '' : `v${version}: `}${fault} ${detail}`,
  }));
}
