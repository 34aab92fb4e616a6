// Keeps of each account whether its citizen is who they say, and reads what is asked about them. Name, document and mobile are opened here alone.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { IdentityRefusal } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { CheckedBy, IdentityRecord, StoredCheck } from './identity-record';

interface Row {
  readonly citizenId: number;
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly documentSealed: string | null;
  readonly documentKind: string | null;
  readonly documentHash: string | null;
  readonly mobileSealed: string | null;
  readonly representativeName: string | null;
  readonly representativeIdSealed: string | null;
  readonly region: string;
  readonly registeredAtMs: number;
  readonly nowMs: number;
  readonly state: StoredCheck['state'] | null;
  readonly by: CheckedBy | null;
  readonly reason: IdentityRefusal | null;
  readonly provenRegion: string | null;
  readonly asks: number | null;
  readonly attempts: number | null;
  readonly askedAtMs: number | null;
  readonly dueAtMs: number | null;
}

/** What was found, by whom. */
export interface Finding {
  readonly state: 'verified' | 'refused';
  readonly by: CheckedBy;
  readonly reason: IdentityRefusal | null;
}

const READ = `
  SELECT citizens.id AS citizenId, citizens.kind, citizens.display_name AS name, citizens.document_sealed AS documentSealed,
    citizens.document_kind AS documentKind, citizens.document_hash AS documentHash, citizens.mobile_sealed AS mobileSealed,
    citizens.representative_name AS representativeName, citizens.representative_id_sealed AS representativeIdSealed,
    citizens.region, citizens.created_at_ms AS registeredAtMs, ${SERVER_NOW_MS} AS nowMs,
    checks.state, checks.checked_by AS \`by\`, checks.reason, checks.proven_region AS provenRegion, checks.asks,
    checks.attempts, checks.asked_at_ms AS askedAtMs, checks.due_at_ms AS dueAtMs
  FROM citizens LEFT JOIN identity_checks checks ON checks.citizen_id = citizens.id
  WHERE citizens.id = ? AND citizens.closed_at_ms IS NULL`;

const BEGIN = `
  INSERT IGNORE INTO identity_checks (citizen_id, state, asks, attempts, asked_at_ms, due_at_ms, changed_at_ms)
  VALUES (:citizenId, 'notAsked', 0, 0, ${SERVER_NOW_MS}, ${SERVER_NOW_MS}, ${SERVER_NOW_MS})`;

