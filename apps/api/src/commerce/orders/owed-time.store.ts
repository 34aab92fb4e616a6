// What steps of the database's clock have cost unpaid orders: one row, which all instances write and read.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

/** What was agreed before then by the database's clock is owed so many milliseconds; fewer than none after it was set back. */
export interface TimeOwed {
  readonly beforeMs: number;
  readonly owedMs: number;
}

export interface ToldTime {
  /** The database's clock. */
  readonly nowMs: number;
  /** Null when no step has cost anybody anything. */
  readonly owed: TimeOwed | null;
}

@Injectable()
export class OwedTimeStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** After a step forward. Every instance that lived through it tells the same total, so the largest holds and none are added up. */
  tellForward(owed: TimeOwed): Promise<void> {
    return this.tell('GREATEST', owed);
  }

  /** After a step back, which takes from the total: the smallest holds. */
  tellBack(owed: TimeOwed): Promise<void> {
    return this.tell('LEAST', owed);
  }

  async read(): Promise<ToldTime> {
    const [row] = await this.connection.query<{
      readonly nowMs: number;
      readonly beforeMs: number | null;
      readonly owedMs: number | null;
    }>(
      `SELECT ${SERVER_NOW_MS} AS nowMs, before_ms AS beforeMs, owed_ms AS owedMs
       FROM (SELECT 1 AS id) one LEFT JOIN owed_time USING (id)`,
      { type: QueryTypes.SELECT },
    );
    const { nowMs, beforeMs, owedMs } = row ?? { nowMs: Number.NaN, beforeMs: null, owedMs: null };
    return {
      nowMs: Number(nowMs),
      owed: beforeMs === null || owedMs === null ? null : { beforeMs, owedMs },
    };
  }

  /** Forgets what is owed to nobody: no order is unpaid that was made before then. True when that is so. */
  async forget(beforeMs: number): Promise<boolean> {
    const [unpaid] = await this.connection.query(
      `SELECT id FROM orders WHERE state = 'created' AND created_at_ms < :beforeMs LIMIT 1`,
      { type: QueryTypes.SELECT, replacements: { beforeMs } },
    );
    if (unpaid !== undefined) return false;
    await this.connection.query('DELETE FROM owed_time WHERE id = 1 AND before_ms <= :beforeMs LIMIT 1', {
      type: QueryTypes.DELETE,
      replacements: { beforeMs },
    });
    return true;
  }

  private async tell(larger: 'GREATEST' | 'LEAST', { beforeMs, owedMs }: TimeOwed): Promise<void> {
    await this.connection.query(
      `INSERT INTO owed_time (id, before_ms, owed_ms) VALUES (1, :beforeMs, :owedMs) ON DUPLICATE KEY UPDATE
         before_ms = GREATEST(before_ms, :beforeMs), owed_ms = ${larger}(owed_ms, :owedMs)`,
      { type: QueryTypes.INSERT, replacements: { beforeMs, owedMs } },
    );
  }
}
