// The MySQL server's clock is the auction's clock: this measures how far the own one is off, and how surely.
import { systemClock } from '@haopai/engine';
import type { Clock } from '@haopai/engine';
import type { Pool, RowDataPacket } from 'mysql2/promise';

/** The server's clock in epoch milliseconds, as an SQL expression of both servers. */
export const SERVER_NOW_MS = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS UNSIGNED)';

const SAMPLES = 5;
const MEASURE_EVERY_MS = 10_000;
/** While the clock is less sure than `SURE_MS`, as after a start on a busy machine, it is measured this often. */
const MEASURE_AGAIN_MS = 1_000;
const SURE_MS = 10;
/** Two quartz clocks drift apart by less than this in a millisecond. */
const DRIFT_MAX = 1e-4;
/** The server tells whole milliseconds. */
const RESOLUTION_MS = 1;

interface NowRow extends RowDataPacket {
  readonly now_ms: number;
}

/** What one round of questions says of the server's clock. */
export interface Measurement {
  readonly offsetMs: number;
  /** At the time of the measurement; it grows with its age. */
  readonly uncertaintyMs: number;
  /** On the local clock. */
  readonly takenAtMs: number;
}

export class AuctionClock {
  private latest: Measurement | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;
  readonly clock: Clock;

  constructor(
    private readonly pool: Pool,
    /** How wrong this machine's clock is made, for tests: measuring it must make good for that. */
    private readonly skewMs = 0,
  ) {
    this.clock = systemClock(() => skewMs + this.offsetMs);
  }

  /** How far `clock` may be from the server's, in milliseconds; infinite before the first measurement. */
  get uncertaintyMs(): number {
    return this.latest === null ? Number.POSITIVE_INFINITY : uncertaintyAt(this.latest, this.localNowMs());
  }

  /** The server's clock minus the own one, in milliseconds; 0 before the first measurement. */
  get offsetMs(): number {
    return this.latest?.offsetMs ?? 0;
  }

  /** Measures once, then again and again. Rejects when the server cannot be asked. */
  async start(): Promise<void> {
    await this.measure();
    this.measureLater();
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private measureLater(): void {
    if (this.isStopped) return;
    const pauseMs = this.uncertaintyMs > SURE_MS ? MEASURE_AGAIN_MS : MEASURE_EVERY_MS;
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

  private async measure(): Promise<void> {
    let best: Measurement | null = null;
    const connection = await this.pool.getConnection();
    try {
      for (let sample = 0; sample < SAMPLES; sample++) {
        const sentAtMs = this.localNowMs();
        const [rows] = await connection.query<NowRow[]>(`SELECT ${SERVER_NOW_MS} AS now_ms`);
        const receivedAtMs = this.localNowMs();
        const serverMs = rows[0]?.now_ms ?? Number.NaN;
        const uncertaintyMs = (receivedAtMs - sentAtMs) / 2 + RESOLUTION_MS;
        const offsetMs = serverMs + RESOLUTION_MS / 2 - (sentAtMs + receivedAtMs) / 2;
        if (best === null || uncertaintyMs < best.uncertaintyMs)
          best = { offsetMs, uncertaintyMs, takenAtMs: receivedAtMs };
      }
    } finally {
      connection.release();
    }
    if (best !== null) this.latest = this.latest === null ? best : surerOf(this.latest, best);
  }
}

/** The known measurement as long as it is surer than the fresh one and does not contradict it: a clock may have been set. */
export function surerOf(known: Measurement, fresh: Measurement): Measurement {
  const knownMs = uncertaintyAt(known, fresh.takenAtMs);
  const isContradicted = Math.abs(known.offsetMs - fresh.offsetMs) > knownMs + fresh.uncertaintyMs;
  return isContradicted || fresh.uncertaintyMs <= knownMs ? fresh : known;
}

function uncertaintyAt({ uncertaintyMs, takenAtMs }: Measurement, atMs: number): number {
  return uncertaintyMs + Math.max(atMs - takenAtMs, 0) * DRIFT_MAX;
}
