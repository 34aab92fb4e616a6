// Bans in plain SQL. One counts while it is not lifted and its time is not over, by the database's clock.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AdminBanView, BanView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

/** Of one citizen; nobody wins more in the time of a ban. */
const BANS_MAX = 100;

const BAN = `bans.id, lots.plate_number AS plate, lots.auction_id AS auctionId, bans.lot_id AS lotId, bans.from_ms AS startsAtMs,
  bans.until_ms AS endsAtMs`;
const STANDS = `bans.lifted_at_ms IS NULL AND bans.until_ms > ${SERVER_NOW_MS}`;
/** Also of an account of the same person that is closed. */
const OF_CITIZEN = `
  FROM citizens JOIN citizen_bans bans
    ON bans.citizen_id = citizens.id OR bans.document_hash = citizens.document_hash
  JOIN lots ON lots.id = bans.lot_id
  WHERE citizens.id = :citizenId`;

interface FiledRow extends BanView {
  readonly stands: 0 | 1;
  readonly liftedAtMs: number | null;
  readonly liftedBy: string | null;
  readonly liftReason: string | null;
}

export interface LockedBan {
  readonly id: number;
  readonly citizenId: number;
  readonly plate: string;
  readonly endsAtMs: number;
  readonly stands: boolean;
}

@Injectable()
export class BansStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Once for each lot and citizen; the time at which it ends. */
  async add(
    transaction: Transaction,
    ban: { readonly citizenId: number; readonly lotId: number; readonly forMs: number },
  ): Promise<number> {
    await this.connection.query(
      `INSERT INTO citizen_bans (citizen_id, document_hash, lot_id, from_ms, until_ms)
       SELECT id, document_hash, :lotId, ${SERVER_NOW_MS}, ${SERVER_NOW_MS} + :forMs FROM citizens WHERE id = :citizenId
       ON DUPLICATE KEY UPDATE lot_id = VALUES(lot_id)`,
      { type: QueryTypes.INSERT, replacements: { ...ban }, transaction },
    );
    const [row] = await this.connection.query<{ endsAtMs: number }>(
      'SELECT until_ms AS endsAtMs FROM citizen_bans WHERE lot_id = :lotId AND citizen_id = :citizenId',
      { type: QueryTypes.SELECT, replacements: { ...ban }, transaction },
    );
    if (row === undefined) throw new Error(`There is no ban for lot ${ban.lotId}`);
    return row.endsAtMs;
  }

  /** The last to end first. */
  standing(citizenId: number, transaction: Transaction | null = null): Promise<BanView[]> {
    return this.connection.query<BanView>(
      `SELECT ${BAN} ${OF_CITIZEN} AND ${STANDS} ORDER BY bans.until_ms DESC, bans.id LIMIT ${BANS_MAX}`,
      { type: QueryTypes.SELECT, replacements: { citizenId }, transaction },
    );
  }

  /** The newest first. */
  async all(citizenId: number): Promise<readonly AdminBanView[]> {
    const rows = await this.connection.query<FiledRow>(
      `SELECT ${BAN}, ${STANDS} AS stands, bans.lifted_at_ms AS liftedAtMs, bans.lifted_by AS liftedBy,
         bans.lift_reason AS liftReason ${OF_CITIZEN} ORDER BY bans.id DESC LIMIT ${BANS_MAX}`,
      { type: QueryTypes.SELECT, replacements: { citizenId } },
    );
    return rows.map(({ stands, liftedAtMs, liftedBy, liftReason, ...ban }) => ({
      ...ban,
      stands: stands !== 0,
      lifted: liftedAtMs === null ? null : { atMs: liftedAtMs, by: liftedBy ?? '', reason: liftReason ?? '' },
    }));
  }

  async lock(transaction: Transaction, banId: number): Promise<LockedBan | null> {
    const [row] = await this.connection.query<
      Omit<LockedBan, 'stands' | 'plate'> & { stands: 0 | 1; lotId: number }
    >(
      `SELECT id, citizen_id AS citizenId, lot_id AS lotId, until_ms AS endsAtMs, ${STANDS} AS stands
       FROM citizen_bans bans WHERE id = ? FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: [banId], transaction },
    );
    if (row === undefined) return null;
    const [lot] = await this.connection.query<{ plate: string }>(
      'SELECT plate_number AS plate FROM lots WHERE id = ?',
      { type: QueryTypes.SELECT, replacements: [row.lotId], transaction },
    );
    const { id, citizenId, endsAtMs, stands } = row;
    return { id, citizenId, endsAtMs, plate: lot?.plate ?? '', stands: stands !== 0 };
  }

  async lift(transaction: Transaction, banId: number, by: string, reason: string): Promise<void> {
    await this.connection.query(
      `UPDATE citizen_bans SET lifted_at_ms = ${SERVER_NOW_MS}, lifted_by = ?, lift_reason = ? WHERE id = ?`,
      { type: QueryTypes.UPDATE, replacements: [by, reason, banId], transaction },
    );
  }

  /** Of those that count no more, by which no new account is known again; returns how many. */
  async forgetDocuments(max: number): Promise<number> {
    const [, changed] = await this.connection.query(
      `UPDATE citizen_bans SET document_hash = NULL
       WHERE document_hash IS NOT NULL AND (until_ms <= ${SERVER_NOW_MS} OR lifted_at_ms IS NOT NULL) LIMIT ${max}`,
      { type: QueryTypes.UPDATE },
    );
    return changed;
  }
}
