// The tables of a live sale: who bids, on what, and the journal that says what happened. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { LOT_TABLES_V1 } from '@haopai/engine-mysql';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

/** Times are epoch milliseconds UTC, money is fen; both stay below 2^53. */
const tables: Readonly<Record<string, string>> = {
  regions: `
    code VARCHAR(12) NOT NULL PRIMARY KEY,
    name_zh VARCHAR(60) NOT NULL,
    name_en VARCHAR(60) NOT NULL`,
  citizens: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(20) NOT NULL,
    username_key VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    password_hash VARCHAR(200) NOT NULL,
    kind VARCHAR(12) NOT NULL,
    display_name VARCHAR(100) NOT NULL,
    region VARCHAR(12) NOT NULL,
    created_at_ms BIGINT NOT NULL,
    FOREIGN KEY (region) REFERENCES regions (code)`,
  auctions: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    title VARCHAR(100) NOT NULL,
    published_at_ms BIGINT NULL,
    starts_at_ms BIGINT NOT NULL,
    ended_at_ms BIGINT NULL,
    deposit_fen BIGINT NOT NULL,
    first_bid_ms INT NOT NULL,
    countdown_ms INT NOT NULL,
    ladder_fen VARCHAR(200) NOT NULL,
    KEY by_state (ended_at_ms, starts_at_ms)`,
  lots: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    lot_no INT NOT NULL,
    plate_number VARCHAR(12) NOT NULL,
    plate_kind VARCHAR(12) NOT NULL,
    plate_colour VARCHAR(12) NOT NULL,
    is_personalised TINYINT(1) NOT NULL,
    region VARCHAR(12) NOT NULL,
    start_price_fen BIGINT NOT NULL,
    opens_at_ms BIGINT NOT NULL,
    UNIQUE KEY by_auction (auction_id, lot_no),
    FOREIGN KEY (auction_id) REFERENCES auctions (id),
    FOREIGN KEY (region) REFERENCES regions (code)`,
  enrolments: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    citizen_id BIGINT NOT NULL,
    paddle_no INT NOT NULL,
    access_code VARCHAR(12) NOT NULL,
    paid_at_ms BIGINT NULL,
    UNIQUE KEY by_paddle (auction_id, paddle_no),
    UNIQUE KEY by_citizen (auction_id, citizen_id),
    FOREIGN KEY (auction_id) REFERENCES auctions (id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  entries: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    enrolment_id BIGINT NOT NULL,
    auction_id BIGINT NOT NULL,
    vin CHAR(17) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    UNIQUE KEY by_vin (auction_id, vin),
    KEY by_enrolment (enrolment_id),
    FOREIGN KEY (enrolment_id) REFERENCES enrolments (id)`,
  // What readers see of a lot without replaying it: written after the fact, repaired when the lot is loaded.
  lot_heads: `
    lot_id BIGINT NOT NULL PRIMARY KEY,
    version INT NOT NULL,
    phase VARCHAR(12) NOT NULL,
    price_fen BIGINT NULL,
    leader_paddle INT NULL,
    leader_entry_id BIGINT NULL,
    ends_at_ms BIGINT NULL,
    remaining_ms BIGINT NULL,
    reason VARCHAR(200) NULL`,
  ...LOT_TABLES_V1,
};

export const liveSale: Migration = {
  name: '0001-live-sale',
  up: createTables(tables),
  down: dropTables(tables),
};
