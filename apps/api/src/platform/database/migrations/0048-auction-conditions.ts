// Special conditions of an auction, and the files that belong to it (docs/adr/0087). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** They go with a draft that is thrown away, and stay with whatever was published. */
const tables = {
  // A language without a text has no row.
  auction_conditions: `
    auction_id BIGINT NOT NULL,
    language VARCHAR(8) ${ASCII} NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (auction_id, language),
    FOREIGN KEY (auction_id) REFERENCES auctions (id) ON DELETE CASCADE`,
  auction_attachments: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    name VARCHAR(100) NOT NULL,
    byte_count INT NOT NULL,
    sha256 CHAR(64) ${ASCII} NOT NULL,
    added_at_ms BIGINT NOT NULL,
    UNIQUE KEY one_of_each (auction_id, sha256),
    FOREIGN KEY (auction_id) REFERENCES auctions (id) ON DELETE CASCADE`,
  // A file in pieces: no statement is longer than any server takes, and who reads one holds a piece of it at a time.
  auction_attachment_parts: `
    attachment_id BIGINT NOT NULL,
    part_no INT NOT NULL,
    content MEDIUMBLOB NOT NULL,
    PRIMARY KEY (attachment_id, part_no),
    FOREIGN KEY (attachment_id) REFERENCES auction_attachments (id) ON DELETE CASCADE`,
};

export const auctionConditions: Migration = {
  name: '0048-auction-conditions',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
