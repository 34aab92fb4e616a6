// Where one stands and what the clock says, in each phase.
import { clockOf } from '@haopai/web-data';
import { aLot, aPass } from '@haopai/web-data/testing';
import { isNewsTo, standingOf } from './lot-standing';

describe('standingOf', () => {
  it('is none for those who watch and for those who have not bid', () => {
    expect(standingOf(aLot(), null)).toBe('none');
    expect(standingOf(aLot(), aPass(null))).toBe('none');
  });

  it('knows leader and outbid by the bound entry', () => {
    expect(standingOf(aLot({ leaderPaddle: 12 }), aPass(7))).toBe('leading');
    expect(standingOf(aLot(), aPass(7))).toBe('outbid');
  });

  it('says that nobody leads once the leader was put out, and that the plate was not won when nobody bids again', () => {
    const lapsed = aLot({ phase: 'fiveMinutes', leaderPaddle: null });
    expect(standingOf(lapsed, aPass(7))).toBe('lapsed');
    expect(standingOf(lapsed, aPass(null))).toBe('none');
    expect(standingOf({ ...lapsed, phase: 'unsold' }, aPass(7))).toBe('lost');
  });

  it('says leading before the pass knows of the binding', () => {
    expect(standingOf(aLot({ leaderPaddle: 12 }), aPass(null))).toBe('leading');
  });

  it('knows who won once the lot is sold', () => {
    expect(standingOf(aLot({ phase: 'sold', leaderPaddle: 12 }), aPass(7))).toBe('won');
    expect(standingOf(aLot({ phase: 'sold' }), aPass(7))).toBe('lost');
    expect(standingOf(aLot({ phase: 'withdrawn' }), aPass(7))).toBe('none');
  });
});

describe('isNewsTo', () => {
  it('tells a bid made on another device, which no entry here is bound for', () => {
    expect(isNewsTo(aPass(null), 7)).toBe(true);
    expect(isNewsTo(aPass(7), 7)).toBe(false);
    expect(isNewsTo(null, 7)).toBe(false);
  });
});

describe('clockOf', () => {
  it('is closing from zero until the server says how it ended', () => {
    expect(clockOf(aLot(), 59_999)).toMatchObject({ phase: 'oneMinute', leftMs: 1 });
    expect(clockOf(aLot(), 60_000)).toMatchObject({ phase: 'closing', leftMs: 0 });
  });

  it('warns in the last ten seconds', () => {
    expect(clockOf(aLot(), 49_999).isLast).toBe(false);
    expect(clockOf(aLot(), 50_000).isLast).toBe(true);
  });

  it('stands still while paused', () => {
    const lot = aLot({ phase: 'paused', endsAtMs: null, remainingMs: 41_000 });
    expect(clockOf(lot, 0)).toEqual(clockOf(lot, 9_000_000));
  });

  it('counts down to the opening', () => {
    expect(clockOf(aLot({ phase: 'waiting', opensAtMs: 5_000 }), 2_000).leftMs).toBe(3_000);
  });
});
