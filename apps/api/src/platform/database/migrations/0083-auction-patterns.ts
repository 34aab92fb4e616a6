// Signs of collusion in an ended auction, reckoned once (docs/adr/0126). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  auction_patterns: `
    auction_id BIGINT NOT NULL PRIMARY KEY,
    leased_until_ms BIGINT NOT NULL,
    done_at_ms BIGINT NULL,
    found MEDIUMTEXT NULL,
    KEY by_lease (done_at_ms, leased_until_ms),
    FOREIGN KEY (auction_id) REFERENCES auctions (id)`,
};

export const auctionPatterns: Migration = {
  name: '0083-auction-patterns',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
