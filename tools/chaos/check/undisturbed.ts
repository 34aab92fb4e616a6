// Which lots were probed in a time, and whether any other fault was under way in it: what is measured is one fault's alone.
import { SHARD_COUNT } from '@haopai/engine';
import type { Fault } from '../faults/fault';
import type { FaultRecord } from '../faults/fault-log';
import type { StormLot } from '../storm/storm';
import type { Evidence, Span } from './evidence';

/** What was mended so shortly before is still felt. */
export const BEFORE_MS = 500;

/** Lots on which bidders probed without a pause during the whole span. */
export function probedLots({ lots, stoppedAtMs }: Evidence, { fromMs, toMs }: Span): readonly StormLot[] {
  return lots.filter(
    ({ opensAtMs, probedUntilMs }) =>
      probedUntilMs !== null && opensAtMs + BEFORE_MS < fromMs && toMs < Math.min(probedUntilMs, stoppedAtMs),
  );
}

/** Another fault than this one was under way at some time of the span. */
export function isDisturbed(evidence: Evidence, { fromMs, toMs }: Span, own: FaultRecord | null): boolean {
  return evidence.faults.some(
    (other) => other !== own && other.beganAtMs < toMs && overAtMs(evidence, other) > fromMs,
  );
}

/**
 * A drained instance that starts again disturbs nobody; one that was killed, also when it has started again, as long as others
 * are still taking over its lots.
 */
function overAtMs(
  { ownersOf }: Evidence,
  { fault, target, beganAtMs, backAtMs, endedAtMs }: FaultRecord,
): number {
  if (isDrain(fault)) return backAtMs;
  if (fault.kind !== 'killInstance' && fault.kind !== 'killTaker') return endedAtMs;
  const takenAtMs = Array.from({ length: SHARD_COUNT }, (_, shard) => {
    const owners = ownersOf(shard);
    const wasIts = owners.findLast(({ sinceMs }) => sinceMs <= beganAtMs)?.owner === target;
    return (wasIts && owners.find(({ sinceMs }) => sinceMs > beganAtMs)?.sinceMs) || endedAtMs;
  });
  return Math.max(endedAtMs, ...takenAtMs);
}

export function isDrain({ kind }: Fault): boolean {
  return kind === 'drainInstance' || kind === 'upgradeInstance' || kind === 'skewInstance';
}
