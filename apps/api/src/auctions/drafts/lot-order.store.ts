// Writes what staff set for many lots of a draft at once: their order, their start prices, and openings of their own. In plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

/** Below nought first, so that no two have one number on the way. */
const NUMBER: readonly string[] = [
  'UPDATE lots SET lot_no = -FIELD(id, :lotIds) WHERE auction_id = :auctionId',
  'UPDATE lots SET lot_no = -lot_no WHERE auction_id = :auctionId',
];

@Injectable()
export class LotOrderStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** All lots of the auction, in their new order. */
  async number(transaction: Transaction, auctionId: number, lotIds: readonly number[]): Promise<void> {
    for (const sql of NUMBER) await this.update(transaction, sql, { auctionId, lotIds: [...lotIds] });
  }

  async price(transaction: Transaction, lotIds: readonly number[], startPriceFen: number): Promise<void> {
    await this.update(transaction, 'UPDATE lots SET start_price_fen = :startPriceFen WHERE id IN (:lotIds)', {
      ...{ startPriceFen, lotIds: [...lotIds] },
    });
  }

  /** After the start of their auction; null for as its stagger says. Their openings are reckoned anew by whoever calls. */
  async open(
    transaction: Transaction,
    lotIds: readonly number[],
    { opensAfterMs, staggerMs }: { readonly opensAfterMs: number | null; readonly staggerMs: number },
  ): Promise<void> {
    await this.update(
      transaction,
      `UPDATE lots SET opens_after_ms = CAST(:opensAfterMs AS SIGNED) + (FIELD(id, :lotIds) - 1) * :staggerMs
       WHERE id IN (:lotIds)`,
      { lotIds: [...lotIds], opensAfterMs, staggerMs },
    );
  }

  private async update(
    transaction: Transaction,
    sql: string,
    replacements: Readonly<Record<string, number | number[] | null>>,
  ): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.UPDATE, replacements, transaction });
  }
}
