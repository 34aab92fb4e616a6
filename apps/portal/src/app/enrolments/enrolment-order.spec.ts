// Which of one's own auctions stands first, and which lies folded.
import type { EnrolmentView } from '@haopai/contracts';
import { aLot, anAuction, anEnrolment } from '@haopai/web-data/testing';
import { inOrder } from './enrolment-order';

const HOUR_MS = 3_600_000;
const NOW_MS = 100 * HOUR_MS;
const coming = (id: number, startsAtMs: number) => anAuction({ id, startsAtMs });
const live = anAuction({ id: 8, state: 'live', startsAtMs: NOW_MS - HOUR_MS });
const past = anAuction({ id: 5, state: 'past', startsAtMs: 0, endedAtMs: HOUR_MS });

function ids(enrolments: readonly EnrolmentView[]): { current: number[]; past: number[] } {
  const ordered = inOrder(enrolments, NOW_MS);
  return { current: ordered.current.map(({ id }) => id), past: ordered.past.map(({ id }) => id) };
}

const plate = aLot().plate;
const won = { lotId: 7, lotNo: 7, plate, outcome: 'won', hammerFen: 1, balanceOrderNo: '9' } as const;
const share = { entryId: 1, vin: '1M8GDM9AXKP042788', deposit: 'held', isReserved: false } as const;
const fetch = (collectedAtMs: number | null) => ({
  plates: [{ lotId: 7, plate, vin: share.vin, collectedAtMs }],
  fromMs: 0,
  toBring: [],
  text: '',
});

describe('one’s own auctions are listed', () => {
  it('the one under way first, then those to come by their start, then what is to be paid, then what is to be fetched', () => {
    const entries = [{ ...share, lot: { ...won, balanceFen: 1, balanceDueAtMs: NOW_MS + HOUR_MS } }];
    const enrolments = [
      anEnrolment({ id: 1, auction: coming(11, NOW_MS + 30 * HOUR_MS) }),
      anEnrolment({ id: 2, auction: coming(10, NOW_MS + HOUR_MS), state: 'unpaid' }),
      anEnrolment({ id: 3, auction: past, pickUp: fetch(null) }),
      anEnrolment({ id: 4, auction: past }),
      anEnrolment({ id: 5, auction: past, entries }),
      anEnrolment({ id: 6, auction: live }),
    ];
    expect(ids(enrolments)).toEqual({ current: [6, 2, 1, 5, 3], past: [4] });
  });

  it('as under way from the second of their start, whatever was read before', () => {
    expect(
      ids([
        anEnrolment({ id: 1, auction: coming(3, NOW_MS + 1) }),
        anEnrolment({ id: 2, auction: coming(4, NOW_MS) }),
      ]),
    ).toEqual({ current: [2, 1], past: [] });
  });

  it('with what one is not in any more, what is cancelled and what is fetched among the past', () => {
    const stop = { kind: 'cancel', reason: '', atMs: 1, untilMs: null, wasMs: 1 } as const;
    const enrolments = [
      anEnrolment({ id: 1, auction: live, state: 'lapsed' }),
      anEnrolment({ id: 2, auction: { ...coming(9, NOW_MS + 1), stop } }),
      anEnrolment({ id: 3, auction: past, pickUp: fetch(1) }),
    ];
    expect(ids(enrolments)).toEqual({ current: [], past: [1, 2, 3] });
  });

  it('of two in one auction to come the later one as coming', () => {
    const auction = coming(9, NOW_MS + 1);
    const enrolments = [
      anEnrolment({ id: 2, auction }),
      anEnrolment({ id: 1, auction, state: 'lapsed' }),
      anEnrolment({ id: 3, auction: coming(10, NOW_MS + 2), state: 'lapsed' }),
    ];
    expect(ids(enrolments)).toEqual({ current: [2, 3], past: [1] });
  });
});
