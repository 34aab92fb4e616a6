// The rules of a proxy bid (docs/domain.md, "Maximum bid"): what the lot bids for a ceiling, against hands and against other ceilings.
import { ladder, HELD_PRESS_MS, yuanToFen } from '@haopai/rules';
import { decide } from './decide';
import type { LotEvent } from './lot.events';
import { ceilingOf } from './lot.state';
import { CEILING_CHANGES_MAX } from './set-ceiling';
import {
  at,
  bid,
  bidFor,
  cancelCeiling,
  cancelled,
  ceiling,
  given,
  MINUTE_MS,
  opened,
  OPENS_AT_MS,
  place,
  replay,
  scheduled,
  setCeiling,
  TERMS,
} from './testing/lot-story';

const fen = (yuan: number) => yuanToFen(yuan);
const FIRST = [scheduled, opened, bid(1, 50_000, 1)];
/** Paddle 1 leads at 50,000 with a ceiling of 60,000: version 4. */
const LEADING = [scheduled, opened, ceiling(1, 60_000, 1), bidFor(1, 60_000, 50_000, 1, 4)];

describe('a ceiling', () => {
  it('bids the start price at once when nobody has bid', () => {
    given(scheduled, opened)
      .when(setCeiling(1, 60_000, 1))
      .then(ceiling(1, 60_000, 1), bidFor(1, 60_000, 50_000, 1, 4));
  });

  it('bids the smallest step at once when somebody else leads by hand', () => {
    given(...FIRST)
      .when(setCeiling(2, 60_000, 2))
      .then(ceiling(2, 60_000, 2), bidFor(2, 60_000, 51_000, 2, 5));
  });

  it('waits when its paddle leads already', () => {
    given(...FIRST)
      .when(setCeiling(1, 60_000, 2))
      .then(ceiling(1, 60_000, 2));
  });

  it('answers a bid by hand with the smallest step, in the same decision', () => {
    given(...LEADING)
      .when(place(2, 53_000, 2))
      .then(bid(2, 53_000, 2), bidFor(1, 60_000, 54_000, 2, 6));
  });

  it('restarts the countdown with each of its bids', () => {
    expect(bidFor(1, 60_000, 54_000, 2, 6).endsAtMs).toBe(at(2 + MINUTE_MS));
  });

  it('answers up to its last step, and not a step further', () => {
    const at58 = [...LEADING, bid(2, 54_000, 2), bidFor(1, 60_000, 55_000, 2, 6)];
    given(...at58)
      .when(place(2, 59_000, 3))
      .then(bid(2, 59_000, 3), bidFor(1, 60_000, 60_000, 3, 8));
    given(...at58)
      .when(place(2, 60_000, 3))
      .then(bid(2, 60_000, 3));
  });

  it('once reached, never bids again, also when its paddle leads by hand', () => {
    const reached = [...LEADING, bid(2, 55_000, 2), bidFor(1, 60_000, 56_000, 2, 6), bid(2, 60_000, 3)];
    given(...reached)
      .when(place(3, 61_000, 4))
      .then(bid(3, 61_000, 4));
    given(...reached, bid(1, 61_000, 4))
      .when(place(3, 62_000, 5))
      .then(bid(3, 62_000, 5));
  });

  it('opens the lot when it comes before the alarm', () => {
    given(scheduled)
      .when(setCeiling(1, 60_000, 3))
      .then(
        { type: 'LotOpened', atMs: at(3), endsAtMs: at(5 * MINUTE_MS) },
        ceiling(1, 60_000, 3),
        bidFor(1, 60_000, 50_000, 3, 4),
      );
  });
});

describe('two ceilings', () => {
  it('are resolved at once to one step above the lower one, the challenger being lower', () => {
    given(...LEADING)
      .when(setCeiling(2, 57_000, 2))
      .then(ceiling(2, 57_000, 2), bidFor(2, 57_000, 57_000, 2, 6), bidFor(1, 60_000, 58_000, 2, 7));
  });

  it('are resolved at once to one step above the lower one, the challenger being higher', () => {
    given(...LEADING)
      .when(setCeiling(2, 70_000, 2))
      .then(ceiling(2, 70_000, 2), bidFor(2, 70_000, 61_000, 2, 6));
  });

  it('go to the earlier one at a tie, at the ceiling itself', () => {
    given(...LEADING)
      .when(setCeiling(2, 60_000, 2))
      .then(ceiling(2, 60_000, 2), bidFor(2, 60_000, 59_000, 2, 6), bidFor(1, 60_000, 60_000, 2, 7));
  });

  it('go to the earlier one at a tie one step above its own bid: the one case in which a paddle follows itself', () => {
    const at59 = [...LEADING, bid(2, 53_000, 2), bidFor(1, 60_000, 54_000, 2, 6), bid(2, 58_000, 3)];
    given(...at59, bidFor(1, 60_000, 59_000, 3, 8))
      .when(setCeiling(3, 60_000, 4))
      .then(ceiling(3, 60_000, 4), bidFor(1, 60_000, 60_000, 4, 10));
  });

  it('let the later one win whose ceiling is a step higher', () => {
    given(...LEADING)
      .when(setCeiling(2, 61_000, 2))
      .then(ceiling(2, 61_000, 2), bidFor(2, 61_000, 61_000, 2, 6));
  });

  it('take no more events however far apart price and ceilings are', () => {
    given(scheduled, opened, ceiling(1, 10_000_000, 1), bidFor(1, 10_000_000, 50_000, 1, 4))
      .when(setCeiling(2, 9_000_000, 2))
      .then(
        ceiling(2, 9_000_000, 2),
        bidFor(2, 9_000_000, 9_000_000, 2, 6),
        bidFor(1, 10_000_000, 9_001_000, 2, 7),
      );
  });

  it('count the earlier of two by its last setting, and a raised one as new', () => {
    const outbid = [...LEADING, ceiling(2, 65_000, 2), bidFor(2, 65_000, 61_000, 2, 6)];
    given(...outbid)
      .when(setCeiling(1, 65_000, 3))
      .then(ceiling(1, 65_000, 3), bidFor(1, 65_000, 64_000, 3, 8), bidFor(2, 65_000, 65_000, 3, 9));
  });
});

