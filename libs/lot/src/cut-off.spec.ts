// The rule for a lot many of whose bidders are cut off at once: what it gets back, that it is once, and that it is never much.
import { CUT_OFF_COUNTDOWNS_MAX, CUT_OFF_LAPSES_AFTER_MS } from './cut-off';
import { decide } from './decide';
import type { ResumeAfterCutOff } from './lot.commands';
import type { LotEvent } from './lot.events';
import { at, bid, given, MINUTE_MS, opened, place, replay, scheduled } from './testing/lot-story';

const cutOff = (afterOpeningMs: number, sinceAfterOpeningMs: number): ResumeAfterCutOff => ({
  type: 'ResumeAfterCutOff',
  receivedAtMs: at(afterOpeningMs),
  sinceMs: at(sinceAfterOpeningMs),
  untilMs: at(afterOpeningMs - 5_000),
  ...{ awayCount: 7, roomCount: 20 },
});
const resumed = (afterOpeningMs: number, endsAfterMs: number, sinceAfterMs: number): LotEvent => ({
  type: 'LotResumed',
  atMs: at(afterOpeningMs),
  cause: 'cutOff',
  endsAtMs: at(endsAfterMs),
  reason: '7/20',
  sinceMs: at(sinceAfterMs),
});
const paused: LotEvent = { type: 'LotPaused', atMs: at(30_000), remainingMs: 30_000, reason: 'why' };

describe('when many are cut off', () => {
  it('a lot that waits for its first bid ends later by the time that they have been away', () => {
    given(scheduled, opened)
      .when(cutOff(100_000, 90_000))
      .then(resumed(100_000, 310_000, 90_000));
  });

  it('a countdown goes on with no less than a whole one', () => {
    given(scheduled, opened, bid(1, 50_000, 0))
      .when(cutOff(55_000, 45_000))
      .then(resumed(55_000, 55_000 + MINUTE_MS, 45_000));
  });

  it('what was away for long gives two countdowns and no more', () => {
    given(scheduled, opened)
      .when(cutOff(290_000, 1_000))
      .then(resumed(290_000, 300_000 + CUT_OFF_COUNTDOWNS_MAX * MINUTE_MS, 1_000));
  });

  it('one that is judged long after the last has gone gives nothing: an outage has given its time', () => {
    const late = cutOff(100_000, 65_000);
    given(scheduled, opened)
      .when({ ...late, untilMs: at(100_000 - CUT_OFF_LAPSES_AFTER_MS) })
      .then(resumed(100_000, 335_000, 65_000));
    given(scheduled, opened)
      .when({ ...late, untilMs: at(100_000 - CUT_OFF_LAPSES_AFTER_MS - 1) })
      .then();
  });

  it('nothing counts from before the opening', () => {
    given(scheduled, opened)
      .when(cutOff(4_000, -20_000))
      .then(resumed(4_000, 304_000, 0));
  });

  it('it is given once a lot, however often they go, whatever happens in between', () => {
    const once = [scheduled, opened, bid(1, 50_000, 0), resumed(20_000, 80_000, 10_000)];
    given(...once)
      .when(cutOff(40_000, 30_000))
      .then();
    given(...once, bid(2, 51_000, 50_000), bid(1, 52_000, 90_000))
      .when(cutOff(120_000, 110_000))
      .then();
    const resumedByHand: LotEvent = {
      ...{ type: 'LotResumed', atMs: at(60_000), cause: 'administrator', endsAtMs: at(120_000) },
      reason: 'goes on',
    };
    given(...once, { ...paused, atMs: at(30_000) }, resumedByHand)
      .when(cutOff(70_000, 65_000))
      .then();
  });

  it('a lot that is paused, waits, or has ended stays as it is', () => {
    given().when(cutOff(1, 0)).then();
    given(scheduled).when(cutOff(-10_000, -20_000)).then();
    given(scheduled, opened, bid(1, 50_000, 0), paused)
      .when(cutOff(40_000, 30_000))
      .then();
    given(scheduled, opened, bid(1, 50_000, 0))
      .when(cutOff(MINUTE_MS, 50_000))
      .then();
  });

  it('others bid on meanwhile, and a bid restarts the countdown as ever', () => {
    const lot = replay([scheduled, opened, bid(1, 50_000, 0), resumed(20_000, 80_000, 10_000)]);
    expect(decide(lot, place(2, 51_000, 30_000))).toMatchObject({
      kind: 'accepted',
      events: [{ type: 'BidAccepted', endsAtMs: at(90_000) }],
    });
  });

  it('a journal of before, which knows no such line, has given nothing back', () => {
    const outage: LotEvent = {
      ...{ type: 'LotResumed', atMs: at(20_000), cause: 'outage', endsAtMs: at(80_000) },
      reason: '',
    };
    given(scheduled, opened, bid(1, 50_000, 0), outage)
      .when(cutOff(50_000, 40_000))
      .then(resumed(50_000, 110_000, 40_000));
  });
});
