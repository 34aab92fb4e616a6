// What was announced of an auction, as the very files that were given out (docs/adr/0074). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables = {
  // Made once for each version of a published auction and each language, and never changed.
  auction_announcements: `
    auction_id BIGINT NOT NULL,
    version INT NOT NULL,
    language VARCHAR(8) ${ASCII} NOT NULL,
    made_at_ms BIGINT NOT NULL,
    sha256 CHAR(64) ${ASCII} NOT NULL,
    pdf MEDIUMBLOB NOT NULL,
    PRIMARY KEY (auction_id, version, language),
    FOREIGN KEY (auction_id) REFERENCES auctions (id) ON DELETE CASCADE`,
};

export const auctionAnnouncements: Migration = {
  name: '0037-auction-announcements',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
