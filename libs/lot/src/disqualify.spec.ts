// A paddle is disqualified: what becomes of its lead, its ceiling and its bids, and of whoever bids next (ADR 25).
import { yuanToFen } from '@haopai/rules';
import { ceilingOf, leaderOf, priceOf } from './lot.state';
import type { ScheduledLot } from './lot.state';
import {
  at,
  bid,
  bidFor,
  cancelCeiling,
  cancelled,
  ceiling,
  disqualified,
  disqualify,
  given,
  MINUTE_MS,
  opened,
  place,
  replay,
  scheduled,
  setCeiling,
} from './testing/lot-story';
import type { LotEvent } from './lot.events';

const SECOND_MS = 1_000;
const anew = (afterOpeningMs: number): { endsAtMs: number } => ({
  endsAtMs: at(afterOpeningMs + 5 * MINUTE_MS),
});
const REFUSED = { reason: 'shouting' };
const led = [scheduled, opened, bid(1, 50_000, 1_000), bid(2, 52_000, 2_000)] as const;
const lapsed: readonly LotEvent[] = [...led, disqualified(2, 3_000, anew(3_000))];

const lotOf = (events: readonly LotEvent[]): ScheduledLot => {
  const lot = replay(events);
  if (lot.phase === 'unscheduled') throw new Error('unscheduled');
  return lot;
};

describe('disqualifying the paddle that leads', () => {
  it('takes its lead away: the price stands, nobody leads, and the first countdown begins anew', () => {
    given(...led)
      .when(disqualify(2, 3_000))
      .then(disqualified(2, 3_000, anew(3_000)));
    const lot = lotOf(lapsed);
    expect(lot).toMatchObject({ phase: 'fiveMinutes', leader: null, endsAtMs: at(3_000 + 5 * MINUTE_MS) });
    expect(priceOf(lot)).toBe(yuanToFen(52_000));
  });

  it('keeps its bids: the same bid id gets the answer that it had', () => {
    given(...lapsed)
      .when(place(2, 52_000, 4_000))
      .thenRepeats(4);
  });

  it('lets the next bid come from anybody else, one step above the price that stands, and no lower', () => {
    given(...lapsed)
      .when(place(1, 53_000, 4_000))
      .then(bid(1, 53_000, 4_000));
    given(...lapsed)
      .when(place(1, 52_000, 4_000, { bidId: 'low' }))
      .thenRefused('BID.TOO_LOW', { priceFen: yuanToFen(52_000), lowestFen: yuanToFen(53_000) });
  });

  it('ends unsold when nobody bids any more, and sold to whoever does', () => {
    const endMs = 3_000 + 5 * MINUTE_MS;
    given(...lapsed)
      .when({ type: 'Wake', receivedAtMs: at(endMs) })
      .then({ type: 'LotUnsold', atMs: at(endMs) });
    given(...lapsed, bid(3, 53_000, 4_000))
      .when({ type: 'Wake', receivedAtMs: at(4_000 + MINUTE_MS) })
      .then({
        type: 'LotSold',
        atMs: at(4_000 + MINUTE_MS),
        paddleNo: 3,
        entryId: 30,
        amountFen: yuanToFen(53_000),
      });
  });

  it('leaves a paused lot paused, with the full first countdown to come', () => {
    const paused: LotEvent = {
      type: 'LotPaused',
      atMs: at(3_000),
      remainingMs: 59 * SECOND_MS,
      reason: 'a question',
    };
    const fact = disqualified(2, 9_000, { remainingMs: 5 * MINUTE_MS });
    given(...led, paused)
      .when(disqualify(2, 9_000))
      .then(fact);
    given(...led, paused, fact)
      .when({ type: 'ResumeLot', receivedAtMs: at(10_000), reason: 'answered' })
      .then({
        type: 'LotResumed',
        atMs: at(10_000),
        cause: 'administrator',
        endsAtMs: at(10_000 + 5 * MINUTE_MS),
        reason: 'answered',
      });
  });

  it('comes too late when its time is up: the lot is the winner’s, and settlement deals with it', () => {
    given(...led)
      .when(disqualify(2, 2_000 + MINUTE_MS))
      .thenRefused('LOT.ENDED', { phase: 'oneMinute' });
  });
});