describe('the amount of a ceiling', () => {
  it('is refused below what could still be bid for it, with the price', () => {
    given(scheduled, opened)
      .when(setCeiling(1, 49_000, 1))
      .thenRefused('BID.CEILING_TOO_LOW', { priceFen: fen(50_000), lowestFen: fen(50_000) });
    given(...LEADING)
      .when(setCeiling(2, 50_999, 2))
      .thenRefused('BID.CEILING_TOO_LOW', { priceFen: fen(50_000), lowestFen: fen(51_000) });
  });

  it('may come down to what its paddle has bid, not below', () => {
    given(...LEADING)
      .when(setCeiling(1, 50_000, 2))
      .then(ceiling(1, 50_000, 2));
    given(...LEADING)
      .when(setCeiling(1, 49_999, 2))
      .thenRefused('BID.CEILING_TOO_LOW', { priceFen: fen(50_000), lowestFen: fen(50_000) });
  });

  it('is what counts from then on when it was raised or lowered', () => {
    given(...LEADING, ceiling(1, 52_000, 2))
      .when(place(2, 52_000, 3))
      .then(bid(2, 52_000, 3));
    given(...LEADING, ceiling(1, 70_000, 2))
      .when(place(2, 55_000, 3))
      .then(bid(2, 55_000, 3), bidFor(1, 70_000, 56_000, 3, 7));
  });

  it('is rounded down to a whole number of smallest steps, and says so', () => {
    given(...FIRST)
      .when(setCeiling(2, 60_999, 2))
      .then({ ...ceiling(2, 60_999, 2), ceilingFen: fen(60_000) }, bidFor(2, 60_999, 51_000, 2, 5));
  });

  it('keeps the ladder when its smallest step does not divide the others', () => {
    const terms = { ...TERMS, ladder: ladder([2_000, 5_000].map(fen)) };
    const odd: LotEvent[] = [{ ...scheduled, terms } as LotEvent, opened, ceiling(1, 60_000, 1)];
    odd.push(bidFor(1, 60_000, 50_000, 1, 4), bid(2, 55_000, 2), bidFor(1, 60_000, 57_000, 2, 6));
    given(...odd)
      .when(place(2, 59_000, 3))
      .then(bid(2, 59_000, 3));
    given(...odd)
      .when(setCeiling(2, 64_000, 3))
      .then({ ...ceiling(2, 64_000, 3), ceilingFen: fen(63_000) }, bidFor(2, 64_000, 61_000, 3, 8));
  });

  it('can be set so often by one paddle, and no more', () => {
    const changes = Array.from({ length: CEILING_CHANGES_MAX - 1 }, (_, i) => ({
      ...ceiling(1, 60_000, 2),
      proxyId: `again-${i}`,
    }));
    given(...LEADING, ...changes)
      .when(setCeiling(1, 61_000, 3))
      .thenRefused('BID.CEILING_CHANGED_TOO_OFTEN', { changesMax: CEILING_CHANGES_MAX });
    given(...LEADING, ...changes)
      .when(cancelCeiling(1, 3))
      .then(cancelled(1, 3));
  });
});

describe('a cancelled ceiling', () => {
  it('bids no more, and leaves what was bid', () => {
    given(...LEADING, cancelled(1, 2))
      .when(place(2, 51_000, 3))
      .then(bid(2, 51_000, 3));
    const lot = replay([...LEADING, cancelled(1, 2)]);
    expect([ceilingOf(lot, 1), 'leader' in lot && lot.leader?.paddleNo]).toEqual([null, 1]);
  });

  it('can be one that is reached, and also while the lot is paused', () => {
    const paused: LotEvent = { type: 'LotPaused', atMs: at(2), remainingMs: 59_999, reason: 'check' };
    given(...LEADING, paused)
      .when(cancelCeiling(1, 3))
      .then(cancelled(1, 3));
    given(...LEADING, ceiling(2, 65_000, 2), bidFor(2, 65_000, 61_000, 2, 6))
      .when(cancelCeiling(1, 3))
      .then(cancelled(1, 3));
  });

  it('is set and cancelled within two seconds of the press, and never later', () => {
    const held = { heldMs: HELD_PRESS_MS + 1, heldMaxMs: HELD_PRESS_MS };
    for (const order of [setCeiling(2, 60_000, 3), cancelCeiling(1, 3)])
      given(...LEADING)
        .when({ ...order, heldMs: held.heldMs })
        .thenRefused('BID.PRESSED_TOO_LONG_AGO', held);
  });

  it('is refused when there is none', () => {
    given(scheduled).when(cancelCeiling(1, -5)).thenRefused('BID.NO_CEILING', {});
    given(...LEADING)
      .when(cancelCeiling(2, 2))
      .thenRefused('BID.NO_CEILING', {});
    given(...LEADING, cancelled(1, 2))
      .when(cancelCeiling(1, 3, 'once-more'))
      .thenRefused('BID.NO_CEILING', {});
  });
});

