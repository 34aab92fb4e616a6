// The web apps' way to the server, one name at a time: REST clients, the live socket, the server's clock, feeds and stores.
export { AuctionsClient } from './auctions/auctions-client';
export type { Board } from './auctions/board';
export { BoardFeed } from './auctions/board-feed';
export { BidDesk, type BidOrder, type BidProgress } from './bids/bid-desk';
export { ApiClient } from './http/api-client';
export { LiveSocket, OPEN_SOCKET } from './live/live-socket';
export { onResume } from './live/on-resume';
export { type LiveQuality, ServerClock } from './live/server-clock';
export { LotFeed } from './lots/lot-feed';
export type { LotRecord } from './lots/lot-record';
export { LotsClient } from './lots/lots-client';
export { type Loaded, LOADING, type Outcome, toLoaded } from './outcome';
export { browserSha256, checkRecord, type RecordVerdict, type Sha256 } from './results/check-record';
export { ResultsClient } from './results/results-client';
export { Rooms } from './room/rooms';
export { Session, type SessionState } from './session/session';
export { SessionPulse } from './session/session-pulse';
