// Which handshakes find a place: half of all places are kept for sessions, half of those for room passes; each session and each address opens so many in a second.
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Session, SessionData } from 'express-session';
import { Config } from '../../platform/config';
import { clientAddress } from '../../platform/http';
import { type Lane, Lanes, type Visitor, Visitors } from '../../platform/lanes';
import { addressKey, OpenPerAddress, RateLimits } from '../../platform/limits';
import type { Sender } from './packet-sums';

/** The session's middleware has been there; while Redis is away it leaves none. */
type WithSession = IncomingMessage & { readonly session?: Session & Partial<SessionData> };

/** Of one session: tabs and devices, not a crowd. */
const SOCKETS_PER_SESSION_MAX = 50;

@Injectable()
export class SocketPlaces {
  private readonly perAddress: OpenPerAddress;
  private readonly perSession: OpenPerAddress;
  private open = 0;

  constructor(
    private readonly config: Config,
    private readonly lanes: Lanes,
    private readonly visitors: Visitors,
    private readonly limits: RateLimits,
  ) {
    const { rateLimits } = config;
    this.perAddress = new OpenPerAddress(rateLimits.socketsPerAddress);
    this.perSession = new OpenPerAddress(rateLimits.isOn ? SOCKETS_PER_SESSION_MAX : 0);
  }

  /** A handshake, before anything is looked up for it: a place in its lane for the look at its session; null for one that comes too soon or too late. */
  async asksForPlace(request: IncomingMessage): Promise<(() => void) | null> {
    const visitor = this.visitors.of(request);
    return (await this.opensTooMany(request, visitor)) ? null : this.lanes.enter(visitor, 'polls');
  }

  /** The same for one more poll of a connection that stands. */
  async pollsMore(request: IncomingMessage): Promise<(() => void) | null> {
    const visitor = this.visitors.of(request);
    const tooMany = await this.limits.consume('poll', `${visitor.lane}:${visitor.key}`);
    return tooMany === undefined ? this.lanes.enter(visitor, 'polls') : null;
  }

  async hasPlace(request: IncomingMessage): Promise<boolean> {
    const visitor = this.visitorOf(request);
    const { lane, key } = visitor;
    if (this.open >= this.lanes.placesMax(lane) || !this.countOf(lane).hasPlace(key)) return false;
    const wasCounted = lane === this.visitors.of(request).lane;
    return wasCounted || !(await this.opensTooMany(request, visitor));
  }

  /** Takes a place until it is given back, once. */
  take(request: WithSession): { readonly sender: Sender; readonly giveBack: () => void } {
    const visitor = this.visitorOf(request);
    const giveBack = this.countOf(visitor.lane).take(visitor.key);
    this.open += 1;
    return {
      sender: this.senderOf(request, visitor),
      giveBack: () => {
        this.open -= 1;
        giveBack();
      },
    };
  }

  /** Here more is known than a signature: whoever shows that of a session that is over is a stranger. */
  private visitorOf(request: WithSession): Visitor {
    const { session } = request;
    const isOver = session !== undefined && session.citizenId === undefined;
    return isOver ? this.visitors.strangerOf(request) : this.visitors.of(request);
  }

  /** All sessions of a citizen are one; while Redis is away a session is known by its signature alone. */
  private senderOf(request: WithSession, { lane, key }: Visitor): Sender {
    const citizenId = request.session?.citizenId;
    const citizen = citizenId === undefined ? `session:${key}` : `citizen:${citizenId}`;
    return { lane, citizen: lane === 'strangers' ? null : citizen, address: this.addressOf(request) };
  }

  private async opensTooMany(request: IncomingMessage, { lane, key }: Visitor): Promise<boolean> {
    const counts =
      lane === 'strangers'
        ? ([
            ['handshake', key],
            ['handshakeOfStrangers', 'all'],
          ] as const)
        : ([
            ['handshakeOfSession', key],
            ...(lane === 'bidders'
              ? []
              : [['handshakeOfCitizens', addressKey(this.addressOf(request))] as const]),
          ] as const);
    for (const [kind, counted] of counts)
      if ((await this.limits.consume(kind, counted)) !== undefined) return true;
    return false;
  }

  private addressOf(request: IncomingMessage): string {
    return clientAddress(request, this.config.http.trustedProxies);
  }

  private countOf(lane: Lane): OpenPerAddress {
    return lane === 'strangers' ? this.perAddress : this.perSession;
  }
}
