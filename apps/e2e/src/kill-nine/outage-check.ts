// Whether lots went on with their time: what the journal says of each, laid beside the times at which the program was killed.
import { OUTAGE_MIN_MS, type JournalRecord } from '@haopai/engine';
import type { LotEvent } from '@haopai/lot';

/** From the death of a process to the birth of the next, epoch milliseconds. */
export interface Outage {
  readonly killedAtMs: number;
  readonly startedAtMs: number;
}

export interface OutageReport {
  /** Times that a running lot lived through an outage and got its time back. */
  readonly resumed: number;
  readonly faults: readonly string[];
}

/** The test's clock and the database's are two readings of one machine's. */
const CLOCKS_DIFFER_MS = 30;

export function checkOutages(journal: readonly JournalRecord[], outages: readonly Outage[]): OutageReport {
  const faults: string[] = [];
  let resumed = 0;
  let countdownMs = 0;
  for (const [index, { lotId, version, event }] of journal.entries()) {
    const name = `lot ${lotId} v${version} (${event.type})`;
    if (event.type === 'LotScheduled') countdownMs = event.terms.countdownMs;
    const dead = outages.find(({ killedAtMs, startedAtMs }) => isWithin(event.atMs, killedAtMs, startedAtMs));
    if (dead !== undefined) faults.push(`${name} happened at ${event.atMs}, when nobody lived`);
    const before = journal[index - 1]?.event;
    const first = outages.find(
      ({ killedAtMs }) => before !== undefined && killedAtMs >= before.atMs && killedAtMs < event.atMs,
    );
    const endsAtMs = before === undefined ? null : endOf(before);
    if (before === undefined || first === undefined || endsAtMs === null) continue;
    if (event.atMs - before.atMs < OUTAGE_MIN_MS) continue;
    const leftMs = Math.max(endsAtMs - first.killedAtMs, countdownMs);
    const fault = faultOfResumption(event, leftMs - CLOCKS_DIFFER_MS);
    if (fault === null) resumed++;
    else
      faults.push(
        `${name} after ${before.type}, killed ${first.killedAtMs - before.atMs} ms later: ${fault}`,
      );
  }
  return { resumed, faults };
}

function isWithin(atMs: number, killedAtMs: number, startedAtMs: number): boolean {
  return atMs > killedAtMs + CLOCKS_DIFFER_MS && atMs < startedAtMs - CLOCKS_DIFFER_MS;
}

/** When the countdown ends that runs after this event; null when none runs. */
function endOf(event: LotEvent): number | null {
  return 'endsAtMs' in event ? (event.endsAtMs ?? null) : null;
}

function faultOfResumption(event: LotEvent, leftMs: number): string | null {
  if (event.type !== 'LotResumed' || event.cause !== 'outage') return 'the time was not given back first';
  const givenMs = event.endsAtMs - event.atMs;
  return givenMs >= leftMs ? null : `${givenMs} ms given back, ${leftMs} ms were left`;
}
