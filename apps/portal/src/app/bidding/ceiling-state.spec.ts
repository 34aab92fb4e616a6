// What a ceiling does at the price of the moment, and what one that is being typed comes to.
import { ceilingInForceFen, ceilingStateOf, lowestCeilingFen, type PriceNow } from './ceiling-state';

const own = (yuan: number) => ({ ceilingFen: yuan * 100, entryId: 3, setAtMs: 1 });
const at = (yuan: number, isLeading: boolean): PriceNow => ({
  priceFen: yuan * 100,
  isLeading,
  stepFen: 100_000,
  lowestBidFen: (yuan + 1_000) * 100,
});
const beforeTheFirst: PriceNow = { ...at(50_000, false), lowestBidFen: 5_000_000 };

describe('the state of a ceiling', () => {
  it.each([
    ['inForce', 60_000, at(59_000, true)],
    ['atTop', 60_000, at(60_000, true)],
    ['atTop', 60_500, at(60_000, true)],
    ['passed', 60_000, at(60_000, false)],
    ['passed', 60_500, at(60_000, false)],
    // The price of a moment ago, before the site has bid.
    ['inForce', 60_000, at(55_000, false)],
  ] as const)('is %s with %d', (kind, yuan, now) => {
    expect(ceilingStateOf(own(yuan), now)).toEqual({ kind, ceilingFen: yuan * 100 });
  });

  it('is none without one', () => {
    expect(ceilingStateOf(null, at(50_000, true))).toEqual({ kind: 'none' });
  });
});

describe('a ceiling that is being typed', () => {
  it('is at least the next bid, the start price before the first, or what its paddle has bid', () => {
    expect(lowestCeilingFen(at(50_000, false))).toBe(5_100_000);
    expect(lowestCeilingFen(beforeTheFirst)).toBe(5_000_000);
    expect(lowestCeilingFen(at(50_000, true))).toBe(5_000_000);
  });

  it.each([
    [6_000_000, 6_000_000],
    [6_099_900, 6_000_000],
    [5_100_000, 5_100_000],
    [5_099_900, null],
  ])('%d is in force as %s', (askedFen, inForceFen) => {
    expect(ceilingInForceFen(askedFen, at(50_000, false))).toBe(inForceFen);
  });

  it('counts its steps from the price, as the lot does', () => {
    expect(ceilingInForceFen(6_000_000, { ...at(50_500, false), stepFen: 200_000 })).toBe(5_850_000);
  });
});
