// The control room of an auction: what the auctioneer sees of it, and what they do in it. Reasons and messages are public.
import type { AuctionView } from './auctions';
import type { ErrorCode } from './errors';
import type { LotView } from './lots';

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
