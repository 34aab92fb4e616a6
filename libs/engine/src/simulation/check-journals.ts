// Judges the journals that a run has left: each lot alone, and all lots together.
import { evolve, UNSCHEDULED } from '@haopai/lot';
import type { BidAccepted, LotEvent, LotState } from '@haopai/lot';
import { firstBrokenVersion } from '../journal-chain';
import type { JournalRecord } from '../journal-chain';
import { setsClock } from './sets-clock';
import type { ViolationLog } from './violations';

type Journal = readonly JournalRecord[];

/** The lot after its journal; the versions must be whole. */
export function replayed(journal: Journal): LotState {
  return journal.reduce<LotState>((lot, { event }) => evolve(lot, event), UNSCHEDULED);
}

/** `journals`: one for each lot. */
export function checkJournals(journals: readonly Journal[], violations: ViolationLog): void {
  for (const journal of journals) checkOne(journal, violations);
  checkEntries(journals.flat(), violations);
  checkBidIds(journals.flat(), violations);
}

function checkOne(journal: Journal, violations: ViolationLog): void {
  const name = `lot ${journal[0]?.lotId ?? 0}`;
  const isGapless = journal.every(({ version }, i) => version === i + 1);
  violations.expect(
    isGapless,
    'versionsHaveNoGap',
    () => `${name}: ${journal.map(({ version }) => version).join(' ')}`,
  );
  const brokenAt = firstBrokenVersion(journal);
  violations.expect(brokenAt === null, 'chainHolds', () => `${name} breaks at v${brokenAt ?? 0}`);
  if (isGapless && brokenAt === null) checkFacts(name, journal, violations);
}

function checkFacts(name: string, journal: Journal, violations: ViolationLog): void {
  let countdownMs = 0;
  let endsAtMs: number | null = null;
  let leader: BidAccepted | null = null;
  const out = new Set<number>();
  for (const { event, version } of journal) {
    const where = (): string =>
      `${name} v${version}: ${JSON.stringify(event)} after ${JSON.stringify(leader)}`;
    if (event.type === 'LotScheduled') countdownMs = event.terms.countdownMs;
    if (event.type === 'BidAccepted') {
      violations.expect(endsAtMs !== null && event.atMs < endsAtMs, 'noBidAfterTheEnd', where);
      violations.expect(event.endsAtMs === event.atMs + countdownMs, 'bidRestartsTheCountdown', where);
      violations.expect(leader === null || event.amountFen > leader.amountFen, 'priceRises', where);
      violations.expect(!out.has(event.paddleNo), 'disqualifiedStaysOut', where);
      leader = event;
    }
    if (event.type === 'LotSold' || event.type === 'LotUnsold')
      violations.expect(endsAtMs !== null && event.atMs >= endsAtMs, 'noCloseBeforeTheEnd', where);
    if (event.type === 'LotSold' || event.type === 'LotUnsold')
      violations.expect(isWonBy(event, leader, out), 'lastBidWins', where);
    if (event.type === 'PaddleDisqualified') out.add(event.paddleNo);
    if (setsClock(event)) endsAtMs = 'endsAtMs' in event ? (event.endsAtMs ?? null) : null;
  }
}

/** Unsold is also what nobody has outbid since its last bidder was disqualified: `out` are those who were. */
function isWonBy(event: LotEvent, leader: BidAccepted | null, out: ReadonlySet<number>): boolean {
  if (event.type !== 'LotSold') return leader === null || out.has(leader.paddleNo);
  return (
    leader !== null &&
    !out.has(leader.paddleNo) &&
    event.paddleNo === leader.paddleNo &&
    event.entryId === leader.entryId &&
    event.amountFen === leader.amountFen
  );
}

function checkEntries(records: Journal, violations: ViolationLog): void {
  const lotByEntry = new Map<number, number>();
  for (const { lotId, event } of records) {
    if (event.type !== 'BidAccepted') continue;
    const elsewhere = lotByEntry.get(event.entryId) ?? lotId;
    lotByEntry.set(event.entryId, lotId);
    violations.expect(
      elsewhere === lotId,
      'entryBacksOneLot',
      () => `entry ${event.entryId} on lots ${elsewhere} and ${lotId}`,
    );
  }
}

function checkBidIds(records: Journal, violations: ViolationLog): void {
  const seen = new Set<string>();
  for (const { lotId, version, event } of records) {
    if (event.type !== 'BidAccepted') continue;
    violations.expect(
      !seen.has(event.bidId),
      'bidIsJournaledOnce',
      () => `${event.bidId} again as lot ${lotId} v${version}`,
    );
    seen.add(event.bidId);
  }
}
