// Keeps who has collected which plate. A mark is never deleted: one that is taken back says so.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { Collector, PaperName, SaleSource } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Actor } from '../../access/staff-authentication';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';

export interface NewHandOver {
  readonly way: SaleSource;
  readonly saleId: number;
  readonly plateNumber: string;
  readonly citizenId: number;
  readonly collector: Collector;
  readonly agentName: string | null;
  readonly papers: readonly PaperName[];
}

export interface StandingHandOver {
  readonly way: SaleSource;
  readonly saleId: number;
  readonly plateNumber: string;
}

@Injectable()
export class HandOversStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** Of a sale that the transaction holds and that has none. */
  async add(
    transaction: Transaction,
    { staffId, name }: Actor,
    { agentName, papers, ...handOver }: NewHandOver,
  ): Promise<number> {
    const agentSealed = agentName === null ? null : this.personalData.seal(agentName);
    const [id] = await this.connection.query(
      `INSERT INTO hand_overs (source, source_id, plate_number, citizen_id, collected_at_ms, staff_id, staff_name,
         collector, agent_sealed, papers)
       VALUES (:way, :saleId, :plateNumber, :citizenId, ${SERVER_NOW_MS}, :staffId, :name, :collector, :agentSealed, :papers)`,
      {
        type: QueryTypes.INSERT,
        replacements: { ...handOver, staffId, name, agentSealed, papers: JSON.stringify(papers) },
        transaction,
      },
    );
    return id;
  }

  /** Null for one that is not there or is taken back. Nobody else takes it back until the transaction ends. */
  async lockStanding(transaction: Transaction, handOverId: number): Promise<StandingHandOver | null> {
    const [row] = await this.connection.query<StandingHandOver>(
      `SELECT source AS way, source_id AS saleId, plate_number AS plateNumber FROM hand_overs
       WHERE id = ? AND is_standing = 1 FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: [handOverId], transaction },
    );
    return row ?? null;
  }

  async takeBack(
    transaction: Transaction,
    { staffId, name }: Actor,
    handOverId: number,
    reason: string,
  ): Promise<void> {
    await this.connection.query(
      `UPDATE hand_overs SET taken_back_at_ms = ${SERVER_NOW_MS}, taken_back_by = ?, taken_back_by_name = ?,
         taken_back_reason = ? WHERE id = ?`,
      { type: QueryTypes.UPDATE, replacements: [staffId, name, reason, handOverId], transaction },
    );
  }
}
