// To which audience of an auction a socket belongs: whoever bids there is told at once, whoever only looks twice a second.
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { BidderOf } from '../../auctions/enrolments';
import type { CitizenSession } from '../../access/sessions';
import { type Audience, type LiveSocket, PacketSums, sessionOfSocket } from '../sockets';
import { RoomPresence } from './room-presence';
import { WatcherPlaces } from './watcher-places';

/** A page asks with every lot that it opens; who has just paid a deposit is told at once from then on. */
const FRESH_MS = 30_000;
/** Sessions in auctions: whoever goes to and fro between auctions is looked up once in each. */
const STANDINGS_MAX = 50_000;

/** In an auction: in its room, with a paddle there, neither, or nobody can say. */
type Standing = 'inside' | 'enrolled' | 'onlooker' | 'unknown';

@Injectable()
export class AudienceOf {
  /** Also while it is being looked up, so that all sockets of a session ask once. */
  private readonly standings = new LRUCache<string, Promise<Standing>>({ max: STANDINGS_MAX, ttl: FRESH_MS });

  constructor(
    private readonly bidders: BidderOf,
    private readonly places: WatcherPlaces,
    private readonly presence: RoomPresence,
    private readonly sums: PacketSums,
  ) {}

  /** A session of which nobody can say whether it bids is told as bidders are. */
  async inAuction(socket: LiveSocket, auctionId: number): Promise<Audience> {
    const session = sessionOfSocket(socket);
    if (session === null) return 'strangers';
    const standing = await this.standing(session, auctionId);
    if (standing === 'onlooker') return 'strangers';
    if (standing === 'unknown') return 'bidders';
    if (standing === 'inside') this.places.release(socket);
    this.sums.of(socket)?.raise();
    this.presence.note(socket, auctionId, session.citizenId);
    return 'bidders';
  }

  /** The socket needs no place among the watchers any more; what it watches from now on it is told as bidders are. */
  noteEntered(socket: LiveSocket, auctionId: number): void {
    const session = sessionOfSocket(socket);
    if (session !== null) this.standings.delete(keyOf(session, auctionId));
    this.places.release(socket);
    this.sums.of(socket)?.raise();
  }

  private standing(session: CitizenSession, auctionId: number): Promise<Standing> {
    const key = keyOf(session, auctionId);
    const known = this.standings.get(key);
    if (known !== undefined) return known;
    const standing = this.find(session, auctionId);
    this.standings.set(key, standing);
    return standing;
  }

  private async find(session: CitizenSession, auctionId: number): Promise<Standing> {
    try {
      if (await this.bidders.isInside(session, auctionId)) return 'inside';
      return (await this.bidders.mayEnter(session.citizenId, auctionId)) ? 'enrolled' : 'onlooker';
    } catch {
      return 'unknown';
    }
  }
}

function keyOf({ sessionId }: CitizenSession, auctionId: number): string {
  return `${auctionId}:${sessionId}`;
}
