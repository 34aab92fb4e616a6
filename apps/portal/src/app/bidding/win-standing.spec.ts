// Where a winner stands, by what the server says of their enrolment.
import type { EntryLotView, EnrolmentView, PickUpView } from '@haopai/contracts';
import { aLot, anAuction, anEnrolment } from '@haopai/web-data/testing';
import { winStanding } from './win-standing';

const { plate } = aLot();
const WON: EntryLotView = {
  outcome: 'won',
  ...{ lotId: 7, lotNo: 7, plate, hammerFen: 5_200_000 },
  ...{ balanceOrderNo: null, balanceFen: null, balanceDueAtMs: null },
};
const ORDERED = { balanceOrderNo: '202611290000000001', balanceFen: 4_700_000 };

function enrolled(
  lot: EntryLotView | null,
  change: Partial<EnrolmentView> = {},
  isReserved = false,
): EnrolmentView {
  const [entry] = anEnrolment().entries;
  if (entry === undefined) throw new Error('no entry');
  return anEnrolment({
    auction: anAuction({ state: 'live' }),
    ...change,
    entries: [{ ...entry, lot, isReserved }],
  });
}
const standing = (...given: Parameters<typeof enrolled>) => winStanding(enrolled(...given), 7);

describe('a winner', () => {
  it.each([
    ['before the server has said anything', undefined],
    ['without an enrolment', null],
    ['whose bid the enrolment does not know yet', enrolled(null)],
    [
      'whose lot was still open when it was asked for',
      enrolled({ ...WON, outcome: 'open', hammerFen: null }),
    ],
    ['of another lot', enrolled({ ...WON, lotId: 8 })],
  ])('%s stands nowhere yet', (_when, enrolment) => {
    expect(winStanding(enrolment, 7)).toEqual({ status: 'unknown' });
  });

  it('knows before the auction is settled what will be left to pay, and for how many days', () => {
    expect(standing(WON)).toEqual({ status: 'unsettled', balanceFen: 4_700_000, paymentDays: 5 });
    expect(standing({ ...WON, hammerFen: 400_000 })).toMatchObject({ balanceFen: 0 });
  });

  it('is told no sum where the deposit was that of a reservation', () => {
    expect(standing(WON, {}, true)).toMatchObject({ status: 'unsettled', balanceFen: null });
  });

  it('has a balance to pay until a time, less the deposit', () => {
    expect(standing({ ...WON, ...ORDERED, balanceDueAtMs: 9_000 })).toEqual({
      ...{ status: 'due', orderNo: '202611290000000001', dueAtMs: 9_000 },
      ...{ balanceFen: 4_700_000, depositFen: 500_000 },
    });
  });

  it('waits while the order is closed, and has then paid or not', () => {
    expect(standing({ ...WON, ...ORDERED })).toEqual({ status: 'closing', orderNo: '202611290000000001' });
    const plates = [{ lotId: 7, plate, vin: 'V' }];
    const pickUp: PickUpView = { plates, fromMs: 99_000, toBring: [], text: '' };
    expect(standing({ ...WON, ...ORDERED }, { pickUp })).toEqual({
      ...{ status: 'paid', orderNo: '202611290000000001', fetchFromMs: 99_000, fetchedAtMs: null },
    });
    expect(standing(WON, { pickUp })).toMatchObject({ status: 'paid', orderNo: null });
    const fetched = { ...pickUp, plates: [{ lotId: 7, plate, vin: 'V', collectedAtMs: 123_000 }] };
    expect(standing(WON, { pickUp: fetched })).toMatchObject({ status: 'paid', fetchedAtMs: 123_000 });
    expect(standing({ ...WON, outcome: 'defaulted' })).toEqual({ status: 'defaulted' });
    expect(standing({ ...WON, ...ORDERED, isReturned: true })).toEqual({
      ...{ status: 'returned', orderNo: '202611290000000001' },
    });
  });
});
