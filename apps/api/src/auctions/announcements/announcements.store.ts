// What an announcement is made of beside what everybody reads, and the files that were made, in plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Language } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { AnnouncedLot, AnnouncedTerms } from './announcement-facts';

export interface AnnouncementFile {
  readonly sha256: string;
  readonly pdf: Buffer;
}

export interface AnnouncementKey {
  readonly auctionId: number;
  readonly version: number;
  readonly language: Language;
}

@Injectable()
export class AnnouncementsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null of a draft. */
  async termsOf(auctionId: number): Promise<AnnouncedTerms | null> {
    const [row] = await this.connection.query<AnnouncedTerms>(
      `SELECT version, published_at_ms AS publishedAtMs, stagger_ms AS staggerMs, pick_up_text AS pickUpText
       FROM auctions WHERE id = ? AND published_at_ms IS NOT NULL`,
      { type: QueryTypes.SELECT, replacements: [auctionId] },
    );
    return row ?? null;
  }

  lotsOf(auctionId: number): Promise<readonly AnnouncedLot[]> {
    return this.connection.query<AnnouncedLot>(
      `SELECT plate_number AS number, start_price_fen AS startPriceFen FROM lots
       WHERE auction_id = ? ORDER BY lot_no`,
      { type: QueryTypes.SELECT, replacements: [auctionId] },
    );
  }

  async find({ auctionId, version, language }: AnnouncementKey): Promise<AnnouncementFile | null> {
    const [row] = await this.connection.query<AnnouncementFile>(
      'SELECT sha256, pdf FROM auction_announcements WHERE auction_id = ? AND version = ? AND language = ?',
      { type: QueryTypes.SELECT, replacements: [auctionId, version, language] },
    );
    return row ?? null;
  }

  /** False where one was kept before: that one counts. */
  async keep(
    transaction: Transaction,
    { auctionId, version, language }: AnnouncementKey,
    { sha256, pdf }: AnnouncementFile,
  ): Promise<boolean> {
    await this.connection.query(
      `INSERT IGNORE INTO auction_announcements (auction_id, version, language, made_at_ms, sha256, pdf)
       VALUES (?, ?, ?, ${SERVER_NOW_MS}, ?, ?)`,
      { type: QueryTypes.INSERT, replacements: [auctionId, version, language, sha256, pdf], transaction },
    );
    // No two files are alike: each says when it was made.
    const [row] = await this.connection.query<Pick<AnnouncementFile, 'sha256'>>(
      'SELECT sha256 FROM auction_announcements WHERE auction_id = ? AND version = ? AND language = ?',
      { type: QueryTypes.SELECT, replacements: [auctionId, version, language], transaction },
    );
    return row?.sha256 === sha256;
  }
}
