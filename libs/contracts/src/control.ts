// The control room of an auction: what the auctioneer sees of it, and what they do in it. Reasons and messages are public.
import type { AuctionView } from './auctions';
import type { ErrorCode } from './errors';
import type { BidLine, LotFigures, LotView } from './lots';

export const LOT_ACTS = ['pause', 'resume', 'withdraw'] as const;
export type LotAct = (typeof LOT_ACTS)[number];
export type ControlActKind = LotAct | 'disqualify' | 'message';

/** Characters of a public reason, and of a message to the room. */
export const REASON_MAX = 200;
export const ROOM_MESSAGE_MAX = 200;

export interface LotActBody {
  readonly act: LotAct;
  /** Missing: every lot of the auction that has not ended. */
  readonly lotId?: number;
  readonly reason: string;
}

export interface DisqualifyBody {
  readonly paddleNo: number;
  readonly reason: string;
}

export interface RoomMessageBody {
  readonly text: string;
}

/** What a lot answered to an act. `code` of a refusal: such as `LOT.ENDED` to the withdrawal of a sold lot. */
export interface LotActResult {
  readonly lotId: number;
  readonly lotNo: number;
  readonly outcome: 'done' | 'refused';
  readonly code: ErrorCode | null;
}

export interface ControlActView {
  /** The Idempotency-Key under which it was ordered; events in the lots' journals carry it. */
  readonly actId: string;
  readonly kind: ControlActKind;
  /** Null for all lots, and for what is about none. */
  readonly lotId: number | null;
  readonly paddleNo: number | null;
  /** The public reason; of a message its text. */
  readonly reason: string;
  readonly atMs: number;
  readonly staffName: string;
}

export interface ControlActDone {
  readonly act: ControlActView;
  /** Of a disqualification: the lots that have not ended. Those that could not be told yet are told by themselves. */
  readonly results: readonly LotActResult[];
}

export interface DisqualifiedPaddle {
  readonly paddleNo: number;
  readonly reason: string;
  readonly atMs: number;
}

/** A message to everybody in the room and on the board. */
export interface RoomMessage {
  readonly messageId: number;
  readonly auctionId: number;
  readonly atMs: number;
  readonly text: string;
}

/** Answer to `GET /admin/auctions/:id/control`. */
export interface ControlRoomView {
  readonly auction: AuctionView;
  readonly lots: readonly LotView[];
  readonly disqualified: readonly DisqualifiedPaddle[];
  readonly messages: readonly RoomMessage[];
  /** The newest first. */
  readonly acts: readonly ControlActView[];
}

/** The figures of a lot as the control room sees them. */
export interface ControlLot extends LotFigures {
  readonly remainingMs: number | null;
  readonly reason: string | null;
  /** Accepted bids of the last minute. */
  readonly bidsAMinute: number;
}

export interface ControlBid extends BidLine {
  readonly lotId: number;
}

/** Over all instances. */
export interface ControlFigures {
  readonly instances: number;
  /** Pages that have this auction or one of its lots open. */
  readonly watchers: number;
  /** Of these, paddles that are in the room. */
  readonly bidders: number;
  readonly bidsAMinute: number;
  /** From the arrival of a bid to its answer, of the last ten seconds; null when nobody bid. */
  readonly answerP50Ms: number | null;
  readonly answerP99Ms: number | null;
  /** The largest, beside the database's clock. */
  readonly clockOffsetMs: number;
  readonly clockUncertaintyMs: number;
}

/** One message of `GET /admin/auctions/:id/control/stream` (server-sent events), at most ten a second. */
export interface ControlTick {
  readonly serverMs: number;
  /** Those that changed since the last message; all of them in the first. */
  readonly lots: readonly ControlLot[];
  /** Oldest first, since the last message; the newest of them when there were more. */
  readonly bids: readonly ControlBid[];
  /** How many accepted bids there were that `bids` has no place for. */
  readonly moreBids: number;
  /** Once a second. */
  readonly figures: ControlFigures | null;
}
