// Which rules of the sale (docs/domain.md, "Auction") an event breaks in the place where it stands.
import { assertNever, CUT_OFF_COUNTDOWNS_MAX, isRunning, leaderOf, priceOf } from '@haopai/lot';
import type { LotEvent, LotState, ScheduledLot } from '@haopai/lot';
import type { Fault } from './finding';

export interface EventFault {
  readonly fault: Fault;
  readonly detail: string;
}

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
    case 'CeilingSet':
    case 'CeilingCancelled':
    case 'LotOpened':
    case 'LotPaused':
    case 'LotWithdrawn':
      return [];
    default:
      return assertNever(event);
  }
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
      lot.disqualified?.get(String(paddleNo)) === undefined,
      'BID_OF_DISQUALIFIED',
      `paddle ${paddleNo}`,
    ),
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

/** Whoever led leads no more, and the first countdown begins anew; for all others nothing changes. */
function disqualificationFaults(lot: LotState, event: Event<'PaddleDisqualified'>): Finds {
  if (lot.phase === 'unscheduled') return [];
  const led = leaderOf(lot)?.paddleNo === event.paddleNo;
  const leftMs = event.endsAtMs === undefined ? event.remainingMs : event.endsAtMs - event.atMs;
  const isAnew = leftMs !== undefined && leftMs >= lot.terms.firstBidMs;
  return [unless(led ? isAnew : leftMs === undefined, 'LEAD_NOT_LAPSED', `paddle ${event.paddleNo}`)];
}

function resumeFaults(lot: LotState, event: Event<'LotResumed'>): Finds {
  if (lot.phase === 'unscheduled') return [];
  const { atMs, endsAtMs, cause } = event;
  const { countdownMs } = lot.terms;
  return [
    ...(cause === 'cutOff' ? cutOffFaults(lot, event) : []),
    unless(endsAtMs - atMs >= countdownMs, 'RESUMED_SHORT', `${endsAtMs - atMs} ms left, not ${countdownMs}`),
  ];
}

/** Whoever drops their own lines gains this much, once a lot. */
function cutOffFaults(lot: ScheduledLot, { endsAtMs }: Event<'LotResumed'>): Finds {
  const isRunningNow = isRunning(lot);
  const longerMs = isRunningNow ? endsAtMs - lot.endsAtMs : 0;
  return [
    unless(isRunningNow && !lot.hasCutOffTime, 'CUT_OFF_AGAIN', `in phase ${lot.phase}`),
    unless(
      longerMs >= 0 && longerMs <= CUT_OFF_COUNTDOWNS_MAX * lot.terms.countdownMs,
      'CUT_OFF_TOO_LONG',
      `ends ${longerMs} ms later`,
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
