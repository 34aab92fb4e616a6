// The rules of a live lot (docs/domain.md, "Auction"), each as given / when / then.
import { HELD_PRESS_MS, yuanToFen } from '@haopai/rules';
import { at, bid, given, MINUTE_MS, opened, OPENS_AT_MS, place, scheduled, TERMS } from './testing/lot-story';
import type { LotEvent } from './lot.events';

const fen = (yuan: number) => yuanToFen(yuan);
const wake = (afterOpeningMs: number) => ({ type: 'Wake' as const, receivedAtMs: at(afterOpeningMs) });

describe('the clock', () => {
  it('schedules a lot once, with the terms of its auction', () => {
    const order = { type: 'ScheduleLot' as const, receivedAtMs: OPENS_AT_MS - MINUTE_MS, terms: TERMS };
    given().when(order).then(scheduled);
    given(scheduled).when(order).then();
  });

  it('opens at the start of the auction with five minutes to wait for a first bid', () => {
    given(scheduled).when(wake(-1)).then();
    given(scheduled).when(wake(0)).then(opened);
  });

  it('counts the first five minutes from the announced start when the alarm is a moment late', () => {
    given(scheduled)
      .when(wake(40))
      .then({ type: 'LotOpened', atMs: at(40), endsAtMs: at(5 * MINUTE_MS) });
  });

  it('gives the full five minutes when the lot could only be opened later', () => {
    given(scheduled)
      .when(wake(90_000))
      .then({ type: 'LotOpened', atMs: at(90_000), endsAtMs: at(90_000 + 5 * MINUTE_MS) });
  });

  it('ends unsold when nobody bids for five minutes, not a millisecond before', () => {
    given(scheduled, opened)
      .when(wake(5 * MINUTE_MS - 1))
      .then();
    given(scheduled, opened)
      .when(wake(5 * MINUTE_MS))
      .then({ type: 'LotUnsold', atMs: at(5 * MINUTE_MS) });
  });

  it('starts a one-minute countdown with the first accepted bid', () => {
    given(scheduled, opened)
      .when(place(1, 50_000, 10_000))
      .then(bid(1, 50_000, 10_000));
    expect(bid(1, 50_000, 10_000).endsAtMs).toBe(at(70_000));
  });

  it('restarts the one-minute countdown with every accepted bid', () => {
    given(scheduled, opened, bid(1, 50_000, 10_000))
      .when(place(2, 51_000, 69_999))
      .then(bid(2, 51_000, 69_999));
  });

  it('sells to the last bid when the countdown reaches zero, not a millisecond before', () => {
    const history = [scheduled, opened, bid(1, 50_000, 10_000), bid(2, 51_000, 20_000)];
    given(...history)
      .when(wake(79_999))
      .then();
    given(...history)
      .when(wake(80_000))
      .then({ type: 'LotSold', atMs: at(80_000), paddleNo: 2, entryId: 20, amountFen: fen(51_000) });
  });

  it('refuses a bid at the very moment of the end, even before the alarm has come', () => {
    given(scheduled, opened, bid(1, 50_000, 10_000))
      .when(place(2, 51_000, 70_000))
      .thenRefused('BID.TOO_LATE', { endedAtMs: at(70_000), receivedAtMs: at(70_000) });
  });

  it('tells who came too late both times: of the end and of their bid', () => {
    given(scheduled, opened, bid(1, 50_000, 10_000))
      .when(place(2, 51_000, 70_013))
      .thenRefused('BID.TOO_LATE', { endedAtMs: at(70_000), receivedAtMs: at(70_013) });
  });

  it('refuses a bid before the opening', () => {
    given(scheduled)
      .when(place(1, 50_000, -1))
      .thenRefused('LOT.NOT_OPEN', { opensAtMs: at(0) });
    given()
      .when(place(1, 50_000, -1))
      .thenRefused('LOT.NOT_OPEN', { opensAtMs: at(-1) });
  });

  it('lets the first bid open the lot when it comes before the alarm', () => {
    given(scheduled)
      .when(place(1, 50_000, 3))
      .then({ type: 'LotOpened', atMs: at(3), endsAtMs: at(5 * MINUTE_MS) }, bid(1, 50_000, 3));
  });

  it('stays waiting when the first bid is refused', () => {
    given(scheduled)
      .when(place(1, 1_000, 3))
      .thenRefused('BID.TOO_LOW', { priceFen: fen(50_000), lowestFen: fen(50_000) });
  });

  it('refuses a bid after the end', () => {
    const unsold: LotEvent = { type: 'LotUnsold', atMs: at(5 * MINUTE_MS) };
    given(scheduled, opened, unsold)
      .when(place(1, 50_000, 6 * MINUTE_MS))
      .thenRefused('BID.TOO_LATE', { endedAtMs: at(5 * MINUTE_MS), receivedAtMs: at(6 * MINUTE_MS) });
  });

  it('never lets time run backwards', () => {
    given(scheduled, opened, bid(1, 50_000, 10_000))
      .when(place(2, 51_000, 9_990))
      .then({ ...bid(2, 51_000, 10_000) });
  });
});

