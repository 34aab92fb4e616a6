// The papers of a citizen, for whoever takes their data along: that they were given.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ConfirmationKind } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export interface PaperRecord {
  readonly confirmations: readonly {
    readonly year: number;
    readonly no: number;
    readonly kind: ConfirmationKind;
    readonly givenAtMs: number;
  }[];
}

const ROWS_MAX = 10_000;

@Injectable()
export class PaperRecordsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest first. */
  async of(citizenId: number): Promise<PaperRecord> {
    const confirmations = await this.select<PaperRecord['confirmations'][number]>(
      `SELECT series_year AS year, series_no AS no, kind, given_at_ms AS givenAtMs FROM confirmations
       WHERE citizen_id = ? ORDER BY id DESC LIMIT ${ROWS_MAX}`,
      citizenId,
    );
    return { confirmations };
  }

  private select<Row extends object>(sql: string, citizenId: number): Promise<readonly Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements: [citizenId] });
  }
}
