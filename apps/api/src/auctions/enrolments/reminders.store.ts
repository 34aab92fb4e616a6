// Finds bidders whose auction is about to start, and notes that they were told. Several instances take different ones.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { Admitted } from './admissions.store';

export type Reminded = Omit<Admitted, 'accessCode'>;
type SoonAuction = Pick<Admitted, 'auctionId' | 'auctionTitle' | 'startsAtMs' | 'isDrill'>;

/** Told within the last hour that they are enrolled, nobody needs to hear it again. Written by hand: Sequelize drops skipLocked on MySQL. */
const TAKE = `
  SELECT id AS enrolmentId, citizen_id AS citizenId, language, paddle_no AS paddleNo FROM enrolments
  WHERE auction_id = :auctionId AND state = 'paid' AND reminded_at_ms IS NULL AND paddle_no IS NOT NULL
    AND paid_at_ms < :paidBeforeMs
  ORDER BY id LIMIT :max FOR UPDATE SKIP LOCKED`;

@Injectable()
export class RemindersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Published ones that start within so long, and have not started. */
  async auctionsWithin(beforeMs: number): Promise<readonly SoonAuction[]> {
    const rows = await this.connection.query<Omit<SoonAuction, 'isDrill'> & { readonly isDrill: 0 | 1 }>(
      `SELECT id AS auctionId, title AS auctionTitle, starts_at_ms AS startsAtMs, is_drill AS isDrill FROM auctions
       WHERE ended_at_ms IS NULL AND published_at_ms <= ${SERVER_NOW_MS}
         AND starts_at_ms > ${SERVER_NOW_MS} AND starts_at_ms <= ${SERVER_NOW_MS} + :beforeMs`,
      { type: QueryTypes.SELECT, replacements: { beforeMs } },
    );
    return rows.map((row) => ({ ...row, isDrill: row.isDrill !== 0 }));
  }

  async take(
    transaction: Transaction,
    auction: SoonAuction,
    beforeMs: number,
    max: number,
  ): Promise<readonly Reminded[]> {
    const { auctionId } = auction;
    const paidBeforeMs = auction.startsAtMs - beforeMs;
    const bidders = await this.connection.query<Omit<Reminded, keyof SoonAuction>>(TAKE, {
      type: QueryTypes.SELECT,
      replacements: { auctionId, paidBeforeMs, max },
      transaction,
    });
    if (bidders.length === 0) return [];
    await this.connection.query(
      `UPDATE enrolments SET reminded_at_ms = ${SERVER_NOW_MS} WHERE id IN (:ids)`,
      {
        type: QueryTypes.UPDATE,
        replacements: { ids: bidders.map(({ enrolmentId }) => enrolmentId) },
        transaction,
      },
    );
    return bidders.map((bidder) => ({ ...bidder, ...auction }));
  }
}
