// Which rules of the sale (docs/domain.md, "Auction") an event breaks in the place where it stands.
import { assertNever, CUT_OFF_COUNTDOWNS_MAX, isRunning, leaderOf, priceOf } from '@haopai/lot';
import type { LotEvent, LotState, RunningLot, ScheduledLot } from '@haopai/lot';
import type { Fault } from './finding';

export interface EventFault {
  readonly fault: Fault;
  readonly detail: string;
}

/** A lot that opens this late, or less, counts from its announced opening. */
const OPENING_GRACE_MS = 250;

type Event<Type extends LotEvent['type']> = Extract<LotEvent, { type: Type }>;

/** `lot` is the lot before the event, in a phase that knows it. */
export function eventFaults(lotId: number, lot: LotState, event: LotEvent): readonly EventFault[] {
  return [...timeFaults(lot, event), ...ownFaults(lotId, lot, event)].filter((fault) => fault !== null);
}

type Finds = readonly (EventFault | null)[];

function unless(isSo: boolean, fault: Fault, detail: string): EventFault | null {
  return isSo ? null : { fault, detail };
}

function timeFaults(lot: LotState, { atMs }: LotEvent): Finds {
  if (lot.phase === 'unscheduled') return [];
  return [unless(atMs >= lot.changedAtMs, 'TIME_BACKWARDS', `${atMs} after ${lot.changedAtMs}`)];
}

function ownFaults(lotId: number, lot: LotState, event: LotEvent): Finds {
  switch (event.type) {
    case 'LotScheduled':
      return [unless(event.terms.lotId === lotId, 'OTHER_LOT', `terms of lot ${event.terms.lotId}`)];
    case 'BidAccepted':
      return bidFaults(lot, event);
    case 'LotResumed':
      return resumeFaults(lot, event);
    case 'LotSold':
      return [...closeFaults(lot, event.atMs), ...saleFaults(lot, event)];
    case 'LotUnsold':
      return [
        ...closeFaults(lot, event.atMs),
        unless(leaderOf(lot) === null, 'LAST_BID_LOST', 'unsold with a bid'),
      ];
    case 'PaddleDisqualified':
      return disqualificationFaults(lot, event);
    case 'LotOpened':
      return openingFaults(lot, event);
    case 'LotPaused':
      return pauseFaults(lot, event);
    case 'CeilingSet':
      return [...lateFaults(lot, event), barredFault(lot, event.paddleNo)];
    case 'CeilingCancelled':
    case 'LotWithdrawn':
      return lateFaults(lot, event);
    default:
      return assertNever(event);
  }
}

function openingFaults(lot: LotState, { atMs, endsAtMs }: Event<'LotOpened'>): Finds {
  if (lot.phase === 'unscheduled') return [];
  const { opensAtMs, firstBidMs } = lot.terms;
  const isInTime = atMs >= opensAtMs && atMs - opensAtMs <= OPENING_GRACE_MS;
  const isWhole = endsAtMs === atMs + firstBidMs || (isInTime && endsAtMs === opensAtMs + firstBidMs);
  return [unless(isWhole, 'OPENED_OTHERWISE', `at ${atMs}, announced ${opensAtMs}, ends ${endsAtMs}`)];
}

function pauseFaults(lot: LotState, event: Event<'LotPaused'>): Finds {
  if (!isRunning(lot)) return [];
  const leftMs = lot.endsAtMs - event.atMs;
  const detail = `${event.remainingMs} ms of ${leftMs}`;
  return [...lateFaults(lot, event), unless(event.remainingMs === leftMs, 'PAUSED_OTHERWISE', detail)];
}

/** Nothing but its end, or an outage that began before it, comes to a lot whose countdown has run out. */
function lateFaults(lot: LotState, { atMs }: LotEvent): Finds {
  if (!isRunning(lot)) return [];
  return [unless(atMs < lot.endsAtMs, 'ACT_TOO_LATE', `at ${atMs}, end ${lot.endsAtMs}`)];
}

function barredFault(lot: LotState, paddleNo: number): EventFault | null {
  const isBarred = lot.phase !== 'unscheduled' && lot.disqualified?.get(String(paddleNo)) !== undefined;
  return unless(!isBarred, 'BID_OF_DISQUALIFIED', `paddle ${paddleNo}`);
}

function bidFaults(lot: LotState, event: Event<'BidAccepted'>): Finds {
  if (!isRunning(lot)) return [];
  const { amountFen, paddleNo, atMs, endsAtMs } = event;
  const { leader, terms } = lot;
  const priceFen = priceOf(lot);
  const isAbove = priceFen === null ? amountFen >= terms.startPriceFen : amountFen > priceFen;
  return [
    unless(isAbove, 'PRICE_NOT_RISING', `${amountFen} after ${priceFen ?? terms.startPriceFen}`),
    unless(
      !isAbove || event.proxyId !== undefined || isOnLadder(lot, amountFen),
      'NOT_ON_LADDER',
      `${amountFen} after ${priceFen ?? terms.startPriceFen}`,
    ),
    barredFault(lot, paddleNo),
    // What is bid for a ceiling is judged by CeilingAudit.
    unless(
      leader?.paddleNo !== paddleNo || event.proxyId !== undefined,
      'LEADER_RAISED_ITSELF',
      `paddle ${paddleNo}`,
    ),
    unless(atMs < lot.endsAtMs, 'BID_TOO_LATE', `at ${atMs}, end ${lot.endsAtMs}`),
    unless(
      endsAtMs === atMs + terms.countdownMs,
      'BID_WITHOUT_COUNTDOWN',
      `ends ${endsAtMs - atMs} ms later, not ${terms.countdownMs}`,
    ),
  ];
}