describe('amounts', () => {
  it.each([50_000, 51_000, 52_000, 53_000, 54_000, 55_000])(
    'takes the start price plus 0 to 5 steps as first bid: %d',
    (yuan) => {
      given(scheduled, opened)
        .when(place(1, yuan, 1))
        .then(bid(1, yuan, 1));
    },
  );

  it('refuses a first bid below the start price', () => {
    given(scheduled, opened)
      .when(place(1, 49_000, 1))
      .thenRefused('BID.TOO_LOW', { priceFen: fen(50_000), lowestFen: fen(50_000) });
  });

  it.each([56_000, 50_500])('refuses a first bid that is not on the ladder: %d', (yuan) => {
    given(scheduled, opened)
      .when(place(1, yuan, 1))
      .thenRefused('BID.NOT_ON_LADDER', {
        priceFen: fen(50_000),
        allowedFen: [50_000, 51_000, 52_000, 53_000, 54_000, 55_000].map(fen),
      });
  });

  it.each([51_000, 52_000, 53_000, 54_000, 55_000])(
    'takes the current price plus 1 to 5 steps later: %d',
    (yuan) => {
      given(scheduled, opened, bid(1, 50_000, 1))
        .when(place(2, yuan, 2))
        .then(bid(2, yuan, 2));
    },
  );

  it('refuses a bid that is no longer above the price, with the price that beat it', () => {
    given(scheduled, opened, bid(1, 52_000, 1))
      .when(place(2, 52_000, 2))
      .thenRefused('BID.TOO_LOW', { priceFen: fen(52_000), lowestFen: fen(53_000) });
  });

  it('refuses a bid above the highest step', () => {
    given(scheduled, opened, bid(1, 50_000, 1))
      .when(place(2, 56_000, 2))
      .thenRefused('BID.NOT_ON_LADDER', {
        priceFen: fen(50_000),
        allowedFen: [51_000, 52_000, 53_000, 54_000, 55_000].map(fen),
      });
  });

  it('does not let the leader raise itself', () => {
    given(scheduled, opened, bid(1, 50_000, 1))
      .when(place(1, 51_000, 2))
      .thenRefused('BID.ALREADY_LEADING', { priceFen: fen(50_000) });
  });
});

describe('entries', () => {
  it('refuses an entry that stands behind another lot', () => {
    given(scheduled, opened)
      .when(place(1, 50_000, 1, { entryBoundTo: 8 }))
      .thenRefused('BID.ENTRY_BOUND', { entryId: 10, lotId: 8 });
  });

  it('lets an entry bid again on the lot it is bound to', () => {
    given(scheduled, opened, bid(1, 50_000, 1), bid(2, 51_000, 2))
      .when(place(1, 52_000, 3, { entryBoundTo: TERMS.lotId }))
      .then(bid(1, 52_000, 3));
  });

  it('keeps a paddle to one of its entries on a lot', () => {
    given(scheduled, opened, bid(1, 50_000, 1), bid(2, 51_000, 2))
      .when(place(1, 52_000, 3, { entryId: 11 }))
      .thenRefused('BID.OTHER_ENTRY_HERE', { entryId: 10 });
  });
});

