// Whether lots got time back when many of their bidders were cut off at once, and only when something was broken (docs/domain.md, "The clock").
import type { LotEvent } from '@haopai/lot';
import type { FaultRecord } from '../faults/fault-log';
import { type Evidence, eventsByLot } from './evidence';

/** From the cut to the time given back: five seconds, and what doors, engines and a busy machine take to tell. */
const GIVEN_WITHIN_MS = 10_000;
/** A fault that began or was mended so shortly before leaves nothing certain. */
const UNDISTURBED_MS = 10_000;
/** What was broken so long ago cuts nobody off now. */
const BROKEN_LATELY_MS = 60_000;

export interface CutOffVerdict {
  /** Times that a lot was seen to get the time of a cut back. */
  readonly given: number;
  readonly faults: readonly string[];
}

export function checkCutOffs(evidence: Evidence): CutOffVerdict {
  const faults: string[] = [];
  let given = 0;
  const cuts = evidence.faults.filter((record) => isCertain(record, evidence.faults));
  const events = eventsByLot(evidence);
  for (const lot of evidence.lots) {
    const own = events.get(lot.id) ?? [];
    for (const { atMs } of own.filter(isCutOff))
      if (!evidence.faults.some((record) => isLate(record, atMs)))
        faults.push(`lot ${lot.id} got time at ${atMs}, and nothing was broken`);
    if (lot.probedUntilMs === null) continue;
    for (const { beganAtMs } of cuts) {
      if (lot.opensAtMs > beganAtMs || lot.probedUntilMs < beganAtMs + GIVEN_WITHIN_MS) continue;
      const verdict = judgeCut(own, beganAtMs);
      if (verdict === 'given') given++;
      else if (verdict !== 'untouched') faults.push(`lot ${lot.id}: ${verdict}`);
    }
  }
  return { given, faults };
}

/** A lot that had time given back before gets none again; nor does one that does not run all along. */
export function judgeCut(events: readonly LotEvent[], cutAtMs: number): string {
  const byMs = cutAtMs + GIVEN_WITHIN_MS;
  const before = events.findLast(({ atMs }) => atMs <= cutAtMs);
  const hadIt = events.some((event) => isCutOff(event) && event.atMs <= cutAtMs);
  const isOver = events.some(
    ({ type, atMs }) => (type === 'LotSold' || type === 'LotUnsold') && atMs <= byMs,
  );
  if (before === undefined || !('endsAtMs' in before) || hadIt || isOver) return 'untouched';
  const isGiven = events.some((event) => isCutOff(event) && event.atMs <= byMs);
  return isGiven ? 'given' : `no time given back for those who were cut off at ${cutAtMs}`;
}

function isCutOff(event: LotEvent): boolean {
  return event.type === 'LotResumed' && event.cause === 'cutOff';
}

function isCertain(record: FaultRecord, all: readonly FaultRecord[]): boolean {
  if (record.fault.kind !== 'cutSockets' || record.endedAtMs < record.beganAtMs + GIVEN_WITHIN_MS)
    return false;
  const untilMs = record.beganAtMs + GIVEN_WITHIN_MS;
  return all.every(
    (other) =>
      other === record || other.beganAtMs > untilMs || other.endedAtMs < record.beganAtMs - UNDISTURBED_MS,
  );
}

function isLate({ beganAtMs, endedAtMs }: FaultRecord, atMs: number): boolean {
  return beganAtMs <= atMs && endedAtMs >= atMs - BROKEN_LATELY_MS;
}
