// A lot whose leader was put out has a price and nobody behind it; when it ends unsold only its record tells of bids.
import { aBid, aLot } from '@haopai/web-data/testing';
import { hasLapsed, lapsedBidOf } from './lapsed-lead';

describe('a lead that lapsed', () => {
  it('is a price without a paddle', () => {
    expect(hasLapsed(aLot({ leaderPaddle: null }))).toBe(true);
    expect(hasLapsed(aLot())).toBe(false);
    expect(hasLapsed(aLot({ priceFen: null, leaderPaddle: null }))).toBe(false);
  });

  it('is known by the last bid of a lot that ended unsold', () => {
    const unsold = aLot({ phase: 'unsold', priceFen: null, leaderPaddle: null });
    expect(lapsedBidOf(unsold, [aBid(2), aBid(3)])).toEqual(aBid(3));
    expect(lapsedBidOf(unsold, [])).toBeNull();
    expect(lapsedBidOf(aLot({ phase: 'sold' }), [aBid(2)])).toBeNull();
  });
});
