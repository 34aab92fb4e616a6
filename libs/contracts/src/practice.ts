// Practice as the wire shows it (manual, ch. 3.2): a namespace of its own with the same events as `/live`, on toy lots that
// belong to one visitor and live on the instance of the socket. Their ids are negative, so that none is a real lot's.
import type { AuctionView, RoomPass } from './auctions';
import type { ClientToServerEvents, Reply, ServerToClientEvents } from './socket-events';

export const PRACTICE_NAMESPACE = '/practice';

/** What the handshake of who has no account carries as `practiceKey`: made up by the page, and a secret of its tab. A UUID is one. */
export const PRACTICE_KEY_FORM = /^[\w-]{32,64}$/;

/** Answer to `practice.start` and `practice.find`. */
export interface PracticeView {
  readonly auction: AuctionView;
  /** Whoever practises is in the room from the start. */
  readonly pass: RoomPass;
  /** The practice ends by itself when its citizen has done nothing for so long. */
  readonly idleMs: number;
}

/** `idle`: nothing was done for too long. `replaced`: the same citizen has started another. */
export interface PracticeEnd {
  readonly auctionId: number;
  readonly reason: 'idle' | 'stopped' | 'replaced';
}

/** All that `/live` takes, but for the door of the room. */
export interface PracticeClientEvents extends Omit<ClientToServerEvents, 'auction.enter'> {
  /** Starts a new practice and ends the one that runs. */
  'practice.start': (body: object, reply: Reply<PracticeView>) => void;
  /** The practice that runs, after a reload or a broken connection. */
  'practice.find': (body: object, reply: Reply<PracticeView>) => void;
  'practice.stop': (body: object, reply: Reply<object>) => void;
}

export interface PracticeServerEvents extends Pick<
  ServerToClientEvents,
  'lot.tick' | 'board.tick' | 'auction.message' | 'session.ended'
> {
  'practice.ended': (end: PracticeEnd) => void;
}
