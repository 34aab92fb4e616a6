// Writes a row through the balancer ten times a second, on a connection of its own: when the database takes writes again, whatever the program makes of it.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';

const BEAT_EVERY_MS = 100;
const TRY_AGAIN_AFTER_MS = 20;
const ANSWER_MAX_MS = 1_000;
const DATABASE = 'haopai_pulse';

export interface Beat {
  /** Epoch milliseconds. */
  readonly sentAtMs: number;
  readonly doneAtMs: number;
}

/** One that was not taken: `doneAtMs` is when that was known. */
export interface MissedBeat extends Beat {
  /** Nothing was heard until it was given up; else somebody hung up, refused or said why not. */
  readonly isUnanswered: boolean;
}

/** The driver's words for an answer, and for a connection, that did not come in time. */
const TOO_LATE: readonly unknown[] = ['PROTOCOL_SEQUENCE_TIMEOUT', 'ETIMEDOUT'];

export class DatabasePulse {
  /** Those that were taken, oldest first. */
  readonly beats: Beat[] = [];
  /** All others, oldest first. Each but the first after a beat was tried on a connection of its own. */
  readonly missed: MissedBeat[] = [];
  private connection: Connection | null = null;
  private isOver = false;
  private beating: Promise<void> = Promise.resolve();

  /** Without a database. */
  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    const db = await createConnection({ uri: this.url });
    await db.query(`CREATE DATABASE IF NOT EXISTS ${DATABASE}`);
    await db.query(`CREATE TABLE IF NOT EXISTS ${DATABASE}.beat (id INT PRIMARY KEY, at_ms BIGINT NOT NULL)`);
    await db.query(`INSERT IGNORE INTO ${DATABASE}.beat VALUES (1, 0)`);
    await db.end();
    this.beating = this.beatOn();
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.beating;
    this.connection?.destroy();
  }

  private async beatOn(): Promise<void> {
    while (!this.isOver) {
      const isTaken = await this.beat();
      await sleep(isTaken ? BEAT_EVERY_MS : TRY_AGAIN_AFTER_MS);
    }
  }

  private async beat(): Promise<boolean> {
    const sentAtMs = Date.now();
    try {
      this.connection ??= await this.connect();
      const sql = `UPDATE ${DATABASE}.beat SET at_ms = ${sentAtMs} WHERE id = 1`;
      await this.connection.query({ sql, timeout: ANSWER_MAX_MS });
      this.beats.push({ sentAtMs, doneAtMs: Date.now() });
      return true;
    } catch (error) {
      const isUnanswered = error instanceof Error && 'code' in error && TOO_LATE.includes(error.code);
      this.missed.push({ sentAtMs, doneAtMs: Date.now(), isUnanswered });
      this.connection?.destroy();
      this.connection = null;
      return false;
    }
  }

  private async connect(): Promise<Connection> {
    const connection = await createConnection({ uri: this.url, connectTimeout: ANSWER_MAX_MS });
    connection.on('error', () => undefined);
    return connection;
  }
}
