// All practices of this instance: one a visitor, so many in all and so many of them without an account, and none for longer than somebody is there and
// does something.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PracticeEnd, PracticeView } from '@haopai/contracts';
import { Config, type PracticeConfig } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { AuctionTime } from '../clock';
import { Practice } from './practice';
import { type PracticeSocket, PracticeVisitors } from './practice-visitors';
import type { Practiser } from './practiser';

/** A reload, or a train in a tunnel: whoever comes back sooner finds their practice as it is. */
export const AWAY_MAX_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

interface Seat {
  readonly visitors: PracticeVisitors;
  /** Of who has started a practice without an account. */
  address: string | null;
  practice: Practice | null;
  actedAtMs: number;
  /** Null while a socket is there. */
  awaySinceMs: number | null;
}

@Injectable()
export class PracticeHall implements OnModuleDestroy {
  private readonly settings: PracticeConfig;
  private readonly seats = new Map<string, Seat>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    { practice }: Config,
    private readonly time: AuctionTime,
    private readonly limits: RateLimits,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {
    this.settings = practice;
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await Promise.all([...this.seats.values()].flatMap(({ practice }) => practice?.stop() ?? []));
  }

  /** Practices that run here now. */
  get count(): number {
    return [...this.seats.values()].filter(({ practice }) => practice !== null).length;
  }

  join(key: string, socket: PracticeSocket): void {
    const seat = this.seats.get(key) ?? {
      visitors: new PracticeVisitors(),
      address: null,
      practice: null,
      actedAtMs: this.time.clock.nowMs(),
      awaySinceMs: null,
    };
    this.seats.set(key, seat);
    seat.visitors.join(socket);
    seat.awaySinceMs = null;
  }

  leave(key: string, socket: PracticeSocket): void {
    const seat = this.seats.get(key);
    if (seat === undefined) return;
    seat.visitors.leave(socket);
    if (seat.visitors.count > 0) return;
    if (seat.practice === null) this.seats.delete(key);
    else seat.awaySinceMs = this.time.clock.nowMs();
  }

  /** Ends the practice that they have, if any, and starts another. */
  async start({ key, address }: Practiser): Promise<PracticeView | RefusalError> {
    const tooOften = await (address === null
      ? this.limits.consume('practice', key)
      : this.limits.consume('practiceOfStrangers', address));
    if (tooOften !== undefined) return tooOften;
    this.end(key, 'replaced');
    const max = this.maxFor(address);
    if (max !== null) return new RefusalError('PRACTICE.TOO_MANY', { max });
    const seat = this.seats.get(key);
    // The socket went while it waited: there is nobody to answer.
    if (seat === undefined) return new RefusalError('PRACTICE.NOT_RUNNING', {});
    seat.address = address;
    const practice = this.open(seat);
    this.timer ??= setInterval(() => this.endDeserted(), LOOK_EVERY_MS);
    await practice.start();
    return this.viewOf(practice);
  }

  /** Their practice, which does not end now: they are doing something. */
  of(key: string): Practice | RefusalError<'PRACTICE.NOT_RUNNING'> {
    const seat = this.seats.get(key);
    if (seat === undefined || seat.practice === null) return new RefusalError('PRACTICE.NOT_RUNNING', {});
    seat.actedAtMs = this.time.clock.nowMs();
    return seat.practice;
  }

  find(key: string): PracticeView | RefusalError {
    const practice = this.of(key);
    return practice instanceof RefusalError ? practice : this.viewOf(practice);
  }

  end(key: string, reason: PracticeEnd['reason']): void {
    const seat = this.seats.get(key);
    const practice = seat?.practice ?? null;
    if (seat === undefined || practice === null) return;
    seat.practice = null;
    seat.visitors.ended({ auctionId: practice.auctionId, reason });
    if (seat.visitors.count === 0) this.seats.delete(key);
    practice.stop().catch((error: unknown) => this.log.error({ err: error }, 'a practice did not stop'));
  }

  /** Ends practices of those who are gone, or have done nothing for too long. */
  endDeserted(): void {
    const nowMs = this.time.clock.nowMs();
    for (const [key, { actedAtMs, awaySinceMs }] of [...this.seats]) {
      const isGone = awaySinceMs !== null && nowMs - awaySinceMs >= AWAY_MAX_MS;
      if (isGone || nowMs - actedAtMs >= this.settings.idleMs) this.end(key, 'idle');
    }
    if (this.count > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  /** How many may practise where there is no room for one more; null while there is. Strangers leave half of it to citizens, and one address half of theirs. */
  private maxFor(address: string | null): number | null {
    const { practicesMax } = this.settings;
    if (this.count >= practicesMax) return practicesMax;
    if (address === null) return null;
    const strangersMax = Math.floor(practicesMax / 2);
    const strangers = [...this.seats.values()].filter(
      (seat) => seat.practice !== null && seat.address !== null,
    );
    const ofAddress = strangers.filter((seat) => seat.address === address).length;
    const isFull = strangers.length >= strangersMax || ofAddress >= Math.ceil(strangersMax / 2);
    return isFull ? strangersMax : null;
  }

  private open(seat: Seat): Practice {
    seat.actedAtMs = this.time.clock.nowMs();
    seat.practice = new Practice({
      clock: this.time.clock,
      chance: Math.random,
      settings: this.settings,
      audience: seat.visitors,
      onBroken: (cause) => this.log.error({ err: cause }, 'a practice lot is broken'),
    });
    return seat.practice;
  }

  private viewOf({ auction, pass }: Practice): PracticeView {
    return { auction, pass, idleMs: this.settings.idleMs };
  }
}
