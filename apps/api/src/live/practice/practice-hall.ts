// All practices of this instance: one a citizen, so many in all, and none for longer than somebody is there and does something.
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PracticeEnd, PracticeView } from '@haopai/contracts';
import { Config, type PracticeConfig } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { AuctionTime } from '../clock';
import { Practice } from './practice';
import { type PracticeSocket, PracticeVisitors } from './practice-visitors';

/** A reload, or a train in a tunnel: whoever comes back sooner finds their practice as it is. */
export const AWAY_MAX_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

interface Seat {
  readonly visitors: PracticeVisitors;
  practice: Practice | null;
  actedAtMs: number;
  /** Null while a socket is there. */
  awaySinceMs: number | null;
}

@Injectable()
export class PracticeHall implements OnModuleDestroy {
  private readonly settings: PracticeConfig;
  private readonly seats = new Map<number, Seat>();
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

  join(citizenId: number, socket: PracticeSocket): void {
    const seat = this.seats.get(citizenId) ?? {
      visitors: new PracticeVisitors(),
      practice: null,
      actedAtMs: this.time.clock.nowMs(),
      awaySinceMs: null,
    };
    this.seats.set(citizenId, seat);
    seat.visitors.join(socket);
    seat.awaySinceMs = null;
  }

  leave(citizenId: number, socket: PracticeSocket): void {
    const seat = this.seats.get(citizenId);
    if (seat === undefined) return;
    seat.visitors.leave(socket);
    if (seat.visitors.count > 0) return;
    if (seat.practice === null) this.seats.delete(citizenId);
    else seat.awaySinceMs = this.time.clock.nowMs();
  }

  /** Ends the practice that the citizen has, if any, and starts another. */
  async start(citizenId: number): Promise<PracticeView | RefusalError> {
    const tooOften = await this.limits.consume('practice', `citizen:${citizenId}`);
    if (tooOften !== undefined) return tooOften;
    this.end(citizenId, 'replaced');
    const { practicesMax } = this.settings;
    if (this.count >= practicesMax) return new RefusalError('PRACTICE.TOO_MANY', { max: practicesMax });
    const seat = this.seats.get(citizenId);
    // The socket went while it waited: there is nobody to answer.
    if (seat === undefined) return new RefusalError('PRACTICE.NOT_RUNNING', {});
    const practice = this.open(seat);
    this.timer ??= setInterval(() => this.endDeserted(), LOOK_EVERY_MS);
    await practice.start();
    return this.viewOf(practice);
  }

  /** The citizen's practice, which does not end now: its citizen is doing something. */
  of(citizenId: number): Practice | RefusalError<'PRACTICE.NOT_RUNNING'> {
    const seat = this.seats.get(citizenId);
    if (seat === undefined || seat.practice === null) return new RefusalError('PRACTICE.NOT_RUNNING', {});
    seat.actedAtMs = this.time.clock.nowMs();
    return seat.practice;
  }

  find(citizenId: number): PracticeView | RefusalError {
    const practice = this.of(citizenId);
    return practice instanceof RefusalError ? practice : this.viewOf(practice);
  }

  end(citizenId: number, reason: PracticeEnd['reason']): void {
    const seat = this.seats.get(citizenId);
    const practice = seat?.practice ?? null;
    if (seat === undefined || practice === null) return;
    seat.practice = null;
    seat.visitors.ended({ auctionId: practice.auctionId, reason });
    if (seat.visitors.count === 0) this.seats.delete(citizenId);
    practice.stop().catch((error: unknown) => this.log.error({ err: error }, 'a practice did not stop'));
  }

  /** Ends practices whose citizens are gone, or have done nothing for too long. */
  endDeserted(): void {
    const nowMs = this.time.clock.nowMs();
    for (const [citizenId, { actedAtMs, awaySinceMs }] of [...this.seats]) {
      const isGone = awaySinceMs !== null && nowMs - awaySinceMs >= AWAY_MAX_MS;
      if (isGone || nowMs - actedAtMs >= this.settings.idleMs) this.end(citizenId, 'idle');
    }
    if (this.count > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
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
