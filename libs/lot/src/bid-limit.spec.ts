// Where its auction limits bids by the deposit, an entry bids no more than that: by hand, and by what it leaves with the lot.
import { bid, bidFor, ceiling, given, opened, place, scheduled, setCeiling } from './testing/lot-story';
import { yuanToFen } from '@haopai/rules';

const limitFen = yuanToFen(60_000);

describe('a deposit that limits bids', () => {
  it('lets its entry bid as much as it allows, and no more', () => {
    const running = [scheduled, opened, bid(1, 58_000, 1_000)];
    given(...running)
      .when(place(2, 60_000, 2_000, { limitFen }))
      .then(bid(2, 60_000, 2_000));
    given(...running)
      .when(place(2, 61_000, 2_000, { limitFen }))
      .thenRefused('BID.OVER_LIMIT', { limitFen, priceFen: yuanToFen(58_000) });
  });

  it('says first what is wrong with an amount that nobody could bid', () => {
    given(scheduled, opened, bid(1, 70_000, 1_000))
      .when(place(2, 65_000, 2_000, { limitFen }))
      .thenRefused('BID.TOO_LOW', { priceFen: yuanToFen(70_000), lowestFen: yuanToFen(71_000) });
  });

  it('refuses a maximum bid above it, so that nothing is bid above it later', () => {
    given(scheduled, opened)
      .when(setCeiling(2, 61_000, 1_000, { limitFen }))
      .thenRefused('BID.OVER_LIMIT', { limitFen, priceFen: yuanToFen(50_000) });
    given(scheduled, opened)
      .when(setCeiling(2, 60_000, 1_000, { limitFen }))
      .then(ceiling(2, 60_000, 1_000), bidFor(2, 60_000, 50_000, 1_000, 4));
  });

  it('is asked of whoever bids, not of whoever was heard before: what was accepted is answered again', () => {
    given(scheduled, opened, bid(2, 60_000, 1_000))
      .when(place(2, 60_000, 1_500, { limitFen: yuanToFen(50_000) }))
      .thenRepeats(3);
  });
});
