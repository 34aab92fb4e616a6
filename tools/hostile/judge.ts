// What must hold whatever the crowd does, and what did not.
import type { PhaseFigures } from './phase';
import type { ActTally } from './strangers/messages';

/** A p99 may be so many times that of the quiet. */
const TIMES_QUIET = 3;

export interface Judged {
  readonly p99MaxMs: number;
  /** What did not hold, in words. */
  readonly missed: readonly string[];
}

/** `fineP99Ms` is fine whatever it was in the quiet. The first phase is the quiet one. */
export function judgePhases(phases: readonly PhaseFigures[], fineP99Ms: number): Judged {
  const quietP99Ms = phases[0]?.p99Ms ?? 0;
  const p99MaxMs = Math.max(fineP99Ms, TIMES_QUIET * quietP99Ms);
  return { p99MaxMs, missed: phases.flatMap((phase) => missesOf(phase, p99MaxMs)) };
}

function missesOf(phase: PhaseFigures, p99MaxMs: number): readonly string[] {
  const { title, bids, p99Ms, lost, rescued, handOver, cuts, leasesLost, missedEnds, strangers } = phase;
  // Who was on the instance that died asks again; without a death nobody should have to.
  const isForgiven = handOver !== null;
  const lostForGood = isForgiven ? lost - rescued : lost;
  const misses = [
    bids === 0 && 'no bid was sent',
    (p99Ms === null || p99Ms > p99MaxMs) && `p99 ${p99Ms?.toFixed(0) ?? '–'} ms of ${p99MaxMs.toFixed(0)}`,
    lostForGood > 0 && `${lostForGood} bids lost`,
    cuts > 0 && !isForgiven && `bidders were cut ${cuts} times`,
    leasesLost > 0 && `${leasesLost} leases lost`,
    ...strangers.filter(({ act }) => act === 'logInBesides').map(lateLogIns),
    missedEnds > 0 && `${missedEnds} lots missed their end`,
  ];
  return misses.filter((miss) => miss !== false).map((miss) => `${title}: ${miss}`);
}

/** Of somebody who has nothing to do with the crowd. */
function lateLogIns({ answers }: ActTally): string | false {
  const late = Object.entries(answers).filter(([answer]) => answer !== 'in time');
  return (
    late.length > 0 &&
    `log-ins beside it: ${late.map(([answer, count]) => `${answer} (${count})`).join(', ')}`
  );
}
