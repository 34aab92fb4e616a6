// The papers that are checked before a plate is given out: versions are added and never changed, and the newest counts.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { HandOverPapersView, PaperName } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { SHIPPED_PAPERS } from './shipped-papers';

@Injectable()
export class HandOverPapersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async standing(transaction: Transaction | null = null): Promise<HandOverPapersView> {
    const [row] = await this.connection.query<{ version: number; papers: string }>(
      'SELECT version, papers FROM hand_over_papers ORDER BY version DESC LIMIT 1',
      { type: QueryTypes.SELECT, transaction },
    );
    if (row === undefined) return { version: 0, papers: SHIPPED_PAPERS };
    // Only this store writes there.
    return { version: row.version, papers: JSON.parse(row.papers) as readonly PaperName[] };
  }

  /** False when somebody else was first to make this version. */
  async add(
    transaction: Transaction,
    staffId: number,
    { version, papers }: HandOverPapersView,
  ): Promise<boolean> {
    try {
      await this.connection.query(
        `INSERT INTO hand_over_papers (version, papers, changed_at_ms, staff_id) VALUES (?, ?, ${SERVER_NOW_MS}, ?)`,
        { type: QueryTypes.INSERT, replacements: [version, JSON.stringify(papers), staffId], transaction },
      );
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }
}
