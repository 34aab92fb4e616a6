// Everything that crosses the wire, one name at a time.
export type {
  AuctionState,
  AuctionView,
  BoardSnapshot,
  EnterRoomBody,
  EntryView,
  Page,
  RoomPass,
} from './auctions';
export type { ErrorBody, ErrorCode, ErrorData, Refusal } from './errors';
export type {
  BidLine,
  BidReceipt,
  LotFigures,
  LotPhase,
  LotSnapshot,
  LotTick,
  LotView,
  NoteKind,
  NoteLine,
  PlaceBidBody,
  PlateView,
  RecordLine,
} from './lots';
export type { CitizenView, ClockReading, LoginBody } from './session';
export { LIVE_NAMESPACE } from './socket-events';
export type {
  Answer,
  AuctionMessage,
  BoardTick,
  ClientToServerEvents,
  Reply,
  ServerToClientEvents,
} from './socket-events';
