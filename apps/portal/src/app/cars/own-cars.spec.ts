// Which of a citizen's cars are offered for another plate.
import type { EnrolmentEntryView } from '@haopai/contracts';
import { aLot, anAuction, anEnrolment } from '@haopai/web-data/testing';
import { ownCars } from './own-cars';

const [ONE, OTHER, THIRD] = ['1M8GDM9AXKP042788', 'LSVAA4182E2184847', 'LSVAA49J132047371'] as const;
const past = anAuction({ state: 'past', endedAtMs: 1 });

const entry = (vin: string, change: Partial<EnrolmentEntryView> = {}): EnrolmentEntryView => ({
  ...{ entryId: 1, vin, deposit: 'refunded', isReserved: false, lot: null },
  ...change,
});
const vins = (...enrolments: Parameters<typeof ownCars>[0]) => ownCars(enrolments).map(({ vin }) => vin);
const won = { lotId: 7, lotNo: 7, plate: aLot().plate, outcome: 'won', hammerFen: 1 } as const;

describe('cars that are offered for another plate', () => {
  it('are those of enrolments that are over or came to nothing, each once, with what was said of it last', () => {
    const said = entry(ONE, { vehicle: { vehicle: 'small', isSeen: false } });
    const cars = ownCars([
      anEnrolment({ auction: past, entries: [said] }),
      anEnrolment({ state: 'lapsed', entries: [entry(OTHER, { deposit: null }), entry(ONE)] }),
    ]);
    expect(cars).toEqual([
      { vin: ONE, vehicle: 'small' },
      { vin: OTHER, vehicle: null },
    ]);
  });

  it('are none that a share holds, or that has won a plate', () => {
    const balance = { balanceOrderNo: null, balanceFen: null, balanceDueAtMs: null };
    expect(
      vins(
        anEnrolment({ entries: [entry(ONE, { deposit: 'held' })] }),
        anEnrolment({ auction: past, entries: [entry(OTHER, { lot: { ...won, ...balance } })] }),
        anEnrolment({ auction: past, entries: [entry(ONE), entry(OTHER), entry(THIRD)] }),
      ),
    ).toEqual([THIRD]);
  });

  it('are free again where the price was paid back', () => {
    const lot = {
      ...won,
      balanceOrderNo: null,
      balanceFen: null,
      balanceDueAtMs: null,
      isReturned: true,
    } as const;
    expect(vins(anEnrolment({ auction: past, entries: [entry(ONE, { lot })] }))).toEqual([ONE]);
  });
});
