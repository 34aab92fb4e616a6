// Tries again what another transaction is in the way of. Each try is short, because whoever comes to the table behind a waiting ALTER waits with
// it; the pauses between them grow, and in them everybody else goes on.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { isLockWait, isTakenBack } from '@haopai/engine-mysql';

/** The shortest that MySQL knows: below the 2 s of leases and the 4 s of requests, which then only wait and are not refused. */
const LOCK_WAIT_MAX_S = 1;

export const SHORT_LOCK_WAITS = `SET SESSION lock_wait_timeout = ${LOCK_WAIT_MAX_S}, innodb_lock_wait_timeout = ${LOCK_WAIT_MAX_S}`;

const FIRST_PAUSE_MS = 500;
const PAUSE_MAX_MS = 30_000;
/** Seven to eight minutes in all: longer than any report of ours may take. */
const TRIES_MAX = 20;
const SHOWN_MAX = 3;

interface OpenTransaction {
  /** As in SHOW PROCESSLIST. */
  readonly connection: number;
  /** By the server's own clock and time zone. */
  readonly since: string;
}

interface OpenTransactionRow extends RowDataPacket, OpenTransaction {}

/** What a migration was about to do. */
export interface MigrationStep {
  readonly migration: string;
  /** A table, or the name of a change of rows. */
  readonly changes: string;
}

/** For whoever looks on: what is waited for, and who may be in the way. */
export interface LockWait extends MigrationStep {
  readonly tries: number;
  readonly nextTryInMs: number;
  /** The oldest open transactions; none when the account may not see them. */
  readonly openTransactions: readonly OpenTransaction[];
}

type PauseAfter = (tries: number) => number;

export interface PatienceOptions {
  /** Hears of each wait for a lock. */
  readonly tell?: (wait: LockWait) => void;
  readonly pauseAfter?: PauseAfter;
  readonly triesMax?: number;
}

/** 0.5, 1, 2 … 16 and then 30 seconds. */
export const growingPause: PauseAfter = (tries) => Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), PAUSE_MAX_MS);

/** Nothing of the statement was done, or its transaction was rolled back. */
export function isRefusedForLocks(error: unknown): boolean {
  return isLockWait(error) || isTakenBack(error);
}

export class LockPatience {
  private readonly tell: (wait: LockWait) => void;
  private readonly pauseAfter: PauseAfter;
  private readonly triesMax: number;

  constructor(
    private readonly connection: Connection,
    { tell = () => undefined, pauseAfter = growingPause, triesMax = TRIES_MAX }: PatienceOptions,
  ) {
    this.tell = tell;
    this.pauseAfter = pauseAfter;
    this.triesMax = triesMax;
  }

  /** `act` has done nothing when it was refused for a lock. */
  async until(step: MigrationStep, act: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await act();
      } catch (error) {
        if (!isRefusedForLocks(error)) throw error;
        const openTransactions = await this.openTransactions();
        if (tries === this.triesMax) throw tooLong(step, tries, openTransactions, error);
        const nextTryInMs = this.pauseAfter(tries);
        this.tell({ ...step, tries, nextTryInMs, openTransactions });
        await sleep(nextTryInMs);
      }
    }
  }

  private async openTransactions(): Promise<readonly OpenTransaction[]> {
    try {
      const [rows] = await this.connection.query<OpenTransactionRow[]>(
        `SELECT trx_mysql_thread_id AS connection, CAST(trx_started AS CHAR) AS since FROM information_schema.INNODB_TRX
        WHERE trx_mysql_thread_id NOT IN (0, CONNECTION_ID()) ORDER BY trx_started LIMIT ${SHOWN_MAX}`,
      );
      return rows.map(({ connection, since }) => ({ connection, since }));
    } catch (error) {
      // Without the right PROCESS nobody sees them.
      if (error instanceof Error && 'code' in error && error.code === 'ER_SPECIFIC_ACCESS_DENIED_ERROR')
        return [];
      throw error;
    }
  }
}

function tooLong(
  { migration, changes }: MigrationStep,
  tries: number,
  open: readonly OpenTransaction[],
  cause: unknown,
): Error {
  const who = open.map(({ connection, since }) => `connection ${connection} since ${since}`).join(', ');
  const told = who === '' ? '' : ` The oldest open transactions: ${who}.`;
  return new Error(
    `Migration ${migration} stopped at ${changes}: others kept it locked through ${tries} tries.${told} Nothing is half done: migrate again when they have ended`,
    { cause },
  );
}
