// Everybody who has changed a draft: none of them publishes it. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';

export const auctionChangers: Migration = {
  name: '0028-auction-changers',
  up: async (run) => {
    await run(`CREATE TABLE auction_changers (
      auction_id BIGINT NOT NULL,
      staff_id BIGINT NOT NULL,
      PRIMARY KEY (auction_id, staff_id),
      FOREIGN KEY (auction_id) REFERENCES auctions (id) ON DELETE CASCADE
    ) ${TABLE}`);
    // Of drafts that are there the record knows them.
    await run(`INSERT IGNORE INTO auction_changers (auction_id, staff_id)
      SELECT auctions.id, audit_entries.staff_id FROM auctions
      JOIN audit_entries ON audit_entries.subject = CONCAT('auction:', auctions.id)
      WHERE audit_entries.staff_id IS NOT NULL AND audit_entries.act IN ('auction.drafted', 'auction.copied', 'auction.changed',
        'auction.lotsAdded', 'auction.lotChanged', 'auction.lotsRemoved')`);
  },
  down: (run) => run('DROP TABLE auction_changers'),
};
