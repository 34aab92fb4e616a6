// Finds citizens for the staff, opens what is sealed, and locks and unlocks accounts.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { CitizenView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { FiledCitizen } from './filed-citizen';

/** Undefined for what is not asked about. */
export interface StoredSearch {
  readonly usernameStart: string | undefined;
  readonly nameHash: string | undefined;
  readonly mobileHash: string | undefined;
  /** One of these. */
  readonly documentHashes: readonly string[] | undefined;
  readonly region: string | undefined;
  readonly kind: CitizenView['kind'] | undefined;
  readonly isLocked: boolean | undefined;
}

interface Row extends CitizenView {
  readonly mobileSealed: string | null;
  readonly documentSealed: string | null;
  readonly temporaryPermitSealed: string | null;
  readonly representativeIdSealed: string | null;
  readonly representativeName: string | null;
  readonly address: string | null;
  readonly registeredAtMs: number;
  readonly closedAtMs: number | null;
  readonly agreementVersion: string | null;
  readonly agreedAtMs: number | null;
  readonly identityConsentAtMs: number | null;
  readonly lockedAtMs: number | null;
  readonly lockedBy: string | null;
  readonly lockReason: string | null;
}

const COLUMNS = `
  id, username, display_name AS displayName, kind, region, mobile_sealed AS mobileSealed,
  document_sealed AS documentSealed, temporary_permit_sealed AS temporaryPermitSealed,
  representative_id_sealed AS representativeIdSealed, representative_name AS representativeName, address,
  created_at_ms AS registeredAtMs, closed_at_ms AS closedAtMs, agreement_version AS agreementVersion,
  agreed_at_ms AS agreedAtMs, identity_consent_at_ms AS identityConsentAtMs, locked_at_ms AS lockedAtMs,
  locked_by AS lockedBy, lock_reason AS lockReason`;

@Injectable()
export class CitizenFilesStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** The newest first. */
  async page(
    search: StoredSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly citizens: readonly FiledCitizen[]; readonly total: number }> {
    const { where, values } = conditionsOf(search);
    const rows = await this.connection.query<Row>(
      `SELECT ${COLUMNS} FROM citizens${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
      { type: QueryTypes.SELECT, replacements: [...values, limit, offset] },
    );
    const [count] = await this.connection.query<{ n: number }>(`SELECT COUNT(*) AS n FROM citizens${where}`, {
      type: QueryTypes.SELECT,
      replacements: [...values],
    });
    return { citizens: rows.map((row) => this.opened(row)), total: count?.n ?? 0 };
  }

  async byId(citizenId: number, transaction: Transaction | null = null): Promise<FiledCitizen | null> {
    return this.one(transaction, citizenId, '');
  }

  /** Nobody else changes it until the transaction ends. */
  async lockRow(transaction: Transaction, citizenId: number): Promise<FiledCitizen | null> {
    return this.one(transaction, citizenId, ' FOR UPDATE');
  }

  async lock(transaction: Transaction, citizenId: number, by: string, reason: string): Promise<void> {
    await this.connection.query(
      `UPDATE citizens SET locked_at_ms = ${SERVER_NOW_MS}, locked_by = ?, lock_reason = ? WHERE id = ?`,
      { type: QueryTypes.UPDATE, replacements: [by, reason, citizenId], transaction },
    );
  }

  async unlock(transaction: Transaction, citizenId: number): Promise<void> {
    await this.connection.query(
      'UPDATE citizens SET locked_at_ms = NULL, locked_by = NULL, lock_reason = NULL WHERE id = ?',
      { type: QueryTypes.UPDATE, replacements: [citizenId], transaction },
    );
  }

  private async one(
    transaction: Transaction | null,
    citizenId: number,
    ending: string,
  ): Promise<FiledCitizen | null> {
    const [row] = await this.connection.query<Row>(`SELECT ${COLUMNS} FROM citizens WHERE id = ?${ending}`, {
      type: QueryTypes.SELECT,
      replacements: [citizenId],
      transaction,
    });
    return row === undefined ? null : this.opened(row);
  }

  private opened(row: Row): FiledCitizen {
    const open = (sealed: string | null): string | null =>
      sealed === null ? null : this.personalData.open(sealed);
    const { id, username, displayName, kind, region, representativeName, address } = row;
    const { registeredAtMs, closedAtMs, agreementVersion, agreedAtMs, identityConsentAtMs } = row;
    const { lockedAtMs, lockedBy, lockReason } = row;
    return {
      ...{ id, username, displayName, kind, region, representativeName, address, registeredAtMs, closedAtMs },
      consents: { agreementVersion, agreedAtMs, identityConsentAtMs },
      lock: lockedAtMs === null ? null : { atMs: lockedAtMs, by: lockedBy ?? '', reason: lockReason ?? '' },
      mobile: open(row.mobileSealed),
      document: open(row.documentSealed),
      temporaryPermitNo: open(row.temporaryPermitSealed),
      representativeId: open(row.representativeIdSealed),
    };
  }
}

function conditionsOf(search: StoredSearch): {
  readonly where: string;
  readonly values: readonly (string | readonly string[])[];
} {
  const { usernameStart, nameHash, mobileHash, documentHashes, region, kind, isLocked } = search;
  const conditions: readonly (readonly [string, string | readonly string[] | undefined])[] = [
    // In a pattern an underscore would stand for any character.
    ['username_key LIKE ?', usernameStart && `${usernameStart.toLowerCase().replaceAll('_', '\\_')}%`],
    // Of an account that is being closed by a program of the release before the hash stays a while.
    ['name_hash = ? AND closed_at_ms IS NULL', nameHash],
    ['mobile_hash = ?', mobileHash],
    ['document_hash IN (?)', documentHashes],
    ['region = ?', region],
    ['kind = ?', kind],
  ];
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const all = given.map(({ sql }) => sql);
  if (isLocked !== undefined) all.push(`locked_at_ms IS ${isLocked ? 'NOT NULL' : 'NULL'}`);
  return {
    where: all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`,
    values: given.map(({ value }) => value),
  };
}
