// Thousands of random histories against the invariants of a lot (docs/architecture.md). fast-check prints the seed of a failure.
// Each step is checked by Node's assert: jest's expect, which makes all its matchers anew each time, takes longer than the histories.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Fen, fen } from '@haopai/rules';
import type { CancelCeiling, LotCommand, PlaceBid, ResumeAfterCutOff, SetCeiling } from './lot.commands';
import { allowedAmounts } from './bid-limits';
import { CUT_OFF_COUNTDOWNS_MAX } from './cut-off';
import { decide } from './decide';
import type { Decision } from './decision';
import { decodeLotEvent, encodeLotEvent } from './event-codec';
import { evolve } from './evolve';
import type { BidAccepted, CeilingSet, LotEvent, LotResumed, PaddleDisqualified } from './lot.events';
import { ceilingOf, hasEnded, isRunning, leaderOf, nextDeadlineMs, priceOf, UNSCHEDULED } from './lot.state';
import type { LotState, ScheduledLot } from './lot.state';
import { MINUTE_MS, OPENS_AT_MS, replay, TERMS } from './testing/lot-story';

const IS_NIGHT = process.env['HAOPAI_NIGHTLY'] === '1';
const SEED = Number(process.env['HAOPAI_TEST_SEED'] ?? (IS_NIGHT ? Date.now() % 2 ** 31 : 1));
const STEPS_YUAN = [-1000, 0, 500, 1000, 2000, 3000, 4000, 5000, 6000];
const CEILINGS_YUAN = [-1000, 0, 999, 1000, 2000, 3000, 5500, 8000, 20_000, 1_000_000];
const PADDLES = [1, 2, 3, 4, 5];
/** Above the start price: what a deposit allows; most auctions set nothing. */
const LIMITS_YUAN = [null, null, 3_000, 6_000, 15_000];
const STEP_FEN = TERMS.ladder[0];
/** An opening, a ceiling and its two bids. */
const EVENTS_OF_A_DECISION_MAX = 4;

/** A step of a history: how much time passes, and then a command that may refer to the price of the moment. */
type Step = { afterMs: number; make: (lot: LotState, receivedAtMs: number) => LotCommand };

const pause = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(MINUTE_MS - 1, MINUTE_MS, 5 * MINUTE_MS) },
  { weight: 1, arbitrary: fc.integer({ min: -5_000, max: -1 }) },
);

const bidStep = fc
  .record({
    paddleNo: fc.integer({ min: 1, max: 5 }),
    secondEntry: fc.nat({ max: 9 }).map((n) => n === 0),
    bidId: fc.integer({ min: 1, max: 40 }).map((n) => `b${n}`),
    stepYuan: fc.constantFrom(...STEPS_YUAN),
    boundElsewhere: fc.nat({ max: 9 }).map((n) => n === 0),
    limitYuan: fc.constantFrom(...LIMITS_YUAN),
  })
  .map((chosen): Step['make'] => (lot, receivedAtMs) => {
    const { paddleNo, secondEntry, bidId, stepYuan, boundElsewhere } = chosen;
    const priceFen = pricedAt(lot);
    return {
      type: 'PlaceBid',
      receivedAtMs,
      bidId,
      paddleNo,
      entryId: paddleNo * 10 + (secondEntry ? 1 : 0),
      amountFen: fen(priceFen + stepYuan * 100),
      entryBoundTo: boundElsewhere ? 99 : null,
      ...limitOf(chosen),
    };
  });

const ceilingStep = fc
  .record({
    paddleNo: fc.constantFrom(...PADDLES),
    proxyId: fc.integer({ min: 1, max: 40 }).map((n) => `p${n}`),
    aboveYuan: fc.constantFrom(...CEILINGS_YUAN),
    cancels: fc.nat({ max: 4 }).map((n) => n === 0),
    boundElsewhere: fc.nat({ max: 9 }).map((n) => n === 0),
    limitYuan: fc.constantFrom(...LIMITS_YUAN),
  })
  .map((chosen): Step['make'] => (lot, receivedAtMs) => {
    const { paddleNo, proxyId, aboveYuan } = chosen;
    const common = { receivedAtMs, proxyId, paddleNo, salt: 'salt' };
    const priceFen = pricedAt(lot);
    if (chosen.cancels) return { type: 'CancelCeiling', ...common };
    return {
      type: 'SetCeiling',
      ...common,
      entryId: paddleNo * 10,
      ceilingFen: fen(priceFen + aboveYuan * 100),
      entryBoundTo: chosen.boundElsewhere ? 99 : null,
      ...limitOf(chosen),
    };
  });

