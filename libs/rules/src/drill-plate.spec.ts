// Toy plates and VINs are read like others, and are never anybody's.
import { DRILL_PLATES, drillPlateNumbers, drillVin, isDrillPlate } from './drill-plate';
import { JINHUA_PLATES, parsePlate } from './plate';
import { parseVin } from './vin';

describe('a toy plate', () => {
  it('is read by the rules of drills and by no city’s', () => {
    for (const number of [...drillPlateNumbers(3, new Set()), '演A8888A', '演AD00001']) {
      expect(parsePlate(number, DRILL_PLATES)).toMatchObject({ ok: true, value: { number } });
      expect(parsePlate(number, JINHUA_PLATES)).toMatchObject({ ok: false });
      expect(isDrillPlate({ number })).toBe(true);
    }
  });

  it('is told from real ones and from those of a practice', () => {
    expect(['浙G8888A', '练A12345'].map((number) => isDrillPlate({ number }))).toEqual([false, false]);
    expect(parsePlate('浙G8888A', DRILL_PLATES)).toMatchObject({ ok: false, code: 'PLATE.WRONG_PREFIX' });
  });

  it('is the next that is not there yet', () => {
    expect(drillPlateNumbers(3, new Set(['演A00001', '演A00003']))).toEqual([
      '演A00002',
      '演A00004',
      '演A00005',
    ]);
  });
});

describe('a toy VIN', () => {
  it('is as long as a VIN, no car’s, and another one for each share of each enrolment', () => {
    const vins = [drillVin(7, 0), drillVin(7, 1), drillVin(8, 0), drillVin(12_345_678, 9)];
    expect(new Set(vins).size).toBe(vins.length);
    for (const vin of vins) {
      expect(vin).toHaveLength(17);
      expect(parseVin(vin)).toMatchObject({ ok: false, code: 'VIN.WRONG_CHECK_DIGIT' });
    }
  });
});
