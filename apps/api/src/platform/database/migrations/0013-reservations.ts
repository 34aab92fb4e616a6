// Plates that citizens wish for in the next auction. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables = {
  // Until it is released a reservation holds its plate and its VIN; released ones stay as history and, being NULL, are in nobody's way.
  reservations: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    citizen_id BIGINT NOT NULL,
    plate_number VARCHAR(12) NOT NULL,
    plate_kind VARCHAR(12) NOT NULL,
    plate_colour VARCHAR(12) NOT NULL,
    is_personalised TINYINT(1) NOT NULL,
    region VARCHAR(12) NOT NULL,
    vin CHAR(17) ${ASCII} NOT NULL,
    language CHAR(2) ${ASCII} NOT NULL,
    state VARCHAR(10) ${ASCII} NOT NULL,
    reason VARCHAR(200) NULL,
    created_at_ms BIGINT NOT NULL,
    decided_at_ms BIGINT NULL,
    decided_by VARCHAR(60) NULL,
    deposit_fen BIGINT NULL,
    start_price_fen BIGINT NULL,
    order_id BIGINT NULL UNIQUE,
    auction_id BIGINT NULL,
    lot_id BIGINT NULL UNIQUE,
    entry_id BIGINT NULL UNIQUE,
    released_at_ms BIGINT NULL,
    is_holding TINYINT(1) GENERATED ALWAYS AS (IF(released_at_ms IS NULL, 1, NULL)) STORED,
    UNIQUE KEY by_plate (plate_number, is_holding),
    UNIQUE KEY by_vin (vin, is_holding),
    KEY by_state (state, id),
    KEY by_auction (auction_id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id),
    FOREIGN KEY (region) REFERENCES regions (code)`,
};

export const reservations: Migration = {
  name: '0013-reservations',
  up: createTables(tables),
  down: dropTables(tables),
};