function limitOf({ limitYuan }: { limitYuan: number | null }): { limitFen?: Fen } {
  return limitYuan === null ? {} : { limitFen: fen(TERMS.startPriceFen + limitYuan * 100) };
}

const plainStep = fc
  .constantFrom(
    'Wake',
    'Wake',
    'Wake',
    'PauseLot',
    'SuspendLot',
    'ResumeLot',
    'ResumeLot',
    'ResumeAfterOutage',
    'ResumeAfterCutOff',
    'WithdrawLot',
  )
  .chain((type) => fc.record({ type: fc.constant(type), sure: fc.nat({ max: 7 }) }))
  .map(({ type, sure }): Step['make'] => (_, receivedAtMs) => {
    if (type === 'ResumeAfterOutage') return { type, receivedAtMs, aliveUntilMs: receivedAtMs - 5_000 };
    if (type === 'ResumeAfterCutOff')
      return { type, receivedAtMs, ...cutOffBefore(receivedAtMs, sure), awayCount: 7, roomCount: 20 };
    if (type === 'Wake' || (type === 'WithdrawLot' && sure > 0)) return { type: 'Wake', receivedAtMs };
    return { type, receivedAtMs, reason: 'why', ...(sure > 5 ? { actId: `a${sure}` } : {}) };
  });

/** Some of them are so long over that they give nothing. */
function cutOffBefore(receivedAtMs: number, sure: number): Pick<ResumeAfterCutOff, 'sinceMs' | 'untilMs'> {
  return { sinceMs: receivedAtMs - sure * 30_000, untilMs: receivedAtMs - sure * 6_000 };
}

/** Now and then the leader, else anybody, be it that they have not bid here. */
const disqualifyStep = fc
  .record({
    paddleNo: fc.constantFrom(...PADDLES),
    theLeader: fc.boolean(),
    act: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ paddleNo, theLeader, act }): Step['make'] => (lot, receivedAtMs) => ({
    type: 'DisqualifyPaddle',
    receivedAtMs,
    paddleNo: theLeader ? (leaderOf(lot)?.paddleNo ?? paddleNo) : paddleNo,
    reason: 'why',
    actId: `d${act}`,
  }));

function pricedAt(lot: LotState): number {
  return (lot.phase === 'unscheduled' ? null : priceOf(lot)) ?? TERMS.startPriceFen;
}

const step: fc.Arbitrary<Step> = fc.record({
  afterMs: pause,
  make: fc.oneof(
    { weight: 20, arbitrary: bidStep },
    { weight: 8, arbitrary: ceilingStep },
    { weight: 8, arbitrary: plainStep },
    { weight: 1, arbitrary: disqualifyStep },
  ),
});

interface History {
  readonly events: readonly LotEvent[];
  readonly final: LotState;
}

/** Runs the steps and checks each decision against the state before it. */
function run(steps: readonly Step[]): History {
  const events: LotEvent[] = [];
  const answers = new Map<string, { body: string; version: number }>();
  const limits = new Map<string, number>();
  let nowMs = OPENS_AT_MS - MINUTE_MS;
  let lot: LotState = UNSCHEDULED;
  const apply = (command: LotCommand): void => {
    const decision = decide(lot, command);
    assert.deepEqual(decide(lot, command), decision);
    checkLimit(lot, command, decision);
    if (command.type === 'SetCeiling' && decision.kind === 'accepted')
      limits.set(command.proxyId, command.limitFen ?? Infinity);
    const before = lot;
    if (decision.kind === 'accepted') {
      assert.ok(decision.events.length <= EVENTS_OF_A_DECISION_MAX);
      for (const event of decision.events) {
        checkFact(lot, event);
        if (event.type === 'BidAccepted' && event.proxyId !== undefined)
          assert.ok(event.amountFen <= (limits.get(event.proxyId) ?? Infinity));
        lot = evolve(lot, event);
        events.push(event);
      }
    }
    if (isIdentified(command)) checkAnswer(before, lot, command, decision.kind, answers);
    if (command.type === 'SetCeiling' && decision.kind === 'accepted')
      checkDuel(before, lot, decision.events);
    checkCeilings(lot);
  };
  apply({ type: 'ScheduleLot', receivedAtMs: nowMs, terms: TERMS });
  for (const { afterMs, make } of steps) {
    nowMs = Math.max(0, nowMs + afterMs);
    apply(make(lot, nowMs));
  }
  return { events, final: lot };
}

