// An entry of one's own, kept from everybody else for as long as a transaction works on it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface OwnEntry {
  readonly citizenId: number;
  readonly enrolmentId: number;
  readonly entryId: number;
}

@Injectable()
export class OwnEntriesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** False when it is none of the citizen's. The enrolment first, as payments and settling do. */
  async lock(transaction: Transaction, { citizenId, enrolmentId, entryId }: OwnEntry): Promise<boolean> {
    const isOwn = await this.holds(
      transaction,
      'SELECT id FROM enrolments WHERE id = ? AND citizen_id = ? FOR UPDATE',
      [enrolmentId, citizenId],
    );
    const isOfIt = await this.holds(
      transaction,
      'SELECT id FROM entries WHERE id = ? AND enrolment_id = ? FOR UPDATE',
      [entryId, enrolmentId],
    );
    return isOwn && isOfIt;
  }

  private async holds(transaction: Transaction, sql: string, replacements: number[]): Promise<boolean> {
    const rows = await this.connection.query(sql, { type: QueryTypes.SELECT, replacements, transaction });
    return rows.length > 0;
  }
}
