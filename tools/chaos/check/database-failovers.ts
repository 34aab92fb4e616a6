// How long bids, and writes past the program, waited when the node that writes, or the way to it, was lost.
import { type FaultKind, hitsTheWriter } from '../faults/fault';
import type { FaultRecord } from '../faults/fault-log';
import type { Evidence } from './evidence';
import type { Gap } from './gap';
import type { SignsOfLife } from './signs-of-life';
import { BEFORE_MS, isDisturbed, probedLots } from './undisturbed';

export interface Failover extends Gap {
  readonly kind: FaultKind;
}

interface Loss {
  readonly record: FaultRecord;
  readonly lostAtMs: number;
  /** When the next fault began, or this one's second change of the writer; Infinity when neither did. */
  readonly nextAtMs: number;
}

/** Of each probed lot until the first receipt of a bid that was sent afterwards, or sent again. What still waits when the next fault begins has waited so long at least. */
export function databaseFailovers(
  evidence: Evidence,
  signs: ReadonlyMap<number, SignsOfLife>,
): readonly Failover[] {
  return lossesOf(evidence).flatMap((loss) => {
    const all = failoversOf(evidence, signs, loss);
    const longestMs = Math.max(0, ...all.map(({ ms, isAtLeast }) => (isAtLeast ? 0 : ms)));
    // Whose bidders went away before says nothing, but that it waited longer than others.
    return all.filter(
      ({ ms, fromMs, isAtLeast }) => !isAtLeast || fromMs + ms === loss.nextAtMs || ms > longestMs,
    );
  });
}

function failoversOf(
  evidence: Evidence,
  signs: ReadonlyMap<number, SignsOfLife>,
  { record, lostAtMs, nextAtMs }: Loss,
): readonly Failover[] {
  const { fault, target } = record;
  const about = { kind: fault.kind, fromMs: lostAtMs, why: `${fault.kind} ${target}` };
  return probedLots(evidence, { fromMs: lostAtMs, toMs: lostAtMs }).map(({ id: lotId, probedUntilMs }) => {
    const first = signs.get(lotId)?.acceptances.find(({ sentAtMs }) => sentAtMs > lostAtMs);
    const seenUntilMs = Math.min(
      nextAtMs,
      first === undefined ? Math.min(probedUntilMs ?? Infinity, evidence.stoppedAtMs) : Infinity,
    );
    return first !== undefined && first.ackedAtMs <= seenUntilMs
      ? { ...about, lotId, ms: first.ackedAtMs - lostAtMs }
      : { ...about, lotId, ms: seenUntilMs - lostAtMs, isAtLeast: true };
  });
}

/** Until the first write past the program that was sent afterwards and taken. One a loss. */
export function databaseBacks(evidence: Evidence): readonly number[] {
  return lossesOf(evidence).map(({ lostAtMs, nextAtMs }) => {
    const first = evidence.beats.find(({ sentAtMs }) => sentAtMs > lostAtMs);
    return Math.min(first?.doneAtMs ?? evidence.stoppedAtMs, nextAtMs) - lostAtMs;
  });
}

/** Where no other fault was under way. */
function lossesOf(evidence: Evidence): readonly Loss[] {
  const { faults } = evidence;
  return faults
    .filter(({ fault }) => hitsTheWriter(fault))
    .flatMap((record) =>
      lossTimesOf(evidence, record).map((lostAtMs): Loss => {
        const others = faults.filter((other) => other !== record).map(({ beganAtMs }) => beganAtMs);
        const later = [...others, record.changedBackAtMs].filter((atMs) => atMs > lostAtMs);
        return { record, lostAtMs, nextAtMs: Math.min(...later, Infinity) };
      }),
    )
    .filter(({ record, lostAtMs }) => {
      const span = { fromMs: lostAtMs - BEFORE_MS, toMs: lostAtMs };
      return !isDisturbed(evidence, span, record);
    });
}

/** A node that says farewell takes writes for a moment yet: it is lost with the first that it does not take. */
function lossTimesOf({ missedBeats }: Evidence, record: FaultRecord): readonly number[] {
  const { fault, beganAtMs, changedBackAtMs, endedAtMs } = record;
  if (fault.kind !== 'skewDatabase') return [beganAtMs];
  const lossAfter = (toldAtMs: number, untilMs: number): number => {
    const missed = missedBeats.find(({ doneAtMs }) => doneAtMs > toldAtMs);
    return missed !== undefined && missed.sentAtMs < untilMs ? Math.max(missed.sentAtMs, toldAtMs) : toldAtMs;
  };
  const first = lossAfter(beganAtMs, Math.min(changedBackAtMs, endedAtMs));
  return changedBackAtMs === Infinity ? [first] : [first, lossAfter(changedBackAtMs, endedAtMs)];
}