/** It only refuses, and only what is above it: within it, and without one, the lot decides the same. */
function checkLimit(lot: LotState, command: LotCommand, decision: Decision): void {
  if ((command.type !== 'PlaceBid' && command.type !== 'SetCeiling') || command.limitFen === undefined)
    return;
  const { limitFen, ...unlimited } = command;
  const without = decide(lot, unlimited);
  const amountFen = command.type === 'PlaceBid' ? command.amountFen : command.ceilingFen;
  if (without.kind !== 'accepted' || amountFen <= limitFen) {
    assert.deepEqual(decision, without);
    return;
  }
  assert.partialDeepStrictEqual(decision, {
    kind: 'refused',
    rejection: { code: 'BID.OVER_LIMIT', data: { limitFen, priceFen: pricedAt(lot) } },
  });
}

function checkFact(lot: LotState, event: LotEvent): void {
  if (lot.phase === 'unscheduled') return;
  assert.ok(event.atMs >= lot.changedAtMs);
  if (event.type === 'BidAccepted') {
    assert.ok(isRunning(lot) && event.atMs < lot.endsAtMs);
    assert.equal(event.endsAtMs, event.atMs + TERMS.countdownMs);
    if (event.proxyId === undefined)
      assert.ok(isRunning(lot) && allowedAmounts(lot).includes(event.amountFen));
    else checkBidForCeiling(lot, event);
  }
  if (event.type === 'LotSold' || event.type === 'LotUnsold') {
    assert.ok(isRunning(lot) && event.atMs >= lot.endsAtMs);
  }
  if (event.type === 'PaddleDisqualified') checkDisqualification(lot, event);
  if ('paddleNo' in event && event.type !== 'PaddleDisqualified' && event.type !== 'CeilingCancelled')
    assert.equal(lot.disqualified?.get(String(event.paddleNo)), undefined);
  if (event.type === 'LotResumed') {
    assert.ok(event.endsAtMs - event.atMs >= TERMS.countdownMs);
    if (isRunning(lot)) assert.ok(event.endsAtMs >= lot.endsAtMs);
    if (event.cause === 'cutOff') checkCutOff(lot, event);
  }
}

/** Whoever drops their own lines again and again gains this much, once. */
function checkCutOff(lot: ScheduledLot, event: LotResumed): void {
  assert.ok(isRunning(lot) && event.atMs < lot.endsAtMs);
  assert.equal(lot.hasCutOffTime, false);
  if (isRunning(lot)) assert.ok(event.endsAtMs - lot.endsAtMs <= CUT_OFF_COUNTDOWNS_MAX * TERMS.countdownMs);
}

/** Only the leader's takes the lead away; then everybody has the full first countdown to come back. */
function checkDisqualification(lot: ScheduledLot, event: PaddleDisqualified): void {
  assert.equal(hasEnded(lot), false);
  const isLeader = leaderOf(lot)?.paddleNo === event.paddleNo;
  assert.equal(event.endsAtMs !== undefined, isLeader && isRunning(lot));
  assert.equal(event.remainingMs !== undefined, isLeader && lot.phase === 'paused');
  if (event.endsAtMs !== undefined && isRunning(lot)) {
    assert.ok(event.endsAtMs >= lot.endsAtMs);
    assert.ok(event.endsAtMs - event.atMs >= TERMS.firstBidMs);
  }
  const after = evolve(lot, event);
  if (after.phase !== 'unscheduled') assert.equal(priceOf(after), priceOf(lot));
  assert.equal(leaderOf(after), isLeader ? null : leaderOf(lot));
  assert.equal(ceilingOf(after, event.paddleNo), null);
}

/** Never above the ceiling, always a whole number of smallest steps above the price. */
function checkBidForCeiling(lot: LotState, { proxyId, paddleNo, entryId, amountFen }: BidAccepted): void {
  const ceiling = ceilingOf(lot, paddleNo);
  assert.deepEqual([ceiling?.proxyId, ceiling?.entryId], [proxyId, entryId]);
  assert.ok(amountFen <= (ceiling?.ceilingFen ?? 0));
  assert.equal((amountFen - pricedAt(lot)) % STEP_FEN, 0);
  if (lot.phase !== 'unscheduled' && priceOf(lot) === null) assert.equal(amountFen, TERMS.startPriceFen);
}

/** Nobody but the leader has a ceiling that could still bid. One that was met may outlive its lot, which has no price when it ends unsold. */
function checkCeilings(lot: LotState): void {
  if (lot.phase !== 'unscheduled' && hasEnded(lot)) return;
  const leader = leaderOf(lot);
  for (const paddleNo of PADDLES) {
    const ceiling = ceilingOf(lot, paddleNo);
    if (ceiling === null || leader?.paddleNo === paddleNo) continue;
    assert.ok(ceiling.ceilingFen < pricedAt(lot) + STEP_FEN);
  }
}

