// Heads of claims in plain SQL: whose, about what, whose turn until when.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ClaimAbout, ClaimFilter } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { Claim, ClaimChange, NewClaim } from './claim';

interface Row extends Omit<Claim, 'name'> {
  readonly auctionTitle: string | null;
  readonly lotPlate: string | null;
  readonly banPlate: string | null;
  readonly regionName: string | null;
}

export interface ClaimSearch {
  readonly filter: ClaimFilter;
  readonly about: ClaimAbout | null;
  /** Null for everybody's; 0 for those that nobody has. */
  readonly assignedTo: number | null;
  readonly max: number;
  readonly offset: number;
}

const REF_AS_ID = 'CAST(claims.about_ref AS UNSIGNED)';
const CLAIMS = `
  SELECT claims.id, claims.citizen_id AS citizenId, citizens.username, claims.about_kind AS about, claims.about_ref AS ref,
    claims.state, claims.due_at_ms AS dueAtMs, claims.left_ms AS leftMs, claims.assigned_to AS assignedTo,
    claims.assigned_name AS assignedName, claims.created_at_ms AS createdAtMs, claims.changed_at_ms AS changedAtMs,
    claims.version, auctions.title AS auctionTitle, lots.plate_number AS lotPlate, banned.plate_number AS banPlate,
    regions.name_zh AS regionName
  FROM claims JOIN citizens ON citizens.id = claims.citizen_id
  LEFT JOIN auctions ON claims.about_kind = 'auction' AND auctions.id = ${REF_AS_ID}
  LEFT JOIN lots ON claims.about_kind = 'lot' AND lots.id = ${REF_AS_ID}
  LEFT JOIN citizen_bans bans ON claims.about_kind = 'ban' AND bans.id = ${REF_AS_ID}
  LEFT JOIN lots banned ON banned.id = bans.lot_id
  LEFT JOIN regions ON claims.about_kind = 'region' AND regions.code = claims.about_ref`;
const WAITING = `(claims.state = 'open' OR claims.state = 'asked' AND claims.due_at_ms < ${SERVER_NOW_MS})`;
const UNANSWERED = `state IN ('open', 'asked')`;

@Injectable()
export class ClaimsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async nowMs(transaction: Transaction): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs);
  }

  /** Of one citizen no two are made at once. How many wait to be answered. */
  async countOpen(transaction: Transaction, citizenId: number): Promise<number> {
    const options = { type: QueryTypes.SELECT as const, replacements: [citizenId], transaction };
    await this.connection.query('SELECT id FROM citizens WHERE id = ? FOR UPDATE', options);
    const [row] = await this.connection.query<{ count: number }>(
      `SELECT COUNT(*) AS count FROM claims WHERE citizen_id = ? AND ${UNANSWERED}`,
      options,
    );
    return row?.count ?? 0;
  }

  async add(transaction: Transaction, claim: NewClaim): Promise<number> {
    const [id] = await this.connection.query(
      `INSERT INTO claims (citizen_id, about_kind, about_ref, state, due_at_ms, created_at_ms, changed_at_ms, version)
       VALUES (:citizenId, :about, :ref, 'open', :dueAtMs, :nowMs, :nowMs, 1)`,
      { type: QueryTypes.INSERT, replacements: { ...claim }, transaction },
    );
    return id;
  }

  /** Nobody else changes it before the transaction is over. */
  async lock(transaction: Transaction, claimId: number): Promise<Claim | null> {
    await this.connection.query('SELECT id FROM claims WHERE id = ? FOR UPDATE', {
      type: QueryTypes.SELECT,
      replacements: [claimId],
      transaction,
    });
    return this.byId(claimId, transaction);
  }

  async byId(claimId: number, transaction: Transaction | null = null): Promise<Claim | null> {
    const [row] = await this.connection.query<Row>(`${CLAIMS} WHERE claims.id = ?`, {
      type: QueryTypes.SELECT,
      replacements: [claimId],
      transaction,
    });
    return row === undefined ? null : claimOf(row);
  }

  async change(
    transaction: Transaction,
    { id, version }: Pick<Claim, 'id' | 'version'>,
    change: ClaimChange,
  ): Promise<void> {
    await this.connection.query(
      `UPDATE claims SET state = :state, due_at_ms = :dueAtMs, left_ms = :leftMs, assigned_to = :assignedTo,
         assigned_name = :assignedName, changed_at_ms = ${SERVER_NOW_MS}, version = :version + 1 WHERE id = :id`,
      { type: QueryTypes.UPDATE, replacements: { id, version, ...change }, transaction },
    );
  }

  /** The newest first. */
  async ofCitizen(
    citizenId: number,
    max: number,
    offset: number,
  ): Promise<{ items: readonly Claim[]; total: number }> {
    const replacements = { citizenId, max, offset };
    const rows = await this.connection.query<Row>(
      `${CLAIMS} WHERE claims.citizen_id = :citizenId ORDER BY claims.id DESC LIMIT :max OFFSET :offset`,
      { type: QueryTypes.SELECT, replacements },
    );
    const [count] = await this.connection.query<{ total: number }>(
      'SELECT COUNT(*) AS total FROM claims WHERE citizen_id = :citizenId',
      { type: QueryTypes.SELECT, replacements },
    );
    return { items: rows.map(claimOf), total: count?.total ?? 0 };
  }

  /** What is due first comes first; of what is done the newest. */
  async page(search: ClaimSearch): Promise<{ items: readonly Claim[]; total: number }> {
    const { filter, about, assignedTo, max, offset } = search;
    const where = [
      filter === 'waiting' ? WAITING : 'claims.state = :filter',
      ...(about === null ? [] : ['claims.about_kind = :about']),
      ...(assignedTo === null ? [] : ['COALESCE(claims.assigned_to, 0) = :assignedTo']),
    ].join(' AND ');
    const isDone = filter === 'answered' || filter === 'closed';
    const order = isDone ? 'claims.changed_at_ms DESC, claims.id DESC' : 'claims.due_at_ms, claims.id';
    const replacements = { filter, about, assignedTo, max, offset };
    const rows = await this.connection.query<Row>(
      `${CLAIMS} WHERE ${where} ORDER BY ${order} LIMIT :max OFFSET :offset`,
      { type: QueryTypes.SELECT, replacements },
    );
    const [count] = await this.connection.query<{ total: number }>(
      `SELECT COUNT(*) AS total FROM claims WHERE ${where}`,
      { type: QueryTypes.SELECT, replacements },
    );
    return { items: rows.map(claimOf), total: count?.total ?? 0 };
  }

  /** Those that were answered or closed so long ago, with all that is in them; returns how many went. */
  async erase(keptMs: number, max: number): Promise<number> {
    const [, gone] = await this.connection.query(
      `DELETE FROM claims WHERE state IN ('answered', 'closed') AND changed_at_ms < ${SERVER_NOW_MS} - ? LIMIT ?`,
      { type: QueryTypes.UPDATE, replacements: [keptMs, max] },
    );
    return gone;
  }
}

function claimOf({ auctionTitle, lotPlate, banPlate, regionName, ...row }: Row): Claim {
  const names: Readonly<Record<ClaimAbout, string | null>> = {
    ...{
      auction: auctionTitle,
      lot: lotPlate,
      ban: banPlate,
      order: row.ref,
      plate: row.ref,
      vin: row.ref,
      region: regionName,
      document: null,
      other: null,
    },
  };
  return { ...row, name: names[row.about] };
}