describe('a lot that takes no bids', () => {
  const sold: LotEvent = {
    type: 'LotSold',
    atMs: at(MINUTE_MS + 1),
    paddleNo: 1,
    entryId: 10,
    amountFen: fen(50_000),
  };

  it('takes no ceiling before its opening', () => {
    given()
      .when(setCeiling(1, 60_000, -1))
      .thenRefused('LOT.NOT_OPEN', { opensAtMs: at(-1) });
    given(scheduled)
      .when(setCeiling(1, 60_000, -1))
      .thenRefused('LOT.NOT_OPEN', { opensAtMs: OPENS_AT_MS });
  });

  it('takes no ceiling while it is paused, or once it is withdrawn', () => {
    given(scheduled, opened, { type: 'LotPaused', atMs: at(1), remainingMs: 299_999, reason: 'check' })
      .when(setCeiling(1, 60_000, 2))
      .thenRefused('LOT.PAUSED', { reason: 'check' });
    const withdrawn: LotEvent = { type: 'LotWithdrawn', atMs: at(2), reason: 'check' };
    for (const order of [setCeiling(2, 60_000, 3), cancelCeiling(1, 3)])
      given(...LEADING, withdrawn)
        .when(order)
        .thenRefused('LOT.WITHDRAWN', { reason: 'check' });
  });

  it('takes neither ceiling nor cancellation at its end or after', () => {
    for (const order of [setCeiling(2, 60_000, MINUTE_MS + 1), cancelCeiling(1, MINUTE_MS + 1)]) {
      given(...LEADING)
        .when(order)
        .thenRefused('BID.TOO_LATE', { endedAtMs: at(MINUTE_MS + 1), receivedAtMs: at(MINUTE_MS + 1) });
      given(...LEADING, sold)
        .when(order)
        .thenRefused('BID.TOO_LATE', { endedAtMs: at(MINUTE_MS + 1), receivedAtMs: at(MINUTE_MS + 1) });
    }
  });
});

describe('entries and ids', () => {
  it('holds a ceiling to the same entries as a bid', () => {
    given(...FIRST)
      .when(setCeiling(2, 60_000, 2, { entryBoundTo: 8 }))
      .thenRefused('BID.ENTRY_BOUND', { entryId: 20, lotId: 8 });
    given(...FIRST, bid(2, 51_000, 2))
      .when(setCeiling(1, 60_000, 3, { entryId: 11 }))
      .thenRefused('BID.OTHER_ENTRY_HERE', { entryId: 10 });
  });

  it('answers the same id with the same order, also when it was reached since or the lot has ended', () => {
    given(...LEADING, bid(2, 55_000, 2), bidFor(1, 60_000, 56_000, 2, 6), bid(2, 60_000, 3))
      .when(setCeiling(1, 60_000, 4))
      .thenRepeats(3);
    given(...LEADING, cancelled(1, 2), { type: 'LotWithdrawn', atMs: at(3), reason: 'check' })
      .when(cancelCeiling(1, 4))
      .thenRepeats(5);
  });

  it.each([
    ['another amount', setCeiling(1, 60_000, 2, { ceilingFen: fen(61_000) })],
    ['another entry', setCeiling(1, 60_000, 2, { entryId: 11 })],
    ['another paddle', setCeiling(1, 60_000, 2, { paddleNo: 2 })],
    ['a cancellation', cancelCeiling(1, 2, 'proxy-1-60000')],
  ])('refuses %s under an id that was used', (_, order) => {
    given(...LEADING)
      .when(order)
      .thenRefused('IDEMPOTENCY.MISMATCH', { bidId: 'proxy-1-60000' });
  });

  it('refuses a ceiling under the id of a cancellation', () => {
    given(...LEADING, cancelled(1, 2))
      .when(setCeiling(1, 60_000, 3, { proxyId: 'cancel-1' }))
      .thenRefused('IDEMPOTENCY.MISMATCH', { bidId: 'cancel-1' });
  });

  it('gives the same refusal whatever ceilings others have', () => {
    const withCeiling = decide(replay(LEADING), setCeiling(2, 50_000, 2));
    const without = decide(replay(FIRST), setCeiling(2, 50_000, 2));
    expect(withCeiling).toEqual(without);
  });
});