/** One step above the lower of two ceilings, or at the tie for the earlier; one step above the price when there is only one. */
function checkDuel(before: LotState, after: LotState, events: readonly LotEvent[]): void {
  const set = events.find((event): event is CeilingSet => event.type === 'CeilingSet');
  const was = leaderOf(before);
  const is = leaderOf(after);
  if (set === undefined || was === null || was.paddleNo === set.paddleNo) return;
  const reachable = (yuan: number) =>
    was.amountFen + Math.floor((yuan - was.amountFen) / STEP_FEN) * STEP_FEN;
  const standing = Math.max(was.amountFen, reachable(ceilingOf(before, was.paddleNo)?.ceilingFen ?? 0));
  const challenge = reachable(set.askedFen);
  assert.equal(set.ceilingFen, challenge);
  const isDefended = challenge <= standing;
  assert.partialDeepStrictEqual(is, {
    paddleNo: isDefended ? was.paddleNo : set.paddleNo,
    amountFen: challenge === standing ? challenge : Math.min(challenge, standing) + STEP_FEN,
  });
}

type Identified = PlaceBid | SetCeiling | CancelCeiling;

function isIdentified(command: LotCommand): command is Identified {
  return command.type === 'PlaceBid' || command.type === 'SetCeiling' || command.type === 'CancelCeiling';
}

function checkAnswer(
  before: LotState,
  after: LotState,
  command: Identified,
  kind: string,
  answers: Map<string, { body: string; version: number }>,
): void {
  const body = JSON.stringify({ ...command, receivedAtMs: 0, entryBoundTo: null, limitFen: null });
  const id = command.type === 'PlaceBid' ? command.bidId : command.proxyId;
  const first = answers.get(id);
  if (first) {
    assert.equal(kind, first.body === body ? 'repeated' : 'refused');
    assert.equal(after, before);
  } else if (kind === 'accepted') {
    answers.set(id, { body, version: after.version });
  }
}

/** Nobody follows itself, but for the one case: the leader's ceiling defends at a tie one step above. */
function checkSuccession(
  event: LotEvent,
  previous: LotEvent | undefined,
  bids: readonly BidAccepted[],
): void {
  if (event.type !== 'BidAccepted') return;
  const before = bids[bids.indexOf(event) - 1];
  if (before?.paddleNo !== event.paddleNo) return;
  assert.ok(previous?.type === 'CeilingSet' && previous.ceilingFen === event.amountFen);
  assert.notEqual(previous.paddleNo, event.paddleNo);
  assert.equal(event.amountFen, before.amountFen + STEP_FEN);
}

function checkHistory({ events, final }: History): void {
  const bids = events.filter((event): event is BidAccepted => event.type === 'BidAccepted');
  bids.slice(1).forEach((bid, i) => assert.ok(bid.amountFen > (bids[i]?.amountFen ?? 0)));
  events.forEach((event, i) => checkSuccession(event, events[i - 1], bids));
  for (const paddleNo of new Set(bids.map((bid) => bid.paddleNo))) {
    assert.equal(new Set(bids.filter((bid) => bid.paddleNo === paddleNo).map((bid) => bid.entryId)).size, 1);
  }
  const sold = events.find((event) => event.type === 'LotSold');
  if (sold)
    assert.partialDeepStrictEqual(sold, {
      amountFen: bids.at(-1)?.amountFen,
      paddleNo: bids.at(-1)?.paddleNo,
    });
  assert.ok(events.filter((event) => 'cause' in event && event.cause === 'cutOff').length < 2);
  const isUnsold = events.some((event) => event.type === 'LotUnsold');
  const isOut = events.some(
    (event) => event.type === 'PaddleDisqualified' && event.paddleNo === bids.at(-1)?.paddleNo,
  );
  if (isUnsold && bids.length > 0) assert.ok(isOut);
  assert.equal(final.version, events.length);
  if (isRunning(final)) assert.equal(nextDeadlineMs(final), final.endsAtMs);
}

describe(`random histories (seed ${SEED})`, () => {
  const parameters = { seed: SEED, numRuns: IS_NIGHT ? 40_000 : 1_500 };

  it('price strictly rises, the winner is the last accepted bid, and no bid comes at or after the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => checkHistory(run(steps))),
      parameters,
    );
  });

  it('replaying a journal, also through its stored text, gives the same state, bit for bit, and the machine agrees', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { events, final } = run(steps);
        assert.deepEqual(replay(events.map((event) => decodeLotEvent(encodeLotEvent(event)))), final);
      }),
      { ...parameters, numRuns: IS_NIGHT ? 5_000 : 300 },
    );
  });
});
