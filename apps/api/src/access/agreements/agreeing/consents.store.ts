// Who has agreed to which version, and when: the newest with the citizen, and every one in a table to which rows are only added.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

export interface StandingConsent {
  readonly agreementVersion: string | null;
  readonly agreedAtMs: number | null;
  readonly registeredAtMs: number;
}

export interface ConsentRecord {
  readonly version: string;
  readonly agreedAtMs: number;
  readonly identityConsentAtMs: number | null;
}

@Injectable()
export class ConsentsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null when there is no such account any more. */
  async standing(citizenId: number): Promise<StandingConsent | null> {
    const [row] = await this.connection.query<StandingConsent>(
      `SELECT agreement_version AS agreementVersion, agreed_at_ms AS agreedAtMs, created_at_ms AS registeredAtMs
       FROM citizens WHERE id = ? AND closed_at_ms IS NULL`,
      { type: QueryTypes.SELECT, replacements: [citizenId] },
    );
    return row ?? null;
  }

  /** Both consents, now. Of a version that was agreed to before, the first time stays. */
  async agree(transaction: Transaction, citizenId: number, version: string): Promise<void> {
    await this.connection.query(
      `UPDATE citizens SET agreement_version = :version, agreed_at_ms = ${SERVER_NOW_MS},
         identity_consent_at_ms = ${SERVER_NOW_MS}
       WHERE id = :citizenId AND closed_at_ms IS NULL AND (agreement_version IS NULL OR agreement_version <> :version)`,
      { type: QueryTypes.UPDATE, replacements: { citizenId, version }, transaction },
    );
    await this.note(transaction, citizenId);
  }

  /** Keeps what stands with the citizen for good. */
  async note(transaction: Transaction, citizenId: number): Promise<void> {
    await this.connection.query(
      `INSERT IGNORE INTO agreement_consents (citizen_id, version, agreed_at_ms, identity_consent_at_ms)
       SELECT id, agreement_version, agreed_at_ms, identity_consent_at_ms FROM citizens
       WHERE id = ? AND agreement_version IS NOT NULL AND agreed_at_ms IS NOT NULL`,
      { type: QueryTypes.INSERT, replacements: [citizenId], transaction },
    );
  }

  /** The newest first. */
  async of(citizenId: number): Promise<readonly ConsentRecord[]> {
    return this.connection.query<ConsentRecord>(
      `SELECT version, agreed_at_ms AS agreedAtMs, identity_consent_at_ms AS identityConsentAtMs
       FROM agreement_consents WHERE citizen_id = ? ORDER BY agreed_at_ms DESC, version DESC`,
      { type: QueryTypes.SELECT, replacements: [citizenId] },
    );
  }
}
