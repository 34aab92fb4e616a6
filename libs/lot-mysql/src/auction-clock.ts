// The MySQL server's clock is the auction's clock: this measures how far the own one is off, and how surely.
import { systemClock } from '@haopai/lot-runtime';
import type { Clock } from '@haopai/lot-runtime';
import type { Pool, RowDataPacket } from 'mysql2/promise';

/** The server's clock in epoch milliseconds, as an SQL expression of both servers. */
export const SERVER_NOW_MS = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS UNSIGNED)';

const SAMPLES = 5;
const MEASURE_EVERY_MS = 10_000;
/** The server tells whole milliseconds. */
const RESOLUTION_MS = 1;

interface NowRow extends RowDataPacket {
  readonly now_ms: number;
}

interface Measurement {
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
}

export class AuctionClock {
  private latest: Measurement | null = null;
  private timer: NodeJS.Timeout | null = null;
  readonly clock: Clock;

  constructor(private readonly pool: Pool) {
    this.clock = systemClock(() => this.latest?.offsetMs ?? 0);
  }

  /** How far `clock` may be from the server's, in milliseconds; infinite before the first measurement. */
  get uncertaintyMs(): number {
    return this.latest?.uncertaintyMs ?? Number.POSITIVE_INFINITY;
  }

  /** Measures once, then again every ten seconds. Rejects when the server cannot be asked. */
  async start(): Promise<void> {
    await this.measure();
    this.timer = setInterval(() => {
      // The old measurement stays good for a while; the next one comes soon.
      this.measure().catch(() => undefined);
    }, MEASURE_EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async measure(): Promise<void> {
    let best: Measurement | null = null;
    const connection = await this.pool.getConnection();
    try {
      for (let sample = 0; sample < SAMPLES; sample++) {
        const sentAtMs = localNowMs();
        const [rows] = await connection.query<NowRow[]>(`SELECT ${SERVER_NOW_MS} AS now_ms`);
        const receivedAtMs = localNowMs();
        const serverMs = rows[0]?.now_ms ?? Number.NaN;
        const uncertaintyMs = (receivedAtMs - sentAtMs) / 2 + RESOLUTION_MS;
        const offsetMs = serverMs + RESOLUTION_MS / 2 - (sentAtMs + receivedAtMs) / 2;
        if (best === null || uncertaintyMs < best.uncertaintyMs) best = { offsetMs, uncertaintyMs };
      }
    } finally {
      connection.release();
    }
    this.latest = best;
  }
}

function localNowMs(): number {
  return performance.timeOrigin + performance.now();
}
