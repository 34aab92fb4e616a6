// The Socket.IO event map of namespace `/live`, shared by the api, the portal, bots, bench and load tests.
import type { BoardSnapshot, BoardUnchanged, EnterRoomBody, RoomPass } from './auctions';
import type { RoomMessage } from './control';
import type { Refusal } from './refusal-codes';
import type {
  BidReceipt,
  BoardFigures,
  LotSnapshot,
  LotTick,
  PlaceBidBody,
  PressedBody,
  ProxyCancellation,
  ProxyReceipt,
  SetProxyBody,
} from './lots';
import type { NoticeView, UnreadNotices } from './messages';
import type { ClockReading } from './session';

export const LIVE_NAMESPACE = '/live';

export type Answer<Result> = ({ readonly ok: true } & Result) | ({ readonly ok: false } & Refusal);
export type Reply<Result> = (answer: Answer<Result>) => void;

/** Several lots of one auction, at most four times a second. */
export interface BoardTick {
  readonly auctionId: number;
  readonly lots: readonly BoardFigures[];
}

export interface AuctionCourseMessage {
  readonly auctionId: number;
  readonly kind: 'started' | 'ended';
  readonly atMs: number;
}

/** What the auctioneer says to everybody who has the auction open. */
export interface RoomMessageTold extends RoomMessage {
  readonly kind: 'said';
}

export type AuctionMessage = AuctionCourseMessage | RoomMessageTold;

export interface ClientToServerEvents {
  /** The short answer only to whoever says a `boardVersion`. */
  'auction.watch': (
    body: { auctionId: number; boardVersion?: string },
    reply: Reply<BoardSnapshot | BoardUnchanged>,
  ) => void;
  'auction.unwatch': (body: { auctionId: number }, reply: Reply<object>) => void;
  'auction.enter': (body: { auctionId: number } & EnterRoomBody, reply: Reply<RoomPass>) => void;
  'lot.watch': (body: { lotId: number }, reply: Reply<LotSnapshot>) => void;
  'lot.unwatch': (body: { lotId: number }, reply: Reply<object>) => void;
  'lot.bid': (body: { lotId: number; bidId: string } & PlaceBidBody, reply: Reply<BidReceipt>) => void;
  'lot.proxy': (body: { lotId: number; proxyId: string } & SetProxyBody, reply: Reply<ProxyReceipt>) => void;
  'lot.proxy.cancel': (
    body: { lotId: number; proxyId: string } & PressedBody,
    reply: Reply<ProxyCancellation>,
  ) => void;
  'clock.ping': (body: { t0: number }, reply: Reply<{ readonly t0: number } & ClockReading>) => void;
}

export interface ServerToClientEvents {
  'lot.tick': (tick: LotTick) => void;
  'board.tick': (tick: BoardTick) => void;
  'auction.message': (message: AuctionMessage) => void;
  notice: (message: NoticeView & UnreadNotices) => void;
  'session.ended': (why: { readonly reason: 'loggedOut' | 'expired' | 'elsewhere' }) => void;
}
