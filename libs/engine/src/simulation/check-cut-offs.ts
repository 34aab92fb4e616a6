// Judges whether lots got back the time in which many of their bidders were cut off, and nothing else under that name.
import { CUT_OFF_COUNTDOWNS_MAX, CUT_OFF_LAPSES_AFTER_MS, isRunning, UNSCHEDULED, evolve } from '@haopai/lot';
import type { LotEvent, LotState } from '@haopai/lot';
import type { JournalRecord } from '../journal-chain';
import type { AbilityDiary, Span } from './ability-diary';
import type { Departure } from './simulated-room';
import type { ViolationLog } from './violations';

/** They have been away for so long, less what doors and engines take to tell, when time is given back. */
const AWAY_MS = 5_000;
const TOLD_WITHIN_MS = 1_000;
/** Whoever stays away for longer is certainly seen to: the lot has its time before this has passed. */
const CERTAIN_MS = 9_000;
const GIVEN_WITHIN_MS = 12_000;
/** An owner knows the room from before. */
const WATCHED_MS = 2_000;

export interface CutOffEvidence {
  readonly journal: readonly JournalRecord[];
  readonly departures: readonly Departure[];
  readonly diaries: readonly AbilityDiary[];
}

export function checkCutOffs({ journal, departures, diaries }: CutOffEvidence, log: ViolationLog): void {
  const given = journal.map(({ event }) => event).filter(isCutOff);
  const lotId = journal[0]?.lotId ?? 0;
  log.expect(given.length <= 1, 'cutOffIsGivenOnce', () => `lot ${lotId}: ${JSON.stringify(given)}`);
  let lot: LotState = UNSCHEDULED;
  for (const { event } of journal) {
    if (isCutOff(event)) checkMeasure(lot, event, log);
    lot = evolve(lot, event);
  }
  const cuts = departures.filter(({ kind }) => kind === 'cut');
  for (const { atMs } of given)
    log.expect(
      cuts.some((cut) => isOf(cut, atMs)),
      'cutOffIsReal',
      () => `lot ${lotId} got time at ${atMs}, ${JSON.stringify(departures)}`,
    );
  for (const cut of cuts) {
    const byMs = cut.lastMs + GIVEN_WITHIN_MS;
    if (cut.backMs - cut.lastMs < CERTAIN_MS || !ranAllAlong(journal, cut.firstMs, byMs)) continue;
    if (hadOutage(journal, { fromMs: cut.lastMs, toMs: byMs })) continue;
    const span = { fromMs: cut.firstMs - WATCHED_MS, toMs: byMs };
    const isServed = diaries.some((diary) =>
      diary.ableFor(lotId).some(({ fromMs, toMs }) => fromMs <= span.fromMs && toMs >= span.toMs),
    );
    log.expect(
      !isServed || given.some(({ atMs }) => atMs <= byMs),
      'cutOffGivesTimeBack',
      () => `lot ${lotId} got nothing for ${JSON.stringify(cut)}`,
    );
  }
}

type Resumed = Extract<LotEvent, { type: 'LotResumed' }>;

function isCutOff(event: LotEvent): event is Resumed {
  return event.type === 'LotResumed' && event.cause === 'cutOff';
}

function checkMeasure(lot: LotState, event: Resumed, log: ViolationLog): void {
  const longerMs = isRunning(lot) ? event.endsAtMs - lot.endsAtMs : NaN;
  const countdownMs = lot.phase === 'unscheduled' ? NaN : lot.terms.countdownMs;
  log.expect(
    longerMs >= 0 && longerMs <= CUT_OFF_COUNTDOWNS_MAX * countdownMs,
    'cutOffIsGivenOnce',
    () => `${JSON.stringify(event)} makes ${JSON.stringify(lot)} end ${longerMs} ms later`,
  );
}

/** Enough of them may have been away for long before the last one went. */
function isOf({ firstMs, lastMs, backMs }: Departure, atMs: number): boolean {
  const fromMs = firstMs + AWAY_MS - TOLD_WITHIN_MS;
  return backMs >= fromMs && atMs >= fromMs && atMs <= lastMs + CUT_OFF_LAPSES_AFTER_MS;
}

/** Whether the lot was given an outage's time back of which some may lie within the span: nobody could have told it anything. */
function hadOutage(journal: readonly JournalRecord[], { fromMs, toMs }: Span): boolean {
  let sinceMs = 0;
  for (const { event } of journal) {
    const isOutage = event.type === 'LotResumed' && event.cause === 'outage';
    if (isOutage && event.atMs > fromMs && sinceMs < toMs) return true;
    sinceMs = event.atMs;
  }
  return false;
}

/** Whether the lot's countdown ran from the one time to the other. */
function ranAllAlong(journal: readonly JournalRecord[], fromMs: number, toMs: number): boolean {
  let lot: LotState = UNSCHEDULED;
  let ran = false;
  for (const { event } of journal) {
    if (event.atMs > toMs) break;
    if (event.atMs > fromMs && !ran) return false;
    lot = evolve(lot, event);
    ran = isRunning(lot);
  }
  // An owner that takes it for paused, for a resumption that came late, ends it late.
  return ran && isRunning(lot) && lot.endsAtMs > toMs;
}
