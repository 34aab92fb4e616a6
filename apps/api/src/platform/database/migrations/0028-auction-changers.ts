// Everybody who has changed a draft: none of them publishes it. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { changeData, createTables, dropTables } from '../schema-change';

const tables = {
  auction_changers: `
    auction_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    PRIMARY KEY (auction_id, staff_id),
    FOREIGN KEY (auction_id) REFERENCES auctions (id) ON DELETE CASCADE`,
};

export const auctionChangers: Migration = {
  name: '0028-auction-changers',
  up: [
    ...createTables(tables),
    // Of drafts that are there the record knows them.
    changeData(
      'changers-until-now',
      `INSERT IGNORE INTO auction_changers (auction_id, staff_id)
      SELECT auctions.id, audit_entries.staff_id FROM auctions
      JOIN audit_entries ON audit_entries.subject = CONCAT('auction:', auctions.id)
      WHERE audit_entries.staff_id IS NOT NULL AND audit_entries.act IN ('auction.drafted', 'auction.copied', 'auction.changed',
        'auction.lotsAdded', 'auction.lotChanged', 'auction.lotsRemoved')`,
    ),
  ],
  down: dropTables(tables),
};