function isOnLadder(lot: RunningLot, amountFen: number): boolean {
  const priceFen = priceOf(lot);
  const { startPriceFen, ladder } = lot.terms;
  if (priceFen === null && amountFen === startPriceFen) return true;
  return ladder.some((stepFen) => amountFen === (priceFen ?? startPriceFen) + stepFen);
}

/** Whoever led leads no more, and the first countdown begins anew; for all others nothing changes. */
function disqualificationFaults(lot: LotState, event: Event<'PaddleDisqualified'>): Finds {
  if (lot.phase === 'unscheduled') return [];
  const { atMs, paddleNo, endsAtMs, remainingMs } = event;
  const led = leaderOf(lot)?.paddleNo === paddleNo;
  const { firstBidMs } = lot.terms;
  const anew = {
    endsAtMs: led && isRunning(lot) ? Math.max(lot.endsAtMs, atMs + firstBidMs) : undefined,
    remainingMs: led && lot.phase === 'paused' ? Math.max(lot.remainingMs, firstBidMs) : undefined,
  };
  const isSo = endsAtMs === anew.endsAtMs && remainingMs === anew.remainingMs;
  return [...lateFaults(lot, event), unless(isSo, 'LEAD_NOT_LAPSED', `paddle ${paddleNo}`)];
}

function resumeFaults(lot: LotState, event: Event<'LotResumed'>): Finds {
  if (lot.phase === 'unscheduled') return [];
  const { atMs, endsAtMs, cause } = event;
  const { countdownMs } = lot.terms;
  const leftMs = endsAtMs - atMs;
  if (leftMs < countdownMs) return [unless(false, 'RESUMED_SHORT', `${leftMs} ms left, not ${countdownMs}`)];
  if (cause === 'cutOff') return cutOffFaults(lot, event);
  const [least, most] = leftAfter(lot, event);
  const detail = `${cause} in phase ${lot.phase}: ${leftMs} ms left, not ${least} to ${most}`;
  return [unless(leftMs >= least && leftMs <= most, 'RESUMED_OTHERWISE', detail)];
}

/** What may be left. When an outage began no event says: after the event before it, and before its own end. */
function leftAfter(lot: ScheduledLot, { atMs, cause }: Event<'LotResumed'>): readonly [number, number] {
  const { countdownMs } = lot.terms;
  if (cause === 'administrator' && lot.phase === 'paused') {
    const leftMs = Math.max(lot.remainingMs, countdownMs);
    return [leftMs, leftMs];
  }
  if (cause !== 'outage' || !isRunning(lot)) return [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return [
    Math.max(lot.endsAtMs - atMs, countdownMs),
    Math.max(lot.endsAtMs - Math.min(lot.changedAtMs, atMs), countdownMs),
  ];
}

/** Whoever drops their own lines gains this much, once a lot. */
function cutOffFaults(lot: ScheduledLot, event: Event<'LotResumed'>): Finds {
  if (!isRunning(lot)) return [unless(false, 'CUT_OFF_AGAIN', `in phase ${lot.phase}`)];
  const { atMs, endsAtMs, sinceMs } = event;
  const { countdownMs, opensAtMs } = lot.terms;
  const mostMs = CUT_OFF_COUNTDOWNS_MAX * countdownMs;
  const fromMs = Math.max(sinceMs ?? atMs - mostMs, Math.min(opensAtMs, atMs));
  const lostMs = Math.min(Math.max(atMs - fromMs, 0), mostMs);
  const latestMs = Math.max(lot.endsAtMs + lostMs, atMs + countdownMs);
  return [
    unless(!lot.hasCutOffTime, 'CUT_OFF_AGAIN', `in phase ${lot.phase}`),
    ...lateFaults(lot, event),
    unless(
      endsAtMs >= lot.endsAtMs && endsAtMs <= latestMs,
      'CUT_OFF_TOO_LONG',
      `ends ${endsAtMs - lot.endsAtMs} ms later`,
    ),
  ];
}

function closeFaults(lot: LotState, atMs: number): Finds {
  if (!isRunning(lot)) return [];
  return [unless(atMs >= lot.endsAtMs, 'CLOSED_EARLY', `at ${atMs}, end ${lot.endsAtMs}`)];
}

function saleFaults(lot: LotState, { paddleNo, entryId, amountFen }: Event<'LotSold'>): Finds {
  const leader = leaderOf(lot);
  const isLast =
    leader?.paddleNo === paddleNo && leader.entryId === entryId && leader.amountFen === amountFen;
  return [unless(isLast, 'LAST_BID_LOST', `sold to paddle ${paddleNo} for ${amountFen}`)];
}
