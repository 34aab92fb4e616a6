// Whether lots got back the time in which nobody could bid on them, and none ended in it (docs/domain.md, "The clock").
import type { LotEvent } from '@haopai/lot';
import { OUTAGE_MIN_MS } from '@haopai/engine';
import { databaseOutages } from './database-outages';
import { type Evidence, eventsByLot, type Outage, outagesOf } from './evidence';

/** Clocks of instances may be 50 ms off, and a kill takes a moment. */
const SLACK_MS = 100;
/** An owner learns that nothing can be written when it writes: on a quiet one so much later. */
const LEARNS_WITHIN_MS = 1_000;

export interface OutageVerdict {
  /** Times that a running lot lived through a certain outage and got its time back. */
  readonly resumed: number;
  readonly faults: readonly string[];
}

export function checkTimeGivenBack(evidence: Evidence): OutageVerdict {
  const faults: string[] = [];
  let resumed = 0;
  const ofAllLots = databaseOutages(evidence);
  for (const [lotId, events] of eventsByLot(evidence)) {
    for (const outage of [...outagesOf(evidence, lotId), ...ofAllLots]) {
      const verdict = judgeOutage(events, outage);
      if (verdict === 'givenBack') resumed++;
      else if (verdict !== 'untouched') faults.push(`lot ${lotId}: ${verdict}`);
    }
  }
  return { resumed, faults };
}

/**
 * The first event after an outage in a running countdown gives the time back, or the outage was too short to be one. What an
 * owner that lived had decided in it may come to the disk in the end, and before that.
 */
export function judgeOutage(events: readonly LotEvent[], outage: Outage): string {
  const decidedUntilMs = outage.ownerLived ? outage.toMs - SLACK_MS : outage.fromMs + SLACK_MS;
  const at = events.findLastIndex(({ atMs }) => atMs <= decidedUntilMs);
  const [before, after] = [events[at], events[at + 1]];
  if (before !== undefined && hasEndedIn(outage, before, events[at - 1]))
    return `v${at + 1} (${before.type} at ${before.atMs}): it ended, and nobody could bid from ${outage.fromMs} to ${outage.toMs}`;
  const [first] = events;
  if (before === undefined || after === undefined || first?.type !== 'LotScheduled') return 'untouched';
  if (!('endsAtMs' in before) || before.endsAtMs === undefined) return 'untouched';
  const place = `v${at + 2} (${after.type} at ${after.atMs}), nobody could bid from ${outage.fromMs} to ${outage.toMs}`;
  if (after.atMs < outage.toMs - SLACK_MS && after.atMs > outage.fromMs + SLACK_MS)
    return `${place}: it happened when nobody could commit it`;
  // What began to run in it has lost only the rest of it.
  const lostMs = outage.toMs - Math.max(outage.fromMs, before.atMs);
  if (lostMs < OUTAGE_MIN_MS + SLACK_MS) return 'untouched';
  if (after.type !== 'LotResumed' || after.cause !== 'outage')
    return `${place}: the time was not given back first`;
  const stoppedAtMs = Math.max(outage.fromMs, before.atMs);
  const leftMs = Math.max(before.endsAtMs - stoppedAtMs, first.terms.countdownMs);
  const givenMs = after.endsAtMs - after.atMs;
  return givenMs >= leftMs - SLACK_MS
    ? 'givenBack'
    : `${place}: ${givenMs} ms given back, ${leftMs} ms were left`;
}

/** The owner lived and decided the end, though it must have known by then that nobody had been able to bid for as long as an outage. */
function hasEndedIn({ fromMs, ownerLived }: Outage, end: LotEvent, before: LotEvent | undefined): boolean {
  if (!ownerLived || before === undefined || (end.type !== 'LotSold' && end.type !== 'LotUnsold'))
    return false;
  return end.atMs - Math.max(fromMs, before.atMs) >= OUTAGE_MIN_MS + LEARNS_WITHIN_MS;
}
