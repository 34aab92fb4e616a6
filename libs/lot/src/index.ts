// The pure core of a live lot.
export { assertNever } from './assert-never';
export { decide } from './decide';
export type { Accepted, Decision, Repeated } from './decision';
export { decodeLotEvent, encodeLotEvent, UnreadableEvent } from './event-codec';
export { evolve } from './evolve';
export type {
  LotCommand,
  PauseLot,
  PlaceBid,
  ResumeAfterOutage,
  ResumeLot,
  ScheduleLot,
  Wake,
  WithdrawLot,
} from './lot.commands';
export type {
  BidAccepted,
  LotEvent,
  LotOpened,
  LotPaused,
  LotResumed,
  LotScheduled,
  LotSold,
  LotUnsold,
  LotWithdrawn,
} from './lot.events';
export { lotMachine } from './lot.machine';
export type { LotMachineActor, LotMachineSnapshot } from './lot.machine';
export type { LotRejection, LotRejectionCode, LotRejectionData, Refused } from './lot.rejections';
export { hasEnded, isRunning, leaderOf, nextDeadlineMs, UNSCHEDULED } from './lot.state';
export type { AcceptedBid, LotState, RunningLot, ScheduledLot } from './lot.state';
export type { LotTerms } from './lot.terms';
export { PersistentMap } from './persistent-map';
export { allowedAmounts } from './place-bid';
