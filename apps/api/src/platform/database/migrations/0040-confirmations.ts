// Confirmations of sales and of plates: their numbers, and the very files that were given out (docs/adr/0077). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, addKey, alterTable, dropColumn, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // Locked while numbers are given: a transaction that is taken back gives its numbers back, so that none is missing.
  confirmation_series: `
    series_year SMALLINT NOT NULL PRIMARY KEY,
    last_no INT NOT NULL`,
  // `car_plate_id` is of a row that goes when the sale is undone: the paper is in force as long as it is there.
  confirmations: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    series_year SMALLINT NOT NULL,
    series_no INT NOT NULL,
    check_characters CHAR(8) ${ASCII} NOT NULL,
    kind VARCHAR(5) ${ASCII} NOT NULL,
    car_plate_id BIGINT NOT NULL,
    lot_id BIGINT NULL,
    order_id BIGINT NULL,
    citizen_id BIGINT NOT NULL,
    given_at_ms BIGINT NOT NULL,
    UNIQUE KEY by_number (series_year, series_no),
    UNIQUE KEY one_each (car_plate_id, kind),
    KEY by_lot (lot_id),
    KEY by_order (order_id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // Made once in each language, and never changed. `signed_by` is null where nobody has signed it.
  confirmation_files: `
    confirmation_id BIGINT NOT NULL,
    language VARCHAR(8) ${ASCII} NOT NULL,
    made_at_ms BIGINT NOT NULL,
    sha256 CHAR(64) ${ASCII} NOT NULL,
    signed_by VARCHAR(200) NULL,
    pdf MEDIUMBLOB NOT NULL,
    PRIMARY KEY (confirmation_id, language),
    FOREIGN KEY (confirmation_id) REFERENCES confirmations (id)`,
};

export const confirmations: Migration = {
  name: '0040-confirmations',
  opensSince: '0031-saved-searches',
  up: [
    ...createTables(tables),
    // What has its paper, so that what has none is found by an index. A release that knows of neither writes 0.
    alterTable(
      'car_plates',
      addColumn('sale_confirmed', 'TINYINT(1) NOT NULL DEFAULT 0'),
      addColumn('plate_confirmed', 'TINYINT(1) NOT NULL DEFAULT 0'),
      addKey('by_sale_confirmed', '(sale_confirmed, source, id)'),
      addKey('by_plate_confirmed', '(plate_confirmed, state, id)'),
    ),
  ],
  down: [
    alterTable(
      'car_plates',
      dropKey('by_plate_confirmed'),
      dropKey('by_sale_confirmed'),
      dropColumn('plate_confirmed'),
      dropColumn('sale_confirmed'),
    ),
    ...dropTables(tables),
  ],
};