describe('a bid that was held on its way', () => {
  const HELD_MS = HELD_PRESS_MS + 1;

  it('counts when it came within two seconds of its press', () => {
    given(scheduled, opened)
      .when(place(1, 50_000, 1, { heldMs: HELD_PRESS_MS }))
      .then(bid(1, 50_000, 1));
  });

  it('is never placed later', () => {
    given(scheduled, opened)
      .when(place(1, 50_000, 1, { heldMs: HELD_MS }))
      .thenRefused('BID.PRESSED_TOO_LONG_AGO', { heldMs: HELD_MS, heldMaxMs: HELD_PRESS_MS });
  });

  it('gets the answer that it has, when it was placed in time', () => {
    given(scheduled, opened, bid(1, 50_000, 1))
      .when(place(1, 50_000, 9_000, { heldMs: 9_000 }))
      .thenRepeats(3);
  });

  it('is told first whatever else stands against it', () => {
    given(scheduled, opened, bid(2, 51_000, 1))
      .when(place(1, 50_000, 2, { heldMs: HELD_MS }))
      .thenRefused('BID.TOO_LOW', { priceFen: yuanToFen(51_000), lowestFen: yuanToFen(52_000) });
  });
});

describe('bid ids', () => {
  it('answers the same bid id with the same bid, also when it was outbid since or the lot has ended', () => {
    const outbid = [scheduled, opened, bid(1, 50_000, 1), bid(2, 51_000, 2)];
    given(...outbid)
      .when(place(1, 50_000, 3))
      .thenRepeats(3);
    const sold: LotEvent = {
      type: 'LotSold',
      atMs: at(60_002),
      paddleNo: 2,
      entryId: 20,
      amountFen: fen(51_000),
    };
    given(...outbid, sold)
      .when(place(2, 51_000, 90_000))
      .thenRepeats(4);
  });

  it.each([
    ['another amount', { amountFen: yuanToFen(51_000) }],
    ['another entry', { entryId: 11 }],
    ['another paddle', { paddleNo: 2 }],
  ])('refuses %s under a bid id that was used', (_, other) => {
    given(scheduled, opened, bid(1, 50_000, 1))
      .when(place(1, 50_000, 2, other))
      .thenRefused('IDEMPOTENCY.MISMATCH', { bidId: 'bid-1-50000' });
  });
});

