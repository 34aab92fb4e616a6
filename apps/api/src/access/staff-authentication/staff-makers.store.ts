// Keeps who of the staff has made, raised or reset whose account, in plain SQL. Rows are only ever added.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { NEW_UNTIL_MS } from './staff.store';

/** `raised`: given other roles, or let in again after a lock. */
export type MakingAct = 'made' | 'raised' | 'reset';

export interface PairMember {
  readonly staffName: string;
  /** Null for whoever may confirm. */
  readonly newUntilMs: number | null;
}

@Injectable()
export class StaffMakersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The database's clock. */
  async nowMs(transaction: Transaction): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs);
  }

  async note(
    transaction: Transaction,
    staffId: number,
    makers: readonly number[],
    act: MakingAct,
  ): Promise<void> {
    for (const maker of makers)
      await this.connection.query(
        `INSERT INTO staff_makers (staff_id, made_by, act, at_ms) VALUES (?, ?, ?, ${SERVER_NOW_MS})`,
        { type: QueryTypes.INSERT, replacements: [staffId, maker, act], transaction },
      );
  }

  /** As they stand now. */
  async newest(
    transaction: Transaction | null,
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, PairMember>> {
    if (ids.length === 0) return new Map();
    const rows = await this.connection.query<PairMember & { readonly id: number }>(
      `SELECT id, display_name AS staffName, ${NEW_UNTIL_MS} AS newUntilMs FROM staff WHERE id IN (:ids)`,
      { type: QueryTypes.SELECT, replacements: { ids: [...ids] }, transaction },
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Which of these have made this one, or were made by them, within that time, and when last. */
  async ties(
    transaction: Transaction | null,
    staffId: number,
    ids: readonly number[],
    withinMs: number,
  ): Promise<ReadonlyMap<number, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.connection.query<{ readonly otherId: number; readonly atMs: number }>(
      `SELECT otherId, MAX(at_ms) AS atMs FROM (
         SELECT made_by AS otherId, at_ms FROM staff_makers WHERE staff_id = :staffId AND made_by IN (:ids)
         UNION ALL
         SELECT staff_id AS otherId, at_ms FROM staff_makers WHERE made_by = :staffId AND staff_id IN (:ids)
       ) ties WHERE at_ms > ${SERVER_NOW_MS} - :withinMs GROUP BY otherId`,
      { type: QueryTypes.SELECT, replacements: { staffId, ids: [...ids], withinMs }, transaction },
    );
    return new Map(rows.map(({ otherId, atMs }) => [otherId, atMs]));
  }
}
