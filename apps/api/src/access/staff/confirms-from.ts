// From when on somebody whose way in or roles an administrator has just changed may be the second of two, by the database's clock.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { Config } from '../../platform/config';
import type { Transaction } from '../../platform/database';

@Injectable()
export class ConfirmsFrom {
  constructor(
    private readonly config: Config,
    @InjectConnection() private readonly connection: Sequelize,
  ) {}

  /** Of whom this transaction changes; null where accounts are never too new. */
  async now(transaction: Transaction): Promise<number | null> {
    const { newForMs } = this.config.staff;
    if (newForMs === 0) return null;
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs) + newForMs;
  }
}