describe('pause, resume, withdraw', () => {
  const order = <T extends 'PauseLot' | 'SuspendLot' | 'ResumeLot' | 'WithdrawLot'>(
    type: T,
    afterOpeningMs: number,
  ) => ({
    type,
    receivedAtMs: at(afterOpeningMs),
    reason: 'check of the plate',
  });
  const paused = (afterOpeningMs: number, remainingMs: number): LotEvent => ({
    type: 'LotPaused',
    atMs: at(afterOpeningMs),
    remainingMs,
    reason: 'check of the plate',
  });
  const resumed = (afterOpeningMs: number, endsAfterMs: number): LotEvent => ({
    type: 'LotResumed',
    atMs: at(afterOpeningMs),
    cause: 'administrator',
    endsAtMs: at(endsAfterMs),
    reason: 'check of the plate',
  });

  it('freezes the countdown when paused', () => {
    given(scheduled, opened, bid(1, 50_000, 10_000))
      .when(order('PauseLot', 30_000))
      .then(paused(30_000, 40_000));
  });

  it('refuses bids while paused, with the reason', () => {
    given(scheduled, opened, paused(1_000, 299_000))
      .when(place(1, 50_000, 2_000))
      .thenRefused('LOT.PAUSED', { reason: 'check of the plate' });
  });

  it('does not end while paused', () => {
    given(scheduled, opened, paused(1_000, 299_000))
      .when(wake(60 * MINUTE_MS))
      .then();
  });

  it('suspended, is frozen as by a pause where it runs, and with its whole first countdown where it waits', () => {
    given(scheduled, opened, bid(1, 50_000, 10_000))
      .when(order('SuspendLot', 30_000))
      .then(paused(30_000, 40_000));
    const early: LotEvent = { type: 'LotOpened', atMs: at(-9_000), endsAtMs: at(5 * MINUTE_MS - 9_000) };
    given(scheduled)
      .when(order('SuspendLot', -9_000))
      .then(early, paused(-9_000, 5 * MINUTE_MS));
    // It opens by itself no more, takes no bid, and goes on with all of it.
    const frozen = [scheduled, early, paused(-9_000, 5 * MINUTE_MS)];
    given(...frozen)
      .when(wake(0))
      .then();
    given(...frozen)
      .when(place(1, 50_000, 1))
      .thenRefused('LOT.PAUSED', { reason: 'check of the plate' });
    given(...frozen)
      .when(order('ResumeLot', 500_000))
      .then(resumed(500_000, 500_000 + 5 * MINUTE_MS));
    given(scheduled, opened, paused(1, 5 * MINUTE_MS - 1))
      .when(order('SuspendLot', 2))
      .thenRefused('LOT.PAUSED', { reason: 'check of the plate' });
  });

  it('resumes with the time that was left', () => {
    given(scheduled, opened, paused(1_000, 299_000))
      .when(order('ResumeLot', 500_000))
      .then(resumed(500_000, 799_000));
  });

  it('resumes with at least one minute', () => {
    given(scheduled, opened, bid(1, 50_000, 0), paused(50_000, 10_000))
      .when(order('ResumeLot', 100_000))
      .then(resumed(100_000, 160_000));
  });

  it('waits on for a first bid after a pause without bids, sells after one with', () => {
    const withoutBid = [scheduled, opened, paused(1_000, 299_000), resumed(2_000, 301_000)];
    given(...withoutBid)
      .when(wake(301_000))
      .then({ type: 'LotUnsold', atMs: at(301_000) });
    const withBid = [scheduled, opened, bid(1, 50_000, 0), paused(1_000, 59_000), resumed(2_000, 62_000)];
    given(...withBid)
      .when(wake(62_000))
      .then({ type: 'LotSold', atMs: at(62_000), paddleNo: 1, entryId: 10, amountFen: fen(50_000) });
  });

  it('does not pause what does not run', () => {
    given()
      .when(order('PauseLot', -1))
      .thenRefused('LOT.NOT_OPEN', { opensAtMs: at(-1) });
    given(scheduled)
      .when(order('PauseLot', -1))
      .thenRefused('LOT.NOT_OPEN', { opensAtMs: at(0) });
    given(scheduled, opened, paused(1, 5 * MINUTE_MS - 1))
      .when(order('PauseLot', 2))
      .thenRefused('LOT.PAUSED', { reason: 'check of the plate' });
    given(scheduled, opened)
      .when(order('PauseLot', 5 * MINUTE_MS))
      .thenRefused('LOT.ENDED', { phase: 'fiveMinutes' });
    given(scheduled, opened).when(order('ResumeLot', 1)).thenRefused('LOT.NOT_PAUSED', {});
  });

  it('withdraws a lot that waits, runs or is paused, and then refuses bids with the reason', () => {
    const withdrawn = (ms: number): LotEvent => ({
      type: 'LotWithdrawn',
      atMs: at(ms),
      reason: 'check of the plate',
    });
    given(scheduled).when(order('WithdrawLot', -1)).then(withdrawn(-1));
    given(scheduled, opened).when(order('WithdrawLot', 1)).then(withdrawn(1));
    given(scheduled, opened, paused(1, 5 * MINUTE_MS - 1))
      .when(order('WithdrawLot', 2))
      .then(withdrawn(2));
    given(scheduled, withdrawn(-1))
      .when(place(1, 50_000, 1))
      .thenRefused('LOT.WITHDRAWN', { reason: 'check of the plate' });
    given(scheduled, withdrawn(-1))
      .when(order('WithdrawLot', 1))
      .thenRefused('LOT.ENDED', { phase: 'withdrawn' });
    given(scheduled, opened)
      .when(order('WithdrawLot', 5 * MINUTE_MS))
      .thenRefused('LOT.ENDED', { phase: 'fiveMinutes' });
  });
});

describe('after an outage', () => {
  const outage = (afterOpeningMs: number, aliveUntil: number) => ({
    type: 'ResumeAfterOutage' as const,
    receivedAtMs: at(afterOpeningMs),
    aliveUntilMs: at(aliveUntil),
  });
  const resumed = (afterOpeningMs: number, endsAfterMs: number): LotEvent => ({
    type: 'LotResumed',
    atMs: at(afterOpeningMs),
    cause: 'outage',
    endsAtMs: at(endsAfterMs),
    reason: '',
  });

  it('resumes with the time that was left when bids were last possible', () => {
    given(scheduled, opened)
      .when(outage(200_000, 100_000))
      .then(resumed(200_000, 200_000 + 200_000));
  });

  it('resumes with at least one countdown', () => {
    given(scheduled, opened, bid(1, 50_000, 0))
      .when(outage(90_000, 55_000))
      .then(resumed(90_000, 150_000));
  });

  it('takes the last event as a sign of life', () => {
    given(scheduled, opened, bid(1, 50_000, 100_000))
      .when(outage(110_000, 0))
      .then(resumed(110_000, 170_000));
  });

  it('changes nothing for a lot that does not run', () => {
    given().when(outage(1, 0)).then();
    given(scheduled).when(outage(1, 0)).then();
  });
});
