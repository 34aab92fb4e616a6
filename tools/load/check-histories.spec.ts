// The checker finds each kind of fault that is planted in a sale, and nothing in a sale that is sound.
import type { BidAnswer, BidTry } from '../../load-tests/bidding/history.ts';
import { checkHistories } from './check-histories';
import type { JournalOfSale } from './journal-of-sale';
import { bid, COUNTDOWN_MS, journalOf, lotOf, OPENED_AT_MS, sold, toldOf } from './testing/told-sale';

const LOT = 7;
const COURSE = [bid(1, 5_000, 1_000), bid(2, 6_000, 2_000), bid(1, 7_000, 3_000), sold(1, 7_000, 63_000)];
const journal = journalOf(lotOf(LOT, COURSE), lotOf(8, [bid(3, 5_000, 500), sold(3, 5_000, 60_500)]));
const UNKNOWN: BidAnswer = { kind: 'unknown', why: 'no answer in time' };
const tooLow: BidAnswer = {
  kind: 'refused',
  refusal: { code: 'BID.TOO_LOW', data: { priceFen: 600_000, lowestFen: 700_000 } },
};

/** The kinds that are found when the tries of the sound sale are changed. */
function kindsFor(
  change: (tries: readonly BidTry[]) => readonly BidTry[],
  of: JournalOfSale = journal,
): string[] {
  return kindsOf(checkHistories(of, change(toldOf(of))));
}

function kindsOf({ findings }: ReturnType<typeof checkHistories>): string[] {
  return [...new Set(findings.map(({ kind }) => kind))].sort();
}

function changed(bidId: string, change: Partial<BidTry>): (tries: readonly BidTry[]) => readonly BidTry[] {
  return (tries) => tries.map((bidTry) => (bidTry.bidId === bidId ? { ...bidTry, ...change } : bidTry));
}

function alsoTold(bidId: string, answer: BidAnswer): (tries: readonly BidTry[]) => readonly BidTry[] {
  return (tries) =>
    tries.flatMap((bidTry) =>
      bidTry.bidId === bidId
        ? [
            bidTry,
            { ...bidTry, sentAtMs: bidTry.sentAtMs + 200, answeredAtMs: bidTry.answeredAtMs + 200, answer },
          ]
        : [bidTry],
    );
}

function receiptOf(bidId: string): Extract<BidAnswer, { kind: 'accepted' }> {
  const answer = toldOf(journal).find((bidTry) => bidTry.bidId === bidId)?.answer;
  if (answer?.kind !== 'accepted') throw new Error(`no receipt of ${bidId}`);
  return answer;
}

