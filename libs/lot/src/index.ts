// The pure core of a live lot.
export { assertNever } from './assert-never';
export { allowedAmounts } from './bid-limits';
export { CUT_OFF_COUNTDOWNS_MAX, CUT_OFF_LAPSES_AFTER_MS } from './cut-off';
export { decide } from './decide';
export type { Accepted, Decision, Repeated } from './decision';
export { decodeLotEvent, encodeLotEvent, UnreadableEvent } from './event-codec';
export { evolve } from './evolve';
export type {
  CancelCeiling,
  DisqualifyPaddle,
  LotCommand,
  PauseLot,
  PlaceBid,
  ResumeAfterCutOff,
  ResumeAfterOutage,
  ResumeLot,
  ScheduleLot,
  SetCeiling,
  Wake,
  WithdrawLot,
} from './lot.commands';
export type {
  BidAccepted,
  CeilingCancelled,
  CeilingSet,
  LotEvent,
  LotOpened,
  LotPaused,
  LotResumed,
  LotScheduled,
  LotSold,
  LotUnsold,
  LotWithdrawn,
  PaddleDisqualified,
} from './lot.events';
export { hearFact, lotMachine } from './lot.machine';
export type { LotRejection, LotRejectionCode, LotRejectionData, Refused } from './lot.rejections';
export { ceilingOf, hasEnded, isRunning, leaderOf, nextDeadlineMs, priceOf, UNSCHEDULED } from './lot.state';
export type { AcceptedBid, Ceiling, LotState, RunningLot, ScheduledLot } from './lot.state';
export type { LotTerms } from './lot.terms';
export { PersistentMap } from './persistent-map';
export { CEILING_CHANGES_MAX } from './set-ceiling';
