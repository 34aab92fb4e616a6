// To which audience of an auction a socket belongs: whoever bids there is told at once, whoever only looks twice a second.
import { Injectable } from '@nestjs/common';
import { BidderOf } from '../../auctions/enrolments';
import { type Audience, type LiveSocket, sessionOfSocket } from '../sockets';
import { RoomPresence } from './room-presence';
import { WatcherPlaces } from './watcher-places';

/** A page asks with every lot that it opens; who has just paid a deposit is told at once from then on. */
const FRESH_MS = 30_000;

interface Remembered {
  readonly auctionId: number;
  readonly audience: Audience;
  readonly untilMs: number;
}

@Injectable()
export class AudienceOf {
  /** Of each socket its last auction. */
  private readonly last = new WeakMap<LiveSocket, Remembered>();

  constructor(
    private readonly bidders: BidderOf,
    private readonly places: WatcherPlaces,
    private readonly presence: RoomPresence,
  ) {}

  async inAuction(socket: LiveSocket, auctionId: number): Promise<Audience> {
    const known = this.last.get(socket);
    if (known?.auctionId === auctionId && performance.now() < known.untilMs) return known.audience;
    const audience = await this.find(socket, auctionId);
    this.last.set(socket, { auctionId, audience, untilMs: performance.now() + FRESH_MS });
    return audience;
  }

  /** The socket needs no place among the watchers any more; what it watches from now on it is told as bidders are. */
  noteEntered(socket: LiveSocket): void {
    this.last.delete(socket);
    this.places.release(socket);
  }

  /** A session of which nobody can say whether it bids is told as bidders are. */
  private async find(socket: LiveSocket, auctionId: number): Promise<Audience> {
    const session = sessionOfSocket(socket);
    if (session === null) return 'strangers';
    try {
      if (await this.bidders.isInside(session, auctionId)) {
        this.places.release(socket);
      } else if (!(await this.bidders.mayEnter(session.citizenId, auctionId))) {
        return 'strangers';
      }
      this.presence.note(socket, auctionId, session.citizenId);
      return 'bidders';
    } catch {
      return 'bidders';
    }
  }
}
