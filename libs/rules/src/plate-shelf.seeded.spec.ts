// A search looks on shelves that hold exactly what may be bought, each plate once.
import fc from 'fast-check';
import { PLATE_PATTERNS, platePatterns } from './plate-pattern';
import { plateShelves, shelvesFor } from './plate-shelf';
import { isOpenToRegion } from './region';

const REGIONS = ['330702', '330782'];

describe('the shelves of the fixed-price sale', () => {
  it('hold a plate among all and among those of its region', () => {
    const plate = { number: '浙G8123A', region: '330702', isPersonalised: false };
    expect(plateShelves(plate)).toEqual(['all', 'all/abc', '330702', '330702/abc']);
  });

  it('hold a personalised plate once, not in every region', () => {
    const plate = { number: '浙G520LY', region: '330702', isPersonalised: true };
    expect(plateShelves(plate)).toEqual(['all', 'personalised']);
  });

  it('show each plate that may be bought exactly once, and no other', () => {
    const plates = fc.record({
      number: fc.stringMatching(/^浙G[0-2A]{5,6}$/),
      region: fc.constantFrom(...REGIONS),
      isPersonalised: fc.boolean(),
    });
    const asked = fc.record({
      region: fc.constantFrom(null, ...REGIONS),
      pattern: fc.constantFrom(null, ...PLATE_PATTERNS),
    });
    fc.assert(
      fc.property(plates, asked, (plate, { region, pattern }) => {
        const stands = plateShelves(plate);
        const found = shelvesFor(region, pattern).filter((shelf) => stands.includes(shelf));
        const isWanted =
          (region === null || isOpenToRegion(plate, region)) &&
          (pattern === null || platePatterns(plate).includes(pattern));
        expect(found).toHaveLength(isWanted ? 1 : 0);
      }),
    );
  });
});
