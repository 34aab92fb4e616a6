// The control room of an auction: what the auctioneer sees of it, and what they do in it. Reasons and messages are public.
import type { AuctionView } from './auctions';
import type { ErrorCode } from './refusal-codes';
import type { LotFigures, LotView } from './lots';

export const LOT_ACTS = ['pause', 'resume', 'withdraw'] as const;
export type LotAct = (typeof LOT_ACTS)[number];
export type ControlActKind = LotAct | 'disqualify' | 'message';

/** Lots are held from ten minutes before the start on; nobody would hear of an act before. */
export const ACTS_BEFORE_START_MS = 9 * 60_000;

/** Characters of a message to the room. */
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

/** Whose paddle it is, before anything is done to it: `GET /admin/auctions/:id/control/paddles/:paddleNo`. */
export interface PaddleHolder {
  readonly paddleNo: number;
  /** Of a person, the first character alone. */
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  /** Why it was put out of the auction; null while it may bid. */
  readonly disqualifiedFor: string | null;
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
  /** The newest first, so that a page that is loaded anew does not begin empty; the release before tells none. */
  readonly bids?: readonly ControlBid[];
  /** Of lots that have not ended; the release before tells none. */
  readonly cutOffs?: readonly ControlCutOff[];
  /** Who asked for, and who confirmed, what stands of the auction (`auction.stop`); null while nothing does. The release before names nobody. */
  readonly stopBy?: StopBy | null;
}

export interface StopBy {
  readonly askedBy: string;
  readonly decidedBy: string;
}

/**
 * `GET /admin/auctions/:id/control/stream`, an event stream (SSE). Its events by name: `lots` with {@link ControlNews}, at most ten a
 * second; `figures` with {@link ControlFigures}, once a second; `act` with {@link ControlActView}, whoever on the staff acted;
 * `decisions` when something about this auction was asked of a second person or decided, so that both are to be read anew; `end`
 * when the session has ended, after which the stream closes. Closed without `end`, after twenty minutes or because its instance stops, a
 * browser opens it again by itself; a refusal (503 while an instance stops) it takes for the last word, and the page must try again.
 */
export interface ControlEvents {
  readonly lots: ControlNews;
  readonly figures: ControlFigures;
  readonly act: ControlActView;
  readonly decisions: Record<string, never>;
  readonly end: Record<string, never>;
}

/** Bids a piece of news brings at most, the newest; the record has the rest. */
export const CONTROL_BIDS_MAX = 50;

/** What changed since the last piece of news; the first one has all lots. */
export interface ControlNews {
  readonly serverNowMs: number;
  readonly lots: readonly ControlLot[];
  /** The oldest first. */
  readonly bids: readonly ControlBid[];
  readonly moreBids: boolean;
  /** Absent without any. */
  readonly cutOffs?: readonly ControlCutOff[];
}

/** Many of those in the room were cut off at once, and a lot got that time back. */
export interface ControlCutOff {
  readonly lotId: number;
  readonly atMs: number;
  /** How many of how many, as `7/20`. */
  readonly paddles: string;
}

export interface ControlLot extends LotFigures {
  /** Time left on a paused lot's frozen countdown. */
  readonly remainingMs: number | null;
}

export interface ControlBid {
  readonly lotId: number;
  readonly paddleNo: number;
  readonly amountFen: number;
  readonly atMs: number;
}

/** What acknowledged bids are on, from least to most. */
export type Durability = 'unflushed' | 'one-disk' | 'two-machines';

/** What whoever runs the site names, beside what the database says of itself. */
export interface ControlDurability {
  /** Null: nobody has said. */
  readonly names: Exclude<Durability, 'unflushed'> | null;
  readonly has: Durability;
  /** Which have a bid when it is acknowledged. */
  readonly machines: number;
  readonly isLess: boolean;
}

/** Of all instances that have told theirs in the last seconds. */
export interface ControlFigures {
  readonly serverNowMs: number;
  readonly instances: number;
  /** Of them, those that the database does not answer: for their lots nothing can be confirmed now. */
  readonly unableInstances: number;
  /** Of the instance that sees the least; null while it is not known. */
  readonly durability: ControlDurability | null;
  /** Sockets on this auction's board and lots, the bidders' included. */
  readonly watchers: number;
  /** Paddles of this auction whose citizens have such a socket, whether they have entered the room with it or not. */
  readonly biddersConnected: number;
  /** From arrival to answer, over the last ten seconds of all auctions; null without a bid. */
  readonly answerP50Ms: number | null;
  readonly answerP99Ms: number | null;
  /** Of the instance whose clock is furthest off. */
  readonly clockOffsetMs: number | null;
  /** Of the one that is least sure of its own. */
  readonly clockUncertaintyMs: number | null;
  /** Accepted bids of the last sixty seconds, by lot; lots without a bid are missing. */
  readonly bidsLastMinute: readonly { readonly lotId: number; readonly bids: number }[];
}
