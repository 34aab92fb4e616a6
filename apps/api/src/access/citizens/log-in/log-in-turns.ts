// Gives each log-in of a citizen its turn at the passwords, or a ticket for its place in line. No answer tells whether the user
// name exists: only in a browser that its citizen has used before does a bidder go first.
import { Inject, Injectable } from '@nestjs/common';
import { LINE_TICKET_LIFE_MS } from '@haopai/contracts';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { BoundedWork } from '../../../platform/limits';
import { Metrics } from '../../../platform/metrics';
import { REDIS, type Redis } from '../../../platform/redis';
import { KnownDevices } from '../devices/known-devices';
import { LineTickets } from './line-tickets';
import { LogInLine, type Place } from './log-in-line';
import { RunningBiddersStore } from './running-bidders.store';

export interface Comer {
  readonly usernameKey: string;
  /** Of the browser's cookie. */
  readonly device: string | null;
}

/** Of the pool's connections, whatever crowd comes. */
const LOOKS_AT_ONCE_MAX = 2;
/** A second's worth; whoever comes on top of them stands in line like everybody. */
const LOOKS_WAITING_MAX = 500;

@Injectable()
export class LogInTurns {
  private readonly line: LogInLine;
  private readonly tickets: LineTickets;
  private readonly looks = new BoundedWork({
    ...{ atOnceMax: LOOKS_AT_ONCE_MAX, waitingMax: LOOKS_WAITING_MAX },
    retryAfterMs: 1_000,
  });

  constructor(
    { rateLimits, session }: Config,
    metrics: Metrics,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly devices: KnownDevices,
    private readonly bidders: RunningBiddersStore,
  ) {
    this.line = new LogInLine(rateLimits.logInsAtOnce);
    this.tickets = new LineTickets(session.secret);
    metrics.show('logInLine', () => this.line.length(Date.now()));
    metrics.show('logInLineSeconds', () => this.line.longestMs(Date.now()) / 1_000);
  }

  /** Runs it when its turn has come; until then each call is told where one stands. Without a ticket one comes anew. */
  async take<Result>(
    comer: Comer,
    ticket: string | undefined,
    work: () => Promise<Result>,
  ): Promise<Result | RefusalError<'LOGIN.LINE' | 'LOGIN.PLACE_LOST'>> {
    const { usernameKey } = comer;
    const place =
      ticket === undefined ? await this.newPlace(comer) : this.tickets.read(ticket, usernameKey, Date.now());
    if (place === null) return new RefusalError('LOGIN.PLACE_LOST', {});
    const nowMs = Date.now();
    const standing = this.line.ask(place, nowMs);
    if (standing !== null) {
      const { place: no, waitMs, askAgainMs: retryAfterMs } = standing;
      const renewed = this.tickets.write(place, usernameKey, nowMs);
      return new RefusalError('LOGIN.LINE', { ticket: renewed, place: no, waitMs, retryAfterMs });
    }
    try {
      const isUsed = ticket !== undefined && !(await this.use(place));
      return isUsed ? new RefusalError('LOGIN.PLACE_LOST', {}) : await work();
    } finally {
      this.line.endTurn(Date.now());
    }
  }

  private async newPlace({ usernameKey, device }: Comer): Promise<Place> {
    const goesFirst =
      device !== null && this.line.isThere(Date.now()) && (await this.isBidder(usernameKey, device));
    return this.tickets.newPlace(goesFirst, Date.now());
  }

  private async isBidder(usernameKey: string, device: string): Promise<boolean> {
    const deviceHash = this.devices.hashOf(device);
    return (await this.looks.run(() => this.bidders.isOne(usernameKey, deviceHash))) === true;
  }

  /** False when somebody has come in with it, at whichever instance. */
  private async use({ id }: Place): Promise<boolean> {
    const options = { condition: 'NX', expiration: { type: 'PX', value: LINE_TICKET_LIFE_MS } } as const;
    return (await this.redis.set(`line-ticket:${id}`, '1', options)) !== null;
  }
}
