// What is found while the database's clock is wrong: made-up histories of programs that believe it at once, and of one that does not.
import type { LotEvent } from '@haopai/lot';
import type { BidTry } from '../../load';
import { bid, journalOf, lotOf, OPENED_AT_MS, toldOf } from '../../load/testing/told-sale';
import { checkClockSteps } from './clock-steps';
import type { Evidence } from './evidence';
import { checkSkewedTimes } from './skewed-times';
import { evidenceOf, recordOf } from './testing/made-evidence';
import { judge } from './verdict';

const LOT = 7;
const PROBED = 8;
const COUNTDOWN_MS = 2_500;
const TERMS = { countdownMs: COUNTDOWN_MS };
const at = (afterMs: number): number => OPENED_AT_MS + afterMs;

/** Of a program: what its clock says so long after the lots have opened, by this machine. The writer is another from 10,000 on. */
type Clock = (afterMs: number) => number;
const believesAhead: Clock = (ms) => (ms < 10_000 ? ms : ms + 2_000);
const believesBehind: Clock = (ms) => (ms < 10_000 ? ms : Math.max(10_000, ms - 2_000));
/** It judges nothing until 13,000, and then believes the step. */
const doubtsAhead: Clock = (ms) => (ms < 13_000 ? ms : ms + 2_000);
const doubtsBehind: Clock = (ms) => (ms < 13_000 ? ms : Math.max(13_000, ms - 2_000));
/** It judges nothing from 11,100 to 13,000, and its clock stands still meanwhile. */
const standsBehind: Clock = (ms) => (ms < 11_100 ? ms : Math.max(11_100, ms - 2_000));

class Sale {
  private readonly events: LotEvent[] = [];
  private readonly probes: LotEvent[] = [];
  private readonly judgedAfterMs = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Somebody probes another lot all along, but for the failover; what it took is given back where the program doubts. */
  probed(untilMs: number): this {
    const times = Array.from({ length: 200 }, (_, n) => 5_000 + n * 100);
    const bids = (of: readonly number[]) =>
      of.map((ms, n) => this.bidAt(ms, Math.round(ms / 100) + n, `probe at ${ms}`));
    this.probes.push(...bids(times.filter((ms) => ms < 10_000)));
    if (untilMs > 13_000) this.probes.push(this.resumedAt(13_010));
    this.probes.push(...bids(times.filter((ms) => ms >= untilMs && ms < 20_000)));
    return this;
  }

  bid(paddleNo: number, afterMs: number): this {
    this.events.push(this.bidAt(afterMs, paddleNo, `bid at ${afterMs}`));
    return this;
  }

  resumed(afterMs: number): this {
    this.events.push(this.resumedAt(afterMs));
    return this;
  }

  sold(paddleNo: number, afterMs: number): this {
    const last = this.events.findLast((event) => event.type === 'BidAccepted');
    if (last?.type !== 'BidAccepted') throw new Error('nobody has bid');
    const { amountFen, entryId } = last;
    this.events.push({ type: 'LotSold', atMs: at(this.clock(afterMs)), paddleNo, entryId, amountFen });
    return this;
  }

  evidence(skewMs: number): Evidence {
    const journal = journalOf(lotOf(LOT, this.events, TERMS), lotOf(PROBED, this.probes, TERMS));
    const tries = toldOf(journal).map((told): BidTry => {
      const judgedAtMs = at(this.judgedAfterMs.get(told.bidId) ?? 0);
      return { ...told, sentAtMs: judgedAtMs - 5, answeredAtMs: judgedAtMs + 5 };
    });
    const faults = [recordOf({ kind: 'skewDatabase', skewMs, lastsMs: 8_000 }, at(9_990))];
    return evidenceOf(journal, { tries, faults });
  }

  private resumedAt(afterMs: number): LotEvent {
    const atMs = at(this.clock(afterMs));
    const endsAtMs = atMs + COUNTDOWN_MS;
    return { type: 'LotResumed', atMs, cause: 'outage', endsAtMs, reason: '' };
  }

  private bidAt(afterMs: number, paddleNo: number, bidId: string): LotEvent {
    const stampMs = this.clock(afterMs);
    this.judgedAfterMs.set(bidId, afterMs);
    const endsAtMs = at(stampMs + COUNTDOWN_MS);
    return bid(paddleNo, 4_000 + paddleNo * 1_000, stampMs, { bidId, endsAtMs });
  }
}

function tooLateAt(afterMs: number): BidTry {
  const [told] = toldOf(journalOf(lotOf(LOT, [bid(1, 5_000, 0)])));
  if (told === undefined) throw new Error('one bid was made');
  return {
    ...told,
    bidId: 'too late',
    sentAtMs: at(afterMs - 5),
    answeredAtMs: at(afterMs),
    answer: { kind: 'refused', refusal: { code: 'BID.TOO_LATE', data: { endedAtMs: at(12_400) } } },
  };
}

const kindsIn = (evidence: Evidence) => checkSkewedTimes(evidence).map(({ kind, lotId }) => [kind, lotId]);

