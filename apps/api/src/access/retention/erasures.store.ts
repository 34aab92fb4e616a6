// What was erased of logs: the latest run of each kind on each instance.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ErasureRun, LogKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

/** Instances of which runs are told. */
const RUNS_MAX = 200;

export interface ErasureKey {
  readonly kind: LogKind;
  readonly instance: string;
}

@Injectable()
export class ErasuresStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** By the server's clock, as are the times of what it judges. */
  async begin(key: ErasureKey, keptMs: number): Promise<{ readonly beforeMs: number }> {
    await this.connection.query(
      `INSERT INTO log_erasures
         (kind, instance, started_at_ms, finished_at_ms, before_ms, erased, erased_in_all, oldest_at_ms)
       VALUES (:kind, :instance, ${SERVER_NOW_MS}, NULL, ${SERVER_NOW_MS} - :keptMs, 0, 0, NULL)
       ON DUPLICATE KEY UPDATE started_at_ms = VALUES(started_at_ms), finished_at_ms = NULL,
         before_ms = VALUES(before_ms), erased = 0`,
      { type: QueryTypes.INSERT, replacements: { ...key, keptMs } },
    );
    const [run] = await this.connection.query<{ readonly beforeMs: number }>(
      'SELECT before_ms AS beforeMs FROM log_erasures WHERE kind = :kind AND instance = :instance',
      { type: QueryTypes.SELECT, replacements: { ...key } },
    );
    if (run === undefined) throw new Error('a run of erasing that began is not there');
    return run;
  }

  /** In the transaction that erases, so that the count is right whenever the program is killed. */
  async count(key: ErasureKey, erased: number, transaction: Transaction | null = null): Promise<void> {
    await this.connection.query(
      `UPDATE log_erasures SET erased = erased + :erased, erased_in_all = erased_in_all + :erased
       WHERE kind = :kind AND instance = :instance`,
      { type: QueryTypes.UPDATE, replacements: { ...key, erased }, transaction },
    );
  }

  async finish(key: ErasureKey, oldestAtMs: number | null): Promise<void> {
    await this.connection.query(
      `UPDATE log_erasures SET finished_at_ms = ${SERVER_NOW_MS}, oldest_at_ms = :oldestAtMs
       WHERE kind = :kind AND instance = :instance`,
      { type: QueryTypes.UPDATE, replacements: { ...key, oldestAtMs } },
    );
  }

  /** The newest first. */
  runs(): Promise<ErasureRun[]> {
    return this.connection.query<ErasureRun>(
      `SELECT kind, instance, started_at_ms AS startedAtMs, finished_at_ms AS finishedAtMs, before_ms AS beforeMs,
         erased, erased_in_all AS erasedInAll, oldest_at_ms AS oldestAtMs
       FROM log_erasures ORDER BY started_at_ms DESC, kind, instance LIMIT ${RUNS_MAX}`,
      { type: QueryTypes.SELECT },
    );
  }

  /** Of instances that are no more. */
  async forgetOlder(keptMs: number): Promise<void> {
    await this.connection.query(
      `DELETE FROM log_erasures WHERE started_at_ms < ${SERVER_NOW_MS} - ? LIMIT ${RUNS_MAX}`,
      { type: QueryTypes.UPDATE, replacements: [keptMs] },
    );
  }
}
