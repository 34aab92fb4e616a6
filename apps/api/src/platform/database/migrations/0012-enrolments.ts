// Enrolments that citizens make themselves and pay, what became of won lots, and which car has which plate. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock, money is fen. */
const tables: Readonly<Record<string, string>> = {
  // A request that must happen once, in the transaction of what it made: `made_id` says what that was.
  request_keys: `
    citizen_id BIGINT NOT NULL,
    request_key CHAR(36) ${ASCII} NOT NULL,
    fingerprint CHAR(64) ${ASCII} NOT NULL,
    made_id BIGINT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (citizen_id, request_key),
    KEY by_age (at_ms),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // One row a sale: the source and its id fence it. `due` until the price is paid.
  car_plates: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    source VARCHAR(10) ${ASCII} NOT NULL,
    source_id BIGINT NOT NULL,
    plate_number VARCHAR(12) NOT NULL,
    vin CHAR(17) ${ASCII} NOT NULL,
    citizen_id BIGINT NOT NULL,
    state VARCHAR(5) ${ASCII} NOT NULL,
    at_ms BIGINT NOT NULL,
    UNIQUE KEY by_source (source, source_id),
    KEY by_plate (plate_number),
    KEY by_vin (vin),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // The primary key is the fence: a lot is settled once.
  won_lots: `
    lot_id BIGINT NOT NULL PRIMARY KEY,
    entry_id BIGINT NOT NULL UNIQUE,
    enrolment_id BIGINT NOT NULL,
    hammer_fen BIGINT NOT NULL,
    deposit_id BIGINT NULL,
    balance_order_id BIGINT NULL UNIQUE,
    state VARCHAR(10) ${ASCII} NOT NULL,
    at_ms BIGINT NOT NULL,
    closed_at_ms BIGINT NULL,
    KEY by_enrolment (enrolment_id),
    FOREIGN KEY (lot_id) REFERENCES lots (id),
    FOREIGN KEY (entry_id) REFERENCES entries (id),
    FOREIGN KEY (enrolment_id) REFERENCES enrolments (id)`,
};

const AUCTION_COLUMNS = `
  ADD COLUMN shares_max INT NOT NULL DEFAULT 10,
  ADD COLUMN payment_days INT NOT NULL DEFAULT 5,
  ADD COLUMN settled_at_ms BIGINT NULL`;

/** 1 while it is, or can still become, a place in the auction; lapsed and cancelled ones stay as history and, being NULL, are in nobody's way. */
const IS_LIVE = `is_live TINYINT(1) GENERATED ALWAYS AS (IF(state IN ('unpaid', 'paid'), 1, NULL)) STORED`;

/** `access_code` holds what was not sealed yet; the start of the program seals it. */
const ENROLMENT_COLUMNS = `
  MODIFY COLUMN paddle_no INT NULL,
  MODIFY COLUMN access_code VARCHAR(12) NULL,
  ADD COLUMN access_code_sealed VARCHAR(300) ${ASCII} NULL,
  ADD COLUMN state VARCHAR(10) ${ASCII} NOT NULL DEFAULT 'unpaid',
  ADD COLUMN created_at_ms BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN language CHAR(2) ${ASCII} NOT NULL DEFAULT 'zh',
  ADD COLUMN order_id BIGINT NULL,
  ADD COLUMN reminded_at_ms BIGINT NULL`;
const ENTRY_COLUMNS = `
  ADD COLUMN state VARCHAR(10) ${ASCII} NOT NULL DEFAULT 'unpaid',
  ADD COLUMN order_id BIGINT NULL,
  ADD COLUMN is_reserved TINYINT(1) NOT NULL DEFAULT 0,
  ADD COLUMN settled_at_ms BIGINT NULL`;

const UP: readonly string[] = [
  `ALTER TABLE auctions ${AUCTION_COLUMNS}`,
  // What ended before the site took money was settled without it.
  'UPDATE auctions SET settled_at_ms = ended_at_ms',
  `ALTER TABLE enrolments ${ENROLMENT_COLUMNS}`,
  `UPDATE enrolments SET state = IF(paid_at_ms IS NULL, 'unpaid', 'paid'), created_at_ms = COALESCE(paid_at_ms, 0)`,
  `ALTER TABLE enrolments ADD COLUMN ${IS_LIVE}, DROP INDEX by_citizen,
    ADD UNIQUE KEY by_live_citizen (auction_id, citizen_id, is_live),
    ADD KEY by_state (auction_id, state, reminded_at_ms)`,
  `ALTER TABLE entries ${ENTRY_COLUMNS}`,
  `UPDATE entries JOIN enrolments ON enrolments.id = entries.enrolment_id SET entries.state = enrolments.state`,
  `ALTER TABLE entries ADD COLUMN ${IS_LIVE}, DROP INDEX by_vin,
    ADD UNIQUE KEY by_live_vin (auction_id, vin, is_live), ADD KEY by_unsettled (auction_id, state, settled_at_ms)`,
  ...Object.entries(tables).map(([name, columns]) => `CREATE TABLE ${name} (${columns}) ${TABLE}`),
];

/** The tables before knew neither unpaid paddles nor sealed codes: what they cannot hold goes. */
const DOWN: readonly string[] = [
  ...Object.keys(tables)
    .reverse()
    .map((name) => `DROP TABLE ${name}`),
  `DELETE entries FROM entries JOIN enrolments ON enrolments.id = entries.enrolment_id
    WHERE entries.state <> 'paid' OR enrolments.state <> 'paid'`,
  `DELETE FROM enrolments WHERE state <> 'paid'`,
  `UPDATE enrolments SET access_code = '' WHERE access_code IS NULL`,
  `ALTER TABLE entries DROP INDEX by_live_vin, DROP INDEX by_unsettled, DROP COLUMN is_live, DROP COLUMN state,
    DROP COLUMN order_id, DROP COLUMN is_reserved, DROP COLUMN settled_at_ms,
    ADD UNIQUE KEY by_vin (auction_id, vin)`,
  `ALTER TABLE enrolments DROP INDEX by_live_citizen, DROP INDEX by_state, DROP COLUMN is_live,
    DROP COLUMN access_code_sealed, DROP COLUMN state, DROP COLUMN created_at_ms, DROP COLUMN order_id,
    DROP COLUMN language, DROP COLUMN reminded_at_ms, MODIFY COLUMN paddle_no INT NOT NULL, MODIFY COLUMN access_code VARCHAR(12) NOT NULL,
    ADD UNIQUE KEY by_citizen (auction_id, citizen_id)`,
  `ALTER TABLE auctions DROP COLUMN shares_max, DROP COLUMN payment_days, DROP COLUMN settled_at_ms`,
];

export const enrolments: Migration = {
  name: '0012-enrolments',
  up: async (run) => {
    for (const sql of UP) await run(sql);
  },
  down: async (run) => {
    for (const sql of DOWN) await run(sql);
  },
};