describe('checkHistories', () => {
  it('finds nothing in a sound sale, and counts it', () => {
    const verdict = checkHistories(journal, toldOf(journal));
    expect(verdict.findings).toEqual([]);
    expect(verdict).toMatchObject({
      bids: 4,
      tries: 4,
      acknowledged: 4,
      refused: 0,
      unanswered: 0,
      accepted: 4,
    });
  });

  it('takes a bid without an answer for what it is: in the journal or not', () => {
    expect(kindsFor(changed('bid-2-6000', { answer: UNKNOWN }))).toEqual([]);
    const never = { ...toldOf(journal)[0], bidId: 'never-arrived', answer: UNKNOWN } as BidTry;
    const verdict = checkHistories(journal, [...toldOf(journal), never]);
    expect(verdict).toMatchObject({ unanswered: 1, findings: [] });
  });

  it('counts a bid as rescued that was acknowledged when it was asked again', () => {
    const [first, ...rest] = toldOf(journal);
    const asked = [{ ...first, answer: UNKNOWN, sentAtMs: 1 } as BidTry, first as BidTry, ...rest];
    expect(checkHistories(journal, asked)).toMatchObject({ rescued: 1, findings: [] });
  });

  it('finds a bid that was acknowledged and is not in the journal', () => {
    const lost = { ...toldOf(journal)[0], bidId: 'lost' } as BidTry;
    expect(kindsFor((tries) => [...tries, lost])).toEqual(['lost']);
  });

  it('finds a bid that was acknowledged under another version or hash', () => {
    const { receipt } = receiptOf('bid-1-5000');
    const other = { kind: 'accepted' as const, receipt: { ...receipt, hash: 'f'.repeat(64) } };
    expect(kindsFor(changed('bid-1-5000', { answer: other }))).toEqual(['lost']);
  });

  it('finds a bid that was acknowledged for another price or end', () => {
    const { receipt } = receiptOf('bid-1-5000');
    const other = { kind: 'accepted' as const, receipt: { ...receipt, endsAtMs: receipt.endsAtMs + 1 } };
    expect(kindsFor(changed('bid-1-5000', { answer: other }))).toEqual(['contradiction']);
  });

  it('finds a winner who was not the last bidder', () => {
    const stolen = journalOf(lotOf(LOT, [...COURSE.slice(0, 3), sold(2, 6_000, 63_000)]));
    expect(kindsOf(checkHistories(stolen, toldOf(stolen)))).toEqual(['lost']);
  });

  it('finds a bid id twice, on one lot and on two', () => {
    const onOne = journalOf(
      lotOf(LOT, [bid(1, 5_000, 0), bid(2, 6_000, 10), bid(1, 7_000, 20, { bidId: 'bid-1-5000' })]),
    );
    expect(kindsOf(checkHistories(onOne, toldOf(onOne)))).toContain('doubled');
    const onTwo = journalOf(lotOf(LOT, [bid(1, 5_000, 0)]), lotOf(8, [bid(1, 5_000, 0, { entryId: 11 })]));
    expect(kindsOf(checkHistories(onTwo, toldOf(onTwo)))).toContain('doubled');
  });

  it('finds an amount twice on a lot', () => {
    const twice = journalOf(lotOf(LOT, [bid(1, 5_000, 0), bid(2, 5_000, 10)]));
    expect(kindsOf(checkHistories(twice, toldOf(twice)))).toContain('doubled');
  });

  it('finds an entry behind two lots', () => {
    const two = journalOf(lotOf(LOT, [bid(1, 5_000, 0)]), lotOf(8, [bid(1, 6_000, 0)]));
    expect(kindsOf(checkHistories(two, toldOf(two)))).toContain('doubled');
  });

  it('finds a price that falls', () => {
    const falling = journalOf(lotOf(LOT, [bid(1, 6_000, 0), bid(2, 5_000, 10)]));
    expect(kindsOf(checkHistories(falling, toldOf(falling)))).toEqual(['misordered']);
  });

  it('finds a version that is missing, and a row that was changed', () => {
    const [lot] = journal.lots;
    if (lot === undefined) throw new Error('no lot');
    const gap = { ...journal, lots: [{ ...lot, rows: lot.rows.filter(({ version }) => version !== 4) }] };
    expect(kindsOf(checkHistories(gap, []))).toContain('misordered');
    const forged = lot.rows.map((row) =>
      row.version === 3 ? { ...row, body: row.body.replace('500000', '510000') } : row,
    );
    expect(kindsOf(checkHistories({ ...journal, lots: [{ ...lot, rows: forged }] }, []))).toContain(
      'misordered',
    );
  });

  it('finds a bid that was sent after a later one was already known', () => {
    const lateSent = changed('bid-1-5000', {
      sentAtMs: OPENED_AT_MS + 2_050,
      answeredAtMs: OPENED_AT_MS + 2_060,
    });
    expect(checkHistories(journal, lateSent(toldOf(journal)), { clockSlackMs: 5_000 }).counts).toMatchObject({
      misordered: 1,
    });
  });

  it('finds a lot that ended before its countdown', () => {
    const early = journalOf(lotOf(LOT, [...COURSE.slice(0, 3), sold(1, 7_000, 62_900)]));
    expect(kindsOf(checkHistories(early, toldOf(early)))).toEqual(['earlyClose']);
  });

  it('finds an early end that only a bidder saw: too late, while the countdown ran', () => {
    const refused = {
      ...toldOf(journal)[2],
      bidId: 'refused-early',
      sentAtMs: OPENED_AT_MS + 61_000,
      answeredAtMs: OPENED_AT_MS + 61_010,
      answer: {
        kind: 'refused',
        refusal: { code: 'BID.TOO_LATE', data: { endedAtMs: OPENED_AT_MS + 63_000 } },
      },
    } as BidTry;
    expect(kindsFor((tries) => [...tries, refused])).toEqual(['earlyClose']);
    const inTime = {
      ...refused,
      sentAtMs: refused.sentAtMs + 2_000,
      answeredAtMs: refused.answeredAtMs + 2_000,
    };
    expect(kindsFor((tries) => [...tries, inTime])).toEqual([]);
  });

  it('finds a bid that came at the end of the countdown, or after the close', () => {
    const atTheEnd = journalOf(lotOf(LOT, [bid(1, 5_000, 0), bid(2, 6_000, COUNTDOWN_MS)]));
    expect(kindsOf(checkHistories(atTheEnd, toldOf(atTheEnd)))).toEqual(['lateAccept']);
    const after = journalOf(lotOf(LOT, [...COURSE, bid(2, 8_000, 63_001)]));
    expect(kindsOf(checkHistories(after, toldOf(after)))).toContain('lateAccept');
  });

  it('finds a late bid that an instance with a slow clock took: sent when the countdown was over', () => {
    const late = changed('bid-1-7000', {
      sentAtMs: OPENED_AT_MS + 2_000 + COUNTDOWN_MS + 150,
      answeredAtMs: OPENED_AT_MS + 2_000 + COUNTDOWN_MS + 160,
    });
    expect(kindsFor(late)).toEqual(['lateAccept', 'misclocked']);
  });

  it('finds a bid that was stamped with a time at which it was not under way', () => {
    expect(
      kindsFor(changed('bid-3-5000', { sentAtMs: OPENED_AT_MS + 700, answeredAtMs: OPENED_AT_MS + 710 })),
    ).toEqual(['misclocked']);
    expect(
      kindsFor(changed('bid-3-5000', { sentAtMs: OPENED_AT_MS, answeredAtMs: OPENED_AT_MS + 390 })),
    ).toEqual(['misclocked']);
  });

  it('finds answers that contradict each other', () => {
    expect(kindsFor(alsoTold('bid-2-6000', tooLow))).toEqual(['contradiction']);
    expect(kindsFor(alsoTold('bid-2-6000', receiptOf('bid-1-5000')))).toContain('contradiction');
    expect(kindsFor(alsoTold('bid-2-6000', receiptOf('bid-2-6000')))).toEqual([]);
  });

  it('finds a bid that was refused and is in the journal', () => {
    expect(kindsFor(changed('bid-2-6000', { answer: tooLow }))).toEqual(['contradiction']);
  });

  it('finds a bid that nobody sent, unless others bid too', () => {
    expect(kindsFor((tries) => tries.slice(1))).toEqual(['contradiction']);
    expect(checkHistories(journal, [], { othersBid: true }).findings).toEqual([]);
  });
});
