// The MySQL server's clock is the auction's clock: this measures how far the own one is off, and how surely.
import { type Clock, type ClockDoubt, systemClock } from '@haopai/engine';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { promptly } from './prompt-query';
import { type ClockStep, type Measurement, ServerOffset } from './server-offset';

/** The server's clock in epoch milliseconds, as an SQL expression of both servers. */
export const SERVER_NOW_MS = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS UNSIGNED)';

/** Whoever starts on a busy machine waits rather than not start at all. */
const FIRST_ANSWER_MAX_MS = 10_000;
const MEASURE_EVERY_MS = 1_000;
const MEASURE_IN_DOUBT_EVERY_MS = 200;
/** While the clock is less sure than `SURE_MS`, as after a start on a busy machine, or in doubt, a round is the best of so many questions. */
const SAMPLES = 5;
const SURE_MS = 10;
/** The server tells whole milliseconds. */
const RESOLUTION_MS = 1;

interface NowRow extends RowDataPacket {
  readonly now_ms: number;
}

export class AuctionClock {
  private readonly server = new ServerOffset();
  private readonly stepHearers: ((step: ClockStep) => void)[] = [];
  private readonly doubtHearers = new Set<(sinceMs: number) => void>();
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;
  readonly clock: Clock;

  constructor(
    private readonly pool: Pool,
    /** How wrong this machine's clock is made, for tests: measuring it must make good for that. */
    private readonly skewMs = 0,
  ) {
    const sinceMs = (): number | null => this.doubtedSinceMs;
    const doubt: ClockDoubt = {
      get sinceMs() {
        return sinceMs();
      },
      onEnd: (hear) => {
        this.doubtHearers.add(hear);
        return () => this.doubtHearers.delete(hear);
      },
    };
    this.clock = { ...systemClock(() => skewMs + this.offsetMs), doubt };
  }

  /**
   * How far `clock` may be from the server's, in milliseconds; infinite before the first measurement. A clock that stands still because
   * the server's was set back is as far off as it has to wait.
   */
  get uncertaintyMs(): number {
    const localMs = this.localNowMs();
    const aheadMs = Math.max(this.clock.nowMs() - localMs - this.offsetMs, 0);
    return this.server.uncertaintyMs(localMs) + aheadMs;
  }

  /** The server's clock minus the own one, in milliseconds; 0 before the first measurement. */
  get offsetMs(): number {
    return this.server.offsetMs;
  }

  /** Hears of each step of the server's clock, once it is believed. */
  onStep(hear: (step: ClockStep) => void): void {
    this.stepHearers.push(hear);
  }

  /** Measures once, then again and again. Rejects when the server cannot be asked. */
  async start(): Promise<void> {
    await this.measure(FIRST_ANSWER_MAX_MS);
    this.measureLater();
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  /** On the auction's clock as it is believed. */
  private get doubtedSinceMs(): number | null {
    const { doubtedSinceMs } = this.server;
    return doubtedSinceMs === null ? null : Math.floor(doubtedSinceMs + this.offsetMs);
  }

  private measureLater(): void {
    if (this.isStopped) return;
    const pauseMs = this.server.doubtedSinceMs === null ? MEASURE_EVERY_MS : MEASURE_IN_DOUBT_EVERY_MS;
    this.timer = setTimeout(() => {
      // The old measurement stays good for a while; the next one comes soon.
      void this.measure()
        .catch(() => undefined)
        .finally(() => this.measureLater());
    }, pauseMs);
    this.timer.unref();
  }

  /** This machine's clock, monotonic. */
  private localNowMs(): number {
    return performance.timeOrigin + performance.now() + this.skewMs;
  }

  private async measure(maxMs?: number): Promise<void> {
    const isSure = this.server.uncertaintyMs(this.localNowMs()) <= SURE_MS;
    const best = await promptly(
      this.pool,
      async (connection) => {
        let best: Measurement | null = null;
        for (let sample = 0; sample < (isSure ? 1 : SAMPLES); sample++) {
          const sentAtMs = this.localNowMs();
          const [rows] = await connection.query<NowRow[]>(`SELECT ${SERVER_NOW_MS} AS now_ms`);
          const receivedAtMs = this.localNowMs();
          const serverMs = rows[0]?.now_ms ?? Number.NaN;
          const uncertaintyMs = (receivedAtMs - sentAtMs) / 2 + RESOLUTION_MS;
          const offsetMs = serverMs + RESOLUTION_MS / 2 - (sentAtMs + receivedAtMs) / 2;
          if (best === null || uncertaintyMs < best.uncertaintyMs)
            best = { offsetMs, uncertaintyMs, takenAtMs: receivedAtMs };
        }
        return best;
      },
      maxMs,
    );
    if (best !== null) this.hear(best);
  }

  private hear(measurement: Measurement): void {
    const sinceMs = this.doubtedSinceMs;
    // What was the time until now is not over again after a step back, whether or not anybody has read it.
    if (sinceMs !== null) this.clock.nowMs();
    const step = this.server.hear(measurement);
    // Nobody reads the time in between: what an outage has cost is known before anything is judged.
    if (sinceMs !== null && this.server.doubtedSinceMs === null)
      for (const hear of this.doubtHearers) hear(sinceMs);
    if (step !== null) for (const hear of this.stepHearers) hear(step);
  }
}