describe('a disqualified paddle', () => {
  it('loses nobody else’s lead, and moves no countdown', () => {
    given(...led)
      .when(disqualify(1, 3_000))
      .then(disqualified(1, 3_000));
    const lot = replay([...led, disqualified(1, 3_000)]);
    expect(lot).toMatchObject({ phase: 'oneMinute', endsAtMs: at(2_000 + MINUTE_MS) });
    expect(leaderOf(lot)?.paddleNo).toBe(2);
  });

  it('bids no more, be it that it never bid here, nor by a ceiling', () => {
    const barred = [...led, disqualified(9, 3_000)];
    given(...barred)
      .when(place(9, 53_000, 4_000))
      .thenRefused('PADDLE.DISQUALIFIED', REFUSED);
    given(...barred)
      .when(setCeiling(9, 60_000, 4_000))
      .thenRefused('PADDLE.DISQUALIFIED', REFUSED);
  });

  it('is out before the lot opens, too', () => {
    given(scheduled).when(disqualify(9, -30_000)).then(disqualified(9, -30_000));
    given(scheduled, disqualified(9, -30_000))
      .when(place(9, 50_000, 5))
      .thenRefused('PADDLE.DISQUALIFIED', REFUSED);
  });

  it('has no ceiling any more, whether it leads or not', () => {
    const withCeiling = [scheduled, opened, ceiling(2, 60_000, 1_000), bidFor(2, 60_000, 50_000, 1_000, 4)];
    const fact = disqualified(2, 2_000, anew(2_000));
    given(...withCeiling)
      .when(disqualify(2, 2_000))
      .then(fact);
    expect(ceilingOf(replay([...withCeiling, fact]), 2)).toBeNull();
    // Nothing answers for it.
    given(...withCeiling, fact)
      .when(place(1, 51_000, 3_000))
      .then(bid(1, 51_000, 3_000));
    given(...withCeiling, fact)
      .when(cancelCeiling(2, 3_000))
      .thenRefused('BID.NO_CEILING', {});
  });

  it('leaves others’ ceilings in force: a new one bids a step above the price that stands, an old one can be cancelled', () => {
    given(...lapsed)
      .when(setCeiling(3, 60_000, 4_000))
      .then(ceiling(3, 60_000, 4_000), bidFor(3, 60_000, 53_000, 4_000, 7));
    const old = [
      scheduled,
      opened,
      ceiling(1, 50_000, 1_000),
      bidFor(1, 50_000, 50_000, 1_000, 4),
      bid(2, 52_000, 2_000),
      disqualified(2, 3_000, anew(3_000)),
    ];
    given(...old)
      .when(cancelCeiling(1, 4_000))
      .then(cancelled(1, 4_000));
  });

  it('is disqualified once: the same act gets the same answer, another changes nothing', () => {
    given(...lapsed)
      .when(disqualify(2, 9_000))
      .thenRepeats(5);
    given(...lapsed)
      .when(disqualify(2, 9_000, 'another act'))
      .then();
    given(...lapsed)
      .when(disqualify(1, 9_000, 'act-2'))
      .thenRepeats(5);
  });
});

describe('acts of administrators', () => {
  it('get the same answer however often they come, also when another act has undone them', () => {
    const pause: LotEvent = {
      type: 'LotPaused',
      atMs: at(3_000),
      remainingMs: 59_000,
      reason: 'why',
      actId: 'a',
    };
    const resume: LotEvent = {
      type: 'LotResumed',
      atMs: at(4_000),
      cause: 'administrator',
      endsAtMs: at(4_000 + MINUTE_MS),
      reason: 'so',
      actId: 'b',
    };
    const again = { type: 'PauseLot', receivedAtMs: at(9_000), reason: 'why', actId: 'a' } as const;
    given(...led)
      .when({ ...again, receivedAtMs: at(3_000) })
      .then(pause);
    given(...led, pause)
      .when(again)
      .thenRepeats(5);
    given(...led, pause, resume)
      .when(again)
      .thenRepeats(5);
    given(...led, pause, resume)
      .when({ ...again, type: 'ResumeLot', actId: 'a' })
      .thenRefused('IDEMPOTENCY.MISMATCH', { bidId: 'a' });
    const gone: LotEvent = { type: 'LotWithdrawn', atMs: at(5_000), reason: 'flood', actId: 'c' };
    given(...led, gone)
      .when({ type: 'WithdrawLot', receivedAtMs: at(9_000), reason: 'flood', actId: 'c' })
      .thenRepeats(5);
  });
});
