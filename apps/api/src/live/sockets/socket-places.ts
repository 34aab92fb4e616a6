// Which handshakes find a place: half of all places are kept for sessions, half of those for room passes; strangers are counted by address, and open so many in a second.
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Session, SessionData } from 'express-session';
import { Config } from '../../platform/config';
import { type Lane, Lanes, type Visitor, Visitors } from '../../platform/lanes';
import { OpenPerAddress, RateLimits } from '../../platform/limits';

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
    { rateLimits }: Config,
    private readonly lanes: Lanes,
    private readonly visitors: Visitors,
    private readonly limits: RateLimits,
  ) {
    this.perAddress = new OpenPerAddress(rateLimits.socketsPerAddress);
    this.perSession = new OpenPerAddress(rateLimits.isOn ? SOCKETS_PER_SESSION_MAX : 0);
  }

  /** Before anything is done for it. */
  async hasPlace(request: IncomingMessage): Promise<boolean> {
    const { lane, key } = this.visitorOf(request);
    if (this.open >= this.lanes.placesMax(lane) || !this.countOf(lane).hasPlace(key)) return false;
    if (lane !== 'strangers') return true;
    const [ofAddress, ofAll] = [
      await this.limits.consume('handshake', key),
      await this.limits.consume('handshakeOfStrangers', 'all'),
    ];
    return ofAddress === undefined && ofAll === undefined;
  }

  /** Takes a place until it is given back, once. */
  take(request: IncomingMessage): { readonly visitor: Visitor; readonly giveBack: () => void } {
    const visitor = this.visitorOf(request);
    const giveBack = this.countOf(visitor.lane).take(visitor.key);
    this.open += 1;
    return {
      visitor,
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

  private countOf(lane: Lane): OpenPerAddress {
    return lane === 'strangers' ? this.perAddress : this.perSession;
  }
}
