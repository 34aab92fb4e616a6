// Records of ended auctions, put together once and kept in pieces (docs/adr/0121). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Whoever makes it has it until `until_ms`; `made_at_ms` is null until it is whole, and then it never changes. `failed_code`: it cannot be made.
  auction_records: `
    auction_id BIGINT NOT NULL PRIMARY KEY,
    owner VARCHAR(64) ${ASCII} NOT NULL,
    until_ms BIGINT NOT NULL,
    made_at_ms BIGINT NULL,
    failed_code VARCHAR(40) ${ASCII} NULL,
    tree_size BIGINT NULL,
    leaves BIGINT NULL,
    parts INT NULL,
    byte_count BIGINT NULL,
    sha256 CHAR(64) ${ASCII} NULL`,
  auction_record_parts: `
    auction_id BIGINT NOT NULL,
    part_no INT NOT NULL,
    content MEDIUMBLOB NOT NULL,
    PRIMARY KEY (auction_id, part_no)`,
};

export const auctionRecords: Migration = {
  name: '0069-auction-records',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
