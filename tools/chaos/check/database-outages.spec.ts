// When a database is certain to have taken nothing, and what its lots owe then, on evidence made by hand.
import type { LotEvent } from '@haopai/lot';
import { bid, COUNTDOWN_MS, journalOf, lotOf, OPENED_AT_MS, toldOf } from '../../load/testing/told-sale';
import type { Fault } from '../faults/fault';
import { databaseOutages } from './database-outages';
import { evidenceOf, recordOf } from './testing/made-evidence';
import { checkTimeGivenBack } from './time-given-back';

/** Epoch milliseconds, of so long after the lots have opened. */
const at = (afterMs: number): number => OPENED_AT_MS + afterMs;
const beat = (afterMs: number) => ({ sentAtMs: at(afterMs), doneAtMs: at(afterMs + 5) });
const missed = (fromMs: number, toMs: number, isUnanswered = false) => ({
  ...{ sentAtMs: at(fromMs), doneAtMs: at(toMs) },
  isUnanswered,
});
const unanswered = (fromMs: number) => missed(fromMs, fromMs + 1_000, true);

const FROZEN: Fault = { kind: 'freezeDatabase', lastsMs: 7_000 };
const BEATS = [beat(9_800), beat(9_900), beat(13_500), beat(13_600)];
/** The node that writes stands still since 9,950; whoever waits at it is sent away at 13,400. */
const MISSED = [unanswered(10_000), unanswered(11_020), unanswered(12_040), missed(13_060, 13_400)];
const BEFORE = [bid(1, 5_000, 9_700)];

const resumed = (afterMs: number, leftMs: number): LotEvent => ({
  type: 'LotResumed',
  atMs: at(afterMs),
  cause: 'outage',
  endsAtMs: at(afterMs + leftMs),
  reason: '',
});

function evidenceWith(events: readonly LotEvent[], fault: Fault = FROZEN, beganAfterMs = 9_950) {
  return evidenceOf(journalOf(lotOf(7, events)), {
    faults: [recordOf(fault, at(beganAfterMs))],
    beats: BEATS,
    missedBeats: MISSED,
  });
}

describe('an outage of the database', () => {
  it('is certain from what struck at once until the last write that was not taken', () => {
    expect(databaseOutages(evidenceWith(BEFORE))).toEqual([
      { fromMs: at(10_000), toMs: at(13_300), ownerLived: true },
    ]);
  });

  it('is certain only once a write was lost, where a node says farewell or nothing was done', () => {
    const fromSecond = [{ fromMs: at(11_000), toMs: at(13_300), ownerLived: true }];
    const stopped: Fault = { kind: 'slowReplica', lastsMs: 7_000 };
    expect(databaseOutages(evidenceWith(BEFORE, stopped))).toEqual(fromSecond);
    // What struck long ago did not cause it: writes were taken in between.
    expect(databaseOutages(evidenceWith(BEFORE, FROZEN, 5_000))).toEqual(fromSecond);
  });

  it('is over for certain when the last write was sent of which nothing was heard', () => {
    const silent = { ...evidenceWith(BEFORE), missedBeats: MISSED.slice(0, 3) };
    const beats = [...BEATS.slice(0, 2), beat(12_200)];
    expect(databaseOutages({ ...silent, beats })).toMatchObject([{ toMs: at(12_040) }]);
  });

  it('lasts until shortly before the first write that was taken again, where that had waited', () => {
    const waiting = { sentAtMs: at(13_060), doneAtMs: at(14_000) };
    const silent = { ...evidenceWith(BEFORE), missedBeats: MISSED.slice(0, 3) };
    const beats = [...BEATS.slice(0, 2), waiting];
    expect(databaseOutages({ ...silent, beats })).toMatchObject([{ toMs: at(13_700) }]);
    const taken = evidenceWith([...BEFORE, bid(2, 6_000, 13_495)]);
    expect(databaseOutages({ ...taken, beats, missedBeats: MISSED.slice(0, 3) })).toMatchObject([
      { toMs: at(13_200) },
    ]);
  });

  it('is none when bids were taken meanwhile, and none that has no end', () => {
    expect(databaseOutages(evidenceWith([...BEFORE, bid(2, 6_000, 11_500)]))).toEqual([]);
    expect(databaseOutages({ ...evidenceWith(BEFORE), beats: BEATS.slice(0, 2) })).toEqual([]);
  });

  it('is told by the clock that went before, where the clock of the node was wrong', () => {
    const skewed: Fault = { kind: 'skewDatabase', skewMs: 2_000, lastsMs: 7_000 };
    const ahead = Array.from({ length: 8 }, (_, n) => bid(n + 1, 5_000 + n * 1_000, 11_500 + n * 20));
    const evidence = evidenceWith(ahead, skewed, 2_000);
    const tries = toldOf(evidence.journal).map((told) => ({
      ...told,
      sentAtMs: told.sentAtMs - 2_000,
      answeredAtMs: told.answeredAtMs - 2_000,
    }));
    expect(databaseOutages({ ...evidence, tries })).toEqual([
      { fromMs: at(13_000), toMs: at(15_300), ownerLived: true },
    ]);
    // Nobody saw how it went.
    expect(databaseOutages({ ...evidence, tries: [] })).toEqual([]);
  });
});

describe('a lot that ran in an outage of the database', () => {
  const judged = (events: readonly LotEvent[]) => checkTimeGivenBack(evidenceWith(events));

  it('gets its time back first of all', () => {
    const honest = [...BEFORE, resumed(13_450, COUNTDOWN_MS), bid(2, 6_000, 13_500)];
    expect(judged(honest)).toEqual({ resumed: 1, faults: [] });
  });

  it('is found when it takes a bid or ends without it, or gets too little', () => {
    for (const after of [
      bid(2, 6_000, 13_500),
      { type: 'LotUnsold', atMs: at(70_000) } as const,
      resumed(13_450, COUNTDOWN_MS - 2_000),
    ])
      expect(judged([...BEFORE, after]).faults).toHaveLength(1);
  });

  it('is found when it ended in it', () => {
    expect(judged([...BEFORE, { type: 'LotUnsold', atMs: at(13_150) }]).faults).toEqual([
      expect.stringContaining('it ended'),
    ]);
  });

  it('is owed nothing where it was paused, had not opened, had ended, or lost less than an outage', () => {
    const paused: LotEvent = { type: 'LotPaused', atMs: at(9_900), remainingMs: 5_000, reason: '' };
    expect(judged([...BEFORE, paused])).toEqual({ resumed: 0, faults: [] });
    expect(judged([...BEFORE, { type: 'LotUnsold', atMs: at(9_900) }])).toEqual({ resumed: 0, faults: [] });
    // It was decided in it, and came to the disk in the end.
    const late = evidenceWith([...BEFORE, bid(2, 6_000, 11_900), bid(3, 7_000, 13_500)]);
    const tries = late.tries.map((told) => ({ ...told, answeredAtMs: at(13_505) }));
    expect(databaseOutages({ ...late, tries })).toHaveLength(1);
    expect(checkTimeGivenBack({ ...late, tries })).toEqual({ resumed: 0, faults: [] });
    const waiting = evidenceWith([]);
    const [lot] = waiting.journal.lots;
    const unopened = { ...waiting.journal, lots: [{ lotId: 7, rows: lot?.rows.slice(0, 1) ?? [] }] };
    expect(checkTimeGivenBack({ ...waiting, journal: unopened })).toEqual({ resumed: 0, faults: [] });
  });
});
