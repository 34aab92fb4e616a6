// Plates that were sold by auction, as prices are looked up: a row each, written when its auction has been settled. Derived: both tables may be
// emptied, and are filled again. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

/** Compared byte by byte: digits before letters. */
const PLAIN = 'CHARACTER SET ascii COLLATE ascii_bin';
/** All that is filtered by: a search reads an index and nothing else. */
const FILTERED = 'colour, is_aaa, is_abc, is_abab, serial';

const tables: Readonly<Record<string, string>> = {
  sold_plates: `
    lot_id BIGINT NOT NULL PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    serial VARCHAR(8) ${PLAIN} NOT NULL,
    colour VARCHAR(12) ${PLAIN} NOT NULL,
    is_aaa TINYINT(1) NOT NULL,
    is_abc TINYINT(1) NOT NULL,
    is_abab TINYINT(1) NOT NULL,
    price_fen BIGINT NOT NULL,
    sold_at_ms BIGINT NOT NULL,
    sold_month CHAR(7) ${PLAIN} NOT NULL,
    KEY by_time (sold_at_ms, lot_id, ${FILTERED}),
    KEY by_price (price_fen, lot_id, ${FILTERED}),
    KEY by_serial (serial, lot_id, colour, is_aaa, is_abc, is_abab),
    KEY by_month (sold_month, price_fen, lot_id, colour, is_aaa, is_abc, is_abab),
    FOREIGN KEY (lot_id) REFERENCES lots (id)`,
  // Auctions of which every sold plate stands above.
  priced_auctions: `
    auction_id BIGINT NOT NULL PRIMARY KEY,
    FOREIGN KEY (auction_id) REFERENCES auctions (id)`,
};

export const soldPlates: Migration = {
  name: '0030-sold-plates',
  up: createTables(tables),
  down: dropTables(tables),
};
