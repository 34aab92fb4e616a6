// Judges whether lots got back the time in which nobody could commit a bid for them.
import type { JournalRecord } from '../journal-chain';
import { OUTAGE_MIN_MS } from '../owed-time';
import { gapsBetween } from './ability-diary';
import type { AbilityDiary, Span } from './ability-diary';
import type { SimulatedDisk } from './simulated-disk';
import type { ViolationLog } from './violations';

export interface OutageEvidence {
  readonly journal: readonly JournalRecord[];
  readonly diaries: readonly AbilityDiary[];
  readonly skewMaxMs: number;
  readonly disk: Pick<SimulatedDisk, 'landedAtMsOf'>;
}

/**
 * The countdown on which a lot closes must not have been hit by an outage (OUTAGE_MIN_MS or more in which no owner was able to
 * commit) unless one whole countdown was left after it.
 */
export function checkOutages(evidence: OutageEvidence, violations: ViolationLog): void {
  const { journal, diaries, skewMaxMs } = evidence;
  const [scheduled] = journal;
  const [started, closed] = journal.slice(-2);
  if (scheduled?.event.type !== 'LotScheduled' || !started || !closed) return;
  if (closed.event.type !== 'LotSold' && closed.event.type !== 'LotUnsold') return;
  const { lotId, countdownMs } = scheduled.event.terms;
  const lastCountdown = { fromMs: startOf(started, evidence), toMs: closed.event.atMs };
  for (const outage of outagesOf(lotId, diaries)) {
    const lostMs = overlapMs(lastCountdown, outage);
    const leftMs = lastCountdown.toMs - outage.toMs;
    violations.expect(
      lostMs < OUTAGE_MIN_MS + 2 * skewMaxMs || leftMs >= countdownMs - 2 * skewMaxMs,
      'outageGivesTimeBack',
      () =>
        `lot ${lotId} closed at ${lastCountdown.toMs}, ${leftMs} ms after the outage ${outage.fromMs}–${outage.toMs}` +
        ` that took ${lostMs} ms of its last countdown; it needs ${countdownMs}`,
    );
  }
}

/** A paused lot runs again for nobody before its resumption is on disk: the write may outlive its owner. */
function startOf(started: JournalRecord, { disk }: OutageEvidence): number {
  const { event } = started;
  const isResumedByHand = event.type === 'LotResumed' && event.cause === 'administrator';
  return isResumedByHand ? disk.landedAtMsOf(started) : event.atMs;
}

/** Times in which no owner could commit for the lot. */
function outagesOf(lotId: number, diaries: readonly AbilityDiary[]): readonly Span[] {
  const able = diaries.flatMap((diary) => diary.ableFor(lotId)).sort((a, b) => a.fromMs - b.fromMs);
  return gapsBetween(able, { fromMs: 0, toMs: Infinity });
}

function overlapMs(a: Span, b: Span): number {
  return Math.min(a.toMs, b.toMs) - Math.max(a.fromMs, b.fromMs);
}