@Injectable()
export class IdentityChecksStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** Null for an account that is closed or was never there. With a transaction nobody else changes it until that ends. */
  async read(citizenId: number, transaction: Transaction | null = null): Promise<IdentityRecord | null> {
    if (transaction !== null)
      await this.connection.query('SELECT id FROM citizens WHERE id = ? FOR UPDATE', {
        ...{ type: QueryTypes.SELECT as const, replacements: [citizenId], transaction },
      });
    const [row] = await this.connection.query<Row>(READ, {
      ...{ type: QueryTypes.SELECT as const, replacements: [citizenId], transaction },
    });
    return row === undefined ? null : this.recordOf(row);
  }

  /** Whose turn it is to ask for so long; how often it was asked for with this, or null where others ask or there is nothing to ask. */
  async claim(citizenId: number, forMs: number): Promise<{ asks: number; attempts: number } | null> {
    const replacements = { citizenId, forMs };
    await this.connection.query(BEGIN, { type: QueryTypes.RAW, replacements });
    const [, changed] = await this.connection.query(
      `UPDATE identity_checks SET asked_at_ms = IF(state = 'waiting', asked_at_ms, ${SERVER_NOW_MS}), asks = asks + 1,
         attempts = IF(state = 'waiting', attempts, 0) + 1, state = 'waiting', reason = NULL, checked_by = NULL,
         due_at_ms = ${SERVER_NOW_MS} + :forMs, changed_at_ms = ${SERVER_NOW_MS}
       WHERE citizen_id = :citizenId AND (state = 'notAsked' OR state = 'waiting' AND due_at_ms <= ${SERVER_NOW_MS})`,
      { type: QueryTypes.UPDATE, replacements },
    );
    if (changed !== 1) return null;
    const check = (await this.read(citizenId))?.check ?? null;
    return check === null ? null : { asks: check.asks, attempts: check.attempts };
  }

  /** To be asked for by whoever looks for it next. */
  async queue(citizenId: number): Promise<void> {
    const replacements = { citizenId };
    await this.connection.query(BEGIN, { type: QueryTypes.RAW, replacements });
    await this.connection.query(
      `UPDATE identity_checks SET state = 'waiting', attempts = 0, asked_at_ms = ${SERVER_NOW_MS},
         due_at_ms = ${SERVER_NOW_MS}, changed_at_ms = ${SERVER_NOW_MS} WHERE citizen_id = :citizenId AND state = 'notAsked'`,
      { type: QueryTypes.UPDATE, replacements },
    );
  }

  /** False where it was asked for anew, or corrected, since. */
  async note(
    transaction: Transaction | null,
    citizenId: number,
    asks: number,
    { state, by, reason }: Finding,
  ): Promise<boolean> {
    const [, changed] = await this.connection.query(
      `UPDATE identity_checks SET state = :state, checked_by = :by, reason = :reason, failure = NULL,
         changed_at_ms = ${SERVER_NOW_MS} WHERE citizen_id = :citizenId AND state = 'waiting' AND asks = :asks`,
      { type: QueryTypes.UPDATE, replacements: { citizenId, asks, state, by, reason }, transaction },
    );
    return changed === 1;
  }

  async postpone(citizenId: number, asks: number, why: string, afterMs: number): Promise<void> {
    await this.connection.query(
      `UPDATE identity_checks SET failure = :why, due_at_ms = ${SERVER_NOW_MS} + :afterMs,
         changed_at_ms = ${SERVER_NOW_MS} WHERE citizen_id = :citizenId AND state = 'waiting' AND asks = :asks`,
      { type: QueryTypes.UPDATE, replacements: { citizenId, asks, why, afterMs } },
    );
  }

  /** Whom nobody asks about just now; those who wait longest come first. */
  async due(max: number): Promise<readonly number[]> {
    const rows = await this.connection.query<{ citizenId: number }>(
      `SELECT citizen_id AS citizenId FROM identity_checks WHERE state = 'waiting' AND due_at_ms <= ${SERVER_NOW_MS}
       ORDER BY due_at_ms, citizen_id LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [max] },
    );
    return rows.map(({ citizenId }) => citizenId);
  }

  /** Nought while nobody waits. */
  async oldestWaitMs(): Promise<number> {
    const [row] = await this.connection.query<{ waitMs: number | null }>(
      `SELECT ${SERVER_NOW_MS} - MIN(asked_at_ms) AS waitMs FROM identity_checks WHERE state = 'waiting'`,
      { type: QueryTypes.SELECT },
    );
    return Math.max(0, Number(row?.waitMs ?? 0));
  }

  /** As if it had never been asked; an answer that is on its way counts no more. */
  async forget(transaction: Transaction | null, citizenId: number): Promise<void> {
    await this.connection.query(
      `UPDATE identity_checks SET state = 'notAsked', checked_by = NULL, reason = NULL, failure = NULL, attempts = 0,
         proven_region = NULL, asks = asks + 1, changed_at_ms = ${SERVER_NOW_MS} WHERE citizen_id = ?`,
      { type: QueryTypes.UPDATE, replacements: [citizenId], transaction },
    );
  }

  /** What the office found; an answer that is on its way counts no more. */
  async find(transaction: Transaction, citizenId: number, { state, by, reason }: Finding): Promise<void> {
    await this.connection.query(BEGIN, { type: QueryTypes.RAW, replacements: { citizenId }, transaction });
    await this.connection.query(
      `UPDATE identity_checks SET state = :state, checked_by = :by, reason = :reason, failure = NULL, asks = asks + 1,
         changed_at_ms = ${SERVER_NOW_MS} WHERE citizen_id = :citizenId`,
      { type: QueryTypes.UPDATE, replacements: { citizenId, state, by, reason }, transaction },
    );
  }

  /** Of an account that was found to be who it says. */
  async proveRegion(transaction: Transaction, citizenId: number, region: string): Promise<void> {
    await this.connection.query(
      `UPDATE identity_checks SET proven_region = ?, changed_at_ms = ${SERVER_NOW_MS} WHERE citizen_id = ?`,
      { type: QueryTypes.UPDATE, replacements: [region, citizenId], transaction },
    );
  }

  private recordOf(row: Row): IdentityRecord {
    const open = (sealed: string | null): string | null =>
      sealed === null ? null : this.personalData.open(sealed);
    const representativeId = open(row.representativeIdSealed);
    const { citizenId, kind, name, documentKind, region, registeredAtMs, nowMs } = row;
    return {
      ...{ citizenId, kind, name, documentKind, region, registeredAtMs, nowMs: Number(nowMs) },
      document: open(row.documentSealed),
      holdsDocument: row.documentHash !== null,
      mobile: open(row.mobileSealed),
      representative:
        row.representativeName === null || representativeId === null
          ? null
          : { name: row.representativeName, residentId: representativeId },
      check: checkOf(row),
    };
  }
}

function checkOf(row: Row): StoredCheck | null {
  const { state, by, reason, provenRegion } = row;
  if (state === null) return null;
  return {
    ...{ state, by, reason, provenRegion },
    ...{ asks: Number(row.asks), attempts: Number(row.attempts) },
    ...{ askedAtMs: Number(row.askedAtMs), dueAtMs: Number(row.dueAtMs) },
  };
}
