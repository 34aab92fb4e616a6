// What is to be said of a lot while its bidder looks elsewhere, and how much the price is above their own bid.
import { aLot, aPass } from '@haopai/web-data/testing';
import { followOwnLot, isAboveOwnByFen, type OwnLot } from './own-lot';

const [LOT, ME, RIVAL] = [7, 12, 31];
const mine = aLot({ version: 3, leaderPaddle: ME, priceFen: 1_000_000 });
const lost = aLot({ version: 4, leaderPaddle: RIVAL, priceFen: 1_300_000 });
const sold = aLot({ ...lost, version: 5, phase: 'sold' });

function follow(
  before: OwnLot | undefined,
  lot = lost,
  shownLotId: number | null = null,
  nextTurn = 1,
): OwnLot {
  return followOwnLot(before, lot, { pass: aPass(LOT), shownLotId, nextTurn });
}

describe('a lot on which one has bid', () => {
  it('is silent while one leads, and says so when one is outbid, with the difference', () => {
    const leading = follow(undefined, mine);
    expect(leading.saying).toBe('nothing');
    const outbid = follow(leading);
    expect(outbid).toMatchObject({ saying: 'outbid', turn: 1 });
    expect(isAboveOwnByFen(outbid)).toBe(300_000);
  });

  it('says it once: with the next price it is no newer', () => {
    const outbid = follow(follow(undefined, mine));
    const dearer = follow(outbid, aLot({ ...lost, version: 9, priceFen: 1_500_000 }), null, 2);
    expect(dearer).toMatchObject({ saying: 'outbid', turn: 1 });
    expect(isAboveOwnByFen(dearer)).toBe(500_000);
  });

  it('knows no own bid where one may have been made since, or none was seen', () => {
    const outbid = follow(follow(undefined, mine), aLot({ ...lost, version: 5 }));
    expect(outbid).toMatchObject({ saying: 'outbid', ownFen: null });
    expect(follow(undefined)).toMatchObject({ saying: 'outbid', ownFen: null });
    expect(isAboveOwnByFen(outbid)).toBeNull();
  });

  it('need not be told of while its page is open, nor afterwards, until one has led again', () => {
    const seen = follow(follow(undefined, mine), lost, LOT);
    expect(seen.saying).toBe('told');
    expect(follow(seen).saying).toBe('told');
    const again = follow(seen, aLot({ ...mine, version: 5, priceFen: 1_400_000 }));
    expect(again.saying).toBe('nothing');
    expect(follow(again, aLot({ ...lost, version: 6, priceFen: 1_500_000 }), null, 2)).toMatchObject({
      saying: 'outbid',
      turn: 2,
    });
  });

  it('is over when it ends while it is said, and done when its page is opened then, or when nothing was said', () => {
    const over = follow(follow(follow(undefined, mine)), sold);
    expect(over.saying).toBe('over');
    expect(follow(over, sold).saying).toBe('over');
    expect(follow(over, sold, LOT).saying).toBe('done');
    expect(follow(follow(undefined, mine), sold).saying).toBe('done');
    expect(follow(undefined, sold).saying).toBe('done');
  });

  it('says nothing when the paddle that was above one is put out, and nobody leads', () => {
    const outbid = follow(follow(undefined, mine));
    expect(follow(outbid, aLot({ ...lost, version: 5, leaderPaddle: null })).saying).toBe('nothing');
  });

  it('says on while it is paused', () => {
    const outbid = follow(follow(undefined, mine));
    expect(follow(outbid, aLot({ ...lost, version: 5, phase: 'paused' })).saying).toBe('outbid');
  });
});
