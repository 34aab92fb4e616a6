// Applies a past fact to a lot. It never judges: what was journaled is true.
import { assertNever } from './assert-never';
import { disqualify, withAct } from './evolve-acts';
import { withCancellation, withCeiling } from './evolve-ceilings';
import type { BidAccepted, LotEvent, LotScheduled } from './lot.events';
import { leaderOf } from './lot.state';
import type {
  AcceptedBid,
  LotState,
  OneMinuteLot,
  ScheduledCommon,
  ScheduledLot,
  SoldLot,
  WaitingLot,
} from './lot.state';
import { PersistentMap } from './persistent-map';

/**
 * The lot after `event`. Never fails on a valid history; throws only for a history that no lot can have
 * (an event before `LotScheduled`, a sale without a bid), which means a corrupt journal.
 */
export function evolve(lot: LotState, event: LotEvent): LotState {
  if (event.type === 'LotScheduled') return schedule(event);
  if (lot.phase === 'unscheduled') throw new Error(`Corrupt history: ${event.type} before LotScheduled`);
  const common = commonOf(lot, event);
  switch (event.type) {
    case 'LotOpened':
      return { ...common, phase: 'fiveMinutes', leader: null, endsAtMs: event.endsAtMs };
    case 'BidAccepted':
      return lead(lot, event);
    case 'CeilingSet':
      return withCeiling(lot, event);
    case 'CeilingCancelled':
      return withCancellation(lot, event);
    case 'LotPaused':
      return {
        ...common,
        phase: 'paused',
        leader: leaderOf(lot),
        remainingMs: event.remainingMs,
        reason: event.reason,
      };
    case 'LotResumed':
      return restartCountdown(common, leaderOf(lot), event.endsAtMs);
    case 'LotWithdrawn':
      return { ...common, phase: 'withdrawn', leader: leaderOf(lot), reason: event.reason };
    case 'PaddleDisqualified':
      return disqualify(lot, common, event);
    case 'LotSold':
      return sell(common, leaderOf(lot));
    case 'LotUnsold':
      return { ...common, phase: 'unsold', lapsed: null };
    default:
      return assertNever(event);
  }
}

function schedule(event: LotScheduled): WaitingLot {
  return {
    phase: 'waiting',
    terms: event.terms,
    version: 1,
    changedAtMs: event.atMs,
    bidsById: PersistentMap.empty(),
    entryByPaddle: PersistentMap.empty(),
    ceilings: null,
    lapsed: null,
    disqualified: null,
    hasCutOffTime: false,
    acts: null,
  };
}

function commonOf(lot: ScheduledLot, event: LotEvent): ScheduledCommon {
  return {
    terms: lot.terms,
    version: lot.version + 1,
    changedAtMs: event.atMs,
    bidsById: lot.bidsById,
    entryByPaddle: lot.entryByPaddle,
    ceilings: lot.ceilings,
    lapsed: lot.lapsed,
    disqualified: lot.disqualified,
    hasCutOffTime: lot.hasCutOffTime || (event.type === 'LotResumed' && event.cause === 'cutOff'),
    acts: withAct(lot, event),
  };
}

function lead(lot: ScheduledLot, event: BidAccepted): OneMinuteLot {
  const leader: AcceptedBid = {
    bidId: event.bidId,
    paddleNo: event.paddleNo,
    entryId: event.entryId,
    amountFen: event.amountFen,
    atMs: event.atMs,
    endsAtMs: event.endsAtMs,
    version: lot.version + 1,
  };
  const paddle = String(event.paddleNo);
  const isKnownPaddle = lot.entryByPaddle.get(paddle) !== undefined;
  return {
    phase: 'oneMinute',
    terms: lot.terms,
    version: leader.version,
    changedAtMs: event.atMs,
    bidsById: lot.bidsById.set(event.bidId, leader),
    entryByPaddle: isKnownPaddle ? lot.entryByPaddle : lot.entryByPaddle.set(paddle, event.entryId),
    ceilings: lot.ceilings,
    lapsed: null,
    disqualified: lot.disqualified,
    hasCutOffTime: lot.hasCutOffTime,
    acts: lot.acts,
    leader,
    endsAtMs: event.endsAtMs,
  };
}

function restartCountdown(common: ScheduledCommon, leader: AcceptedBid | null, endsAtMs: number): LotState {
  return leader === null
    ? { ...common, phase: 'fiveMinutes', leader, endsAtMs }
    : { ...common, phase: 'oneMinute', leader, endsAtMs };
}

function sell(common: ScheduledCommon, leader: AcceptedBid | null): SoldLot {
  if (leader === null) throw new Error('Corrupt history: LotSold without a bid');
  return { ...common, phase: 'sold', leader };
}
