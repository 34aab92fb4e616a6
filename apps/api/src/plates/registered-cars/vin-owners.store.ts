// Keeps whose a car is, where the office has found it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { VinClaimsStore } from './vin-claims.store';

export interface VinOwner {
  readonly vin: string;
  readonly citizenId: number;
  readonly claimId: number;
}

@Injectable()
export class VinOwnersStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly claims: VinClaimsStore,
  ) {}

  /** In the place of whoever was it before. */
  async put(transaction: Transaction, { vin, citizenId, claimId }: VinOwner): Promise<void> {
    await this.connection.query(
      `INSERT INTO vin_owners (vin_hash, citizen_id, claim_id, at_ms) VALUES (:vinHash, :citizenId, :claimId, ${SERVER_NOW_MS})
       ON DUPLICATE KEY UPDATE citizen_id = VALUES(citizen_id), claim_id = VALUES(claim_id), at_ms = VALUES(at_ms)`,
      {
        replacements: { vinHash: this.claims.hashOf(vin), citizenId, claimId },
        transaction,
        type: QueryTypes.RAW,
      },
    );
  }

  async ownerOf(vin: string): Promise<number | null> {
    const [row] = await this.connection.query<{ citizenId: number }>(
      'SELECT citizen_id AS citizenId FROM vin_owners WHERE vin_hash = ?',
      { replacements: [this.claims.hashOf(vin)], type: QueryTypes.SELECT },
    );
    return row?.citizenId ?? null;
  }

  /** Those of them that are somebody else's. */
  ofOthers(
    transaction: Transaction | null,
    vins: readonly string[],
    citizenId: number,
  ): Promise<ReadonlySet<string>> {
    return this.readOthers(transaction, vins, citizenId);
  }

  /** The same, of those, too, who are being made owners: their transaction is waited for. */
  lockOthers(
    transaction: Transaction,
    vins: readonly string[],
    citizenId: number,
  ): Promise<ReadonlySet<string>> {
    return this.readOthers(transaction, vins, citizenId, ' LOCK IN SHARE MODE');
  }

  private async readOthers(
    transaction: Transaction | null,
    vins: readonly string[],
    citizenId: number,
    lock = '',
  ): Promise<ReadonlySet<string>> {
    if (vins.length === 0) return new Set();
    const byHash = new Map(vins.map((vin) => [this.claims.hashOf(vin), vin]));
    const rows = await this.connection.query<{ vinHash: string }>(
      `SELECT vin_hash AS vinHash FROM vin_owners WHERE vin_hash IN (?) AND citizen_id <> ?${lock}`,
      { replacements: [[...byHash.keys()], citizenId], transaction, type: QueryTypes.SELECT },
    );
    return new Set(rows.map(({ vinHash }) => byHash.get(vinHash) ?? ''));
  }
}
