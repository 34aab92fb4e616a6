// The city's stock of plates, those at a fixed price, and where the search finds them. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

/** Compared byte by byte: digits before letters, and the beginning of a text is a range of the index. */
const PLAIN = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  plates: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    number VARCHAR(12) NOT NULL UNIQUE,
    kind VARCHAR(12) NOT NULL,
    colour VARCHAR(12) NOT NULL,
    is_personalised TINYINT(1) NOT NULL,
    region VARCHAR(12) NOT NULL,
    FOREIGN KEY (region) REFERENCES regions (code)`,
  // By whom and for which order it is held or sold; the VIN is there while it is held, and holds one plate at a time.
  listings: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    plate_id BIGINT NOT NULL UNIQUE,
    price_fen BIGINT NOT NULL,
    state VARCHAR(12) NOT NULL,
    order_id BIGINT NULL UNIQUE,
    citizen_id BIGINT NULL,
    vin CHAR(17) ${PLAIN} NULL UNIQUE,
    is_aaa TINYINT(1) NOT NULL,
    is_abc TINYINT(1) NOT NULL,
    is_abab TINYINT(1) NOT NULL,
    FOREIGN KEY (plate_id) REFERENCES plates (id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // Only what is for sale stands on shelves. Each order in which a shelf is read is an index that holds all that is filtered by.
  listing_shelves: `
    shelf VARCHAR(20) ${PLAIN} NOT NULL,
    listing_id BIGINT NOT NULL,
    price_fen BIGINT NOT NULL,
    serial VARCHAR(8) ${PLAIN} NOT NULL,
    PRIMARY KEY (shelf, listing_id),
    KEY by_price (shelf, price_fen, serial),
    KEY by_serial (shelf, serial, price_fen),
    KEY by_listing (listing_id)`,
  // Of what is for sale, every end of the characters after the prefix.
  listing_tails: `
    tail VARCHAR(8) ${PLAIN} NOT NULL,
    listing_id BIGINT NOT NULL,
    PRIMARY KEY (tail, listing_id),
    KEY by_listing (listing_id)`,
};

export const listings: Migration = {
  name: '0011-listings',
  up: createTables(tables),
  down: dropTables(tables),
};
