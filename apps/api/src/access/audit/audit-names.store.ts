// What people call the things that entries speak of, as it is today: a plate, a title, a name.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AuditName, AuditNames } from '@haopai/contracts';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { NamedKind, Things } from './things-in-entries';

type Row = AuditName & { readonly id: number };

/** Each by primary keys. Of citizens the user name: real names stay behind their reason. */
const QUERIES: Readonly<Record<NamedKind, string>> = {
  article: `SELECT article_id AS id, title AS text FROM article_translations
    WHERE article_id IN (:ids) AND language = :language`,
  auction: 'SELECT id, title AS text FROM auctions WHERE id IN (:ids)',
  citizen: 'SELECT id, username AS text FROM citizens WHERE id IN (:ids)',
  difference: `SELECT id, number AS text, reconciliation_id AS runId FROM reconciliation_differences
    WHERE id IN (:ids)`,
  lot: `SELECT lots.id, lots.plate_number AS text, lots.lot_no AS lotNo, auctions.id AS auctionId,
      auctions.title AS auctionTitle
    FROM lots JOIN auctions ON auctions.id = lots.auction_id WHERE lots.id IN (:ids)`,
  plate: 'SELECT id, number AS text FROM plates WHERE id IN (:ids)',
  reservation: 'SELECT id, plate_number AS text FROM reservations WHERE id IN (:ids)',
  staff: 'SELECT id, display_name AS text FROM staff WHERE id IN (:ids)',
};

@Injectable()
export class AuditNamesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async of(things: Things): Promise<AuditNames> {
    const names: Record<string, AuditName> = {};
    for (const [kind, ids] of things) {
      if (ids.size === 0) continue;
      const rows = await this.connection.query<Row>(QUERIES[kind], {
        type: QueryTypes.SELECT,
        replacements: { ids: [...ids], language: DEFAULT_LANGUAGE },
      });
      for (const { id, ...name } of rows) names[`${kind}:${id}`] = name;
    }
    return names;
  }
}