describe('while the clock of the node that writes is wrong', () => {
  it('finds a lot that ended two seconds early, because the step was believed at once', () => {
    // Its countdown is over at 12,400; its clock says so at 10,400.
    const early = new Sale(believesAhead).bid(1, 9_900).sold(1, 10_410);
    expect(kindsIn(early.probed(10_200).evidence(2_000))).toEqual([['earlyClose', LOT]]);
  });

  it('finds it by a bidder who was told so, where nobody bid elsewhere', () => {
    const evidence = new Sale(believesAhead).bid(1, 9_900).sold(1, 10_410).evidence(2_000);
    expect(kindsIn(evidence)).toEqual([]);
    const tries = [...evidence.tries, tooLateAt(10_450)];
    expect(kindsIn({ ...evidence, tries })).toEqual([['earlyClose', LOT]]);
    expect(kindsIn({ ...evidence, tries: [...evidence.tries, tooLateAt(12_410)] })).toEqual([]);
  });

  it('finds a bid that was taken two seconds late, because the step was believed at once', () => {
    // The countdown of the first was over at 12,400; its clock says so at 14,400.
    const late = new Sale(believesBehind).bid(1, 9_900).bid(2, 14_300).sold(2, 16_810);
    expect(kindsIn(late.probed(10_200).evidence(-2_000))).toEqual([['lateAccept', LOT]]);
    const alone = new Sale(believesBehind).bid(1, 9_900).bid(2, 14_300);
    expect(kindsIn(alone.evidence(-2_000))).toEqual([['lateAccept', LOT]]);
  });

  it('finds nothing of a program that doubts, and gives the time back', () => {
    const ahead = new Sale(doubtsAhead).bid(1, 9_900).resumed(13_010).bid(2, 15_400).sold(2, 17_910);
    expect(kindsIn(ahead.probed(13_100).evidence(2_000))).toEqual([]);
    // The clock stands still until 15,000, and the countdown with it: it is over at 17,500.
    const behind = new Sale(doubtsBehind).bid(1, 9_900).resumed(13_010).bid(2, 13_100).bid(3, 17_400);
    expect(kindsIn(behind.sold(3, 19_910).probed(13_100).evidence(-2_000))).toEqual([]);
  });

  it('knows that the clock stood still also for a lot that had just changed and was given nothing', () => {
    // The countdown of the first is over at 12,800 by the clock, which says so at 14,800.
    const just = (secondAt: number) =>
      kindsIn(new Sale(standsBehind).bid(1, 10_300).bid(2, secondAt).probed(13_100).evidence(-2_000));
    expect(just(14_500)).toEqual([]);
    expect(just(15_300)).toEqual([['lateAccept', LOT]]);
    // Where nobody was given time, no clock has stood still.
    const alone = new Sale(standsBehind).bid(1, 10_300).bid(2, 14_500).evidence(-2_000);
    expect(kindsIn(alone)).toEqual([['lateAccept', LOT]]);
  });

  it('finds a lot that went on as if the clock had not been set, and none that was given its time back', () => {
    const found = checkClockSteps(new Sale(believesAhead).probed(10_200).evidence(2_000));
    expect(found).toEqual([
      expect.stringMatching(/^lot 8: the clock was set by 1990 ms or more before v\d+/),
    ]);
    expect(checkClockSteps(new Sale(doubtsAhead).probed(13_100).evidence(2_000))).toEqual([]);
    expect(checkClockSteps(new Sale(doubtsBehind).probed(13_100).evidence(-2_000))).toEqual([]);
  });

  it('judges nothing where nobody saw what the clock said', () => {
    const unseen = new Sale(doubtsBehind).bid(1, 9_900).resumed(13_010).sold(1, 17_510);
    expect(kindsIn(unseen.evidence(-2_000))).toEqual([]);
  });

  it('bears with clocks that differ there, and nowhere else', () => {
    const money = { orders: 0, paid: 0, paidBack: 0, internalErrors: 0, faults: [] };
    const seen = { findings: [], unendedLotIds: [], crashes: [], money };
    const honest = new Sale(doubtsAhead).bid(1, 9_900).resumed(13_010).bid(2, 15_400).sold(2, 17_910);
    const evidence = honest.probed(13_100).evidence(2_000);
    const countsOf = (one: Evidence) => judge(one, seen).histories.counts;
    expect(countsOf(evidence)).toMatchObject({ misclocked: 0, earlyClose: 0, lateAccept: 0 });
    const elsewhere = {
      ...evidence,
      faults: evidence.faults.map((fault) => ({ ...fault, beganAtMs: at(60_000) })),
    };
    expect(countsOf(elsewhere).misclocked).toBeGreaterThan(0);
    const early = new Sale(believesAhead).bid(1, 9_900).sold(1, 10_410).probed(10_200).evidence(2_000);
    expect(countsOf(early)).toMatchObject({ misclocked: 0, earlyClose: 1, lateAccept: 0 });
    const late = new Sale(believesBehind).bid(1, 9_900).bid(2, 14_300).probed(10_200).evidence(-2_000);
    expect(countsOf(late)).toMatchObject({ misclocked: 0, earlyClose: 0, lateAccept: 1 });
  });
});
