// Writes enrolments and entries that are not paid yet. The database's unique keys decide between two who come at once.
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Language } from '@haopai/rules';
import { EnrolmentModel, EntryModel, type Transaction } from '../../platform/database';

/** A citizen's one live enrolment in an auction. */
export interface Place {
  readonly enrolmentId: number;
  /** Shares that they asked for before. */
  readonly ownShares: number;
  /** Of those; null when there are none. */
  readonly orderNo: string | null;
  /** Shares for which the deposit of a reservation stands. */
  readonly reservedShares: number;
}

export interface NewEntries {
  readonly enrolmentId: number;
  readonly auctionId: number;
  readonly vins: readonly string[];
}

const LIVE = `
  SELECT enrolments.id AS enrolmentId,
    (SELECT orders.order_no FROM orders WHERE orders.id = MAX(IF(entries.is_reserved = 0, entries.order_id, NULL))) AS orderNo,
    COALESCE(SUM(entries.is_reserved), 0) AS reservedShares, COALESCE(SUM(entries.is_reserved = 0), 0) AS ownShares
  FROM enrolments LEFT JOIN entries ON entries.enrolment_id = enrolments.id AND entries.is_live = 1
  WHERE enrolments.auction_id = ? AND enrolments.citizen_id = ? AND enrolments.is_live = 1
  GROUP BY enrolments.id`;

@Injectable()
export class NewEnrolmentsStore {
  constructor(
    @InjectModel(EnrolmentModel) private readonly enrolments: typeof EnrolmentModel,
    @InjectModel(EntryModel) private readonly entries: typeof EntryModel,
    @InjectConnection() private readonly connection: Sequelize,
  ) {}

  /** Published, not started, not cancelled and within its time for enrolments, by the database's clock. */
  async isOpen(transaction: Transaction, auctionId: number): Promise<boolean> {
    return (await this.open(transaction, auctionId, '')).length > 0;
  }

  /** The same, and whoever else takes a paddle there waits: locked before a row refers to it, so that no two wait for each other. */
  async lockOpen(transaction: Transaction, auctionId: number): Promise<boolean> {
    return (await this.open(transaction, auctionId, 'FOR UPDATE')).length > 0;
  }

  private open(
    transaction: Transaction,
    auctionId: number,
    locking: '' | 'FOR UPDATE',
  ): Promise<readonly object[]> {
    return this.connection.query(
      `SELECT id FROM auctions
       WHERE id = ? AND published_at_ms <= ${SERVER_NOW_MS} AND starts_at_ms > ${SERVER_NOW_MS} AND cancelled_at_ms IS NULL
         AND COALESCE(enrolment_opens_at_ms, 0) <= ${SERVER_NOW_MS}
         AND COALESCE(enrolment_closes_at_ms, starts_at_ms) > ${SERVER_NOW_MS} ${locking}`,
      { replacements: [auctionId], transaction, type: QueryTypes.SELECT },
    );
  }

  /** The citizen's live enrolment, or a new one. Of two at once the second waits, and finds the first one's. */
  async takePlace(
    transaction: Transaction,
    auctionId: number,
    citizenId: number,
    language: Language,
  ): Promise<Place> {
    const known = await this.place(transaction, auctionId, citizenId);
    if (known !== null) return known;
    const unpaid = {
      paddleNo: null,
      accessCodeSealed: null,
      paidAtMs: null,
      orderId: null,
      state: 'unpaid',
    } as const;
    try {
      const createdAtMs = await this.nowMs(transaction);
      const { id } = await this.enrolments.create(
        { auctionId, citizenId, language, createdAtMs, ...unpaid },
        { transaction },
      );
      return { enrolmentId: id, ownShares: 0, orderNo: null, reservedShares: 0 };
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      const other = await this.place(transaction, auctionId, citizenId);
      if (other === null) throw error;
      return other;
    }
  }

  /** The ids in the order of the VINs, or the first VIN that is in the auction already. */
  async addEntries(
    transaction: Transaction,
    { enrolmentId, auctionId, vins }: NewEntries,
  ): Promise<{ readonly ids: readonly number[] } | { readonly takenVin: string }> {
    const ids: number[] = [];
    for (const vin of vins) {
      try {
        const entry = { enrolmentId, auctionId, vin, state: 'unpaid', orderId: null } as const;
        ids.push((await this.entries.create(entry, { transaction })).id);
      } catch (error) {
        if (error instanceof UniqueConstraintError) return { takenVin: vin };
        throw error;
      }
    }
    return { ids };
  }

  /** An entry for which the deposit of a reservation stands; it may bid once its order is admitted. */
  async addReserved(
    transaction: Transaction,
    entry: {
      readonly enrolmentId: number;
      readonly auctionId: number;
      readonly vin: string;
      readonly orderId: number;
    },
  ): Promise<number> {
    const row = { ...entry, state: 'unpaid', isReserved: true } as const;
    return (await this.entries.create(row, { transaction })).id;
  }

  /** It is unpaid in its new enrolment until its order is admitted there; an enrolment that is left without any is closed, its paddle nobody's. */
  async moveReserved(
    transaction: Transaction,
    entryId: number,
    to: { readonly enrolmentId: number; readonly auctionId: number } | null,
  ): Promise<void> {
    const entry = await this.entries.findByPk(entryId, { transaction, lock: true });
    if (entry === null) throw new Error(`There is no entry ${entryId}`);
    const { enrolmentId } = entry;
    await entry.update(to === null ? { state: 'cancelled' } : { ...to, state: 'unpaid' }, { transaction });
    await this.connection.query(
      `UPDATE enrolments SET state = 'cancelled', paddle_no = NULL, access_code_sealed = NULL WHERE id = :enrolmentId
       AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.enrolment_id = :enrolmentId AND entries.is_live = 1)`,
      { type: QueryTypes.UPDATE, replacements: { enrolmentId }, transaction },
    );
  }

  async noteOrder(
    transaction: Transaction,
    enrolmentId: number,
    entryIds: readonly number[],
    orderId: number,
  ): Promise<void> {
    await this.enrolments.update({ orderId }, { where: { id: enrolmentId }, transaction });
    await this.entries.update({ orderId }, { where: { id: [...entryIds] }, transaction });
  }

  private async place(transaction: Transaction, auctionId: number, citizenId: number): Promise<Place | null> {
    // Locked first: what its entries say must not change under way.
    const where = { auctionId, citizenId, state: ['unpaid', 'paid'] };
    if ((await this.enrolments.findOne({ attributes: ['id'], where, transaction, lock: true })) === null)
      return null;
    const [row] = await this.connection.query<Place>(LIVE, {
      replacements: [auctionId, citizenId],
      transaction,
      type: QueryTypes.SELECT,
    });
    if (row === undefined) return null;
    return { ...row, ownShares: Number(row.ownShares), reservedShares: Number(row.reservedShares) };
  }

  async nowMs(transaction: Transaction): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      transaction,
      type: QueryTypes.SELECT,
    });
    return Number(row?.nowMs);
  }
}
