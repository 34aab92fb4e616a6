// Enrolments that citizens make themselves and pay, what became of won lots, and which car has which plate. Portable SQL (MySQL 8.4, MariaDB 11.8).
import {
  addColumn,
  addKey,
  addUniqueKey,
  alterTable,
  changeColumn,
  dropColumn,
  dropKey,
} from '../alter-table';
import type { Migration } from '../migration';
import { changeData, createTables, dropTables } from '../schema-change';

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

/** 1 while it is, or can still become, a place in the auction; lapsed and cancelled ones stay as history and, being NULL, are in nobody's way. */
const IS_LIVE = `TINYINT(1) GENERATED ALWAYS AS (IF(state IN ('unpaid', 'paid'), 1, NULL)) STORED`;
const STATE = `VARCHAR(10) ${ASCII} NOT NULL DEFAULT 'unpaid'`;

export const enrolments: Migration = {
  name: '0012-enrolments',
  up: [
    alterTable(
      'auctions',
      addColumn('shares_max', 'INT NOT NULL DEFAULT 10'),
      addColumn('payment_days', 'INT NOT NULL DEFAULT 5'),
      addColumn('settled_at_ms', 'BIGINT NULL'),
    ),
    // What ended before the site took money was settled without it.
    changeData('settle-what-has-ended', 'UPDATE auctions SET settled_at_ms = ended_at_ms'),
    alterTable(
      'enrolments',
      changeColumn('paddle_no', 'INT', 'NULL'),
      // Holds what was not sealed yet; the start of the program seals it.
      changeColumn('access_code', 'VARCHAR(12)', 'NULL'),
      addColumn('access_code_sealed', `VARCHAR(300) ${ASCII} NULL`),
      addColumn('state', STATE),
      addColumn('created_at_ms', 'BIGINT NOT NULL DEFAULT 0'),
      addColumn('language', `CHAR(2) ${ASCII} NOT NULL DEFAULT 'zh'`),
      addColumn('order_id', 'BIGINT NULL'),
      addColumn('reminded_at_ms', 'BIGINT NULL'),
    ),
    changeData(
      'state-of-enrolments',
      `UPDATE enrolments SET state = IF(paid_at_ms IS NULL, 'unpaid', 'paid'), created_at_ms = COALESCE(paid_at_ms, 0)`,
    ),
    alterTable(
      'enrolments',
      addColumn('is_live', IS_LIVE),
      dropKey('by_citizen'),
      addUniqueKey('by_live_citizen', '(auction_id, citizen_id, is_live)'),
      addKey('by_state', '(auction_id, state, reminded_at_ms)'),
    ),
    alterTable(
      'entries',
      addColumn('state', STATE),
      addColumn('order_id', 'BIGINT NULL'),
      addColumn('is_reserved', 'TINYINT(1) NOT NULL DEFAULT 0'),
      addColumn('settled_at_ms', 'BIGINT NULL'),
    ),
    changeData(
      'state-of-entries',
      `UPDATE entries JOIN enrolments ON enrolments.id = entries.enrolment_id SET entries.state = enrolments.state`,
    ),
    alterTable(
      'entries',
      addColumn('is_live', IS_LIVE),
      dropKey('by_vin'),
      addUniqueKey('by_live_vin', '(auction_id, vin, is_live)'),
      addKey('by_unsettled', '(auction_id, state, settled_at_ms)'),
    ),
    ...createTables(tables),
  ],
  // The tables before knew neither unpaid paddles nor sealed codes: what they cannot hold goes.
  down: [
    ...dropTables(tables),
    changeData(
      'forget-unpaid-entries',
      `DELETE entries FROM entries JOIN enrolments ON enrolments.id = entries.enrolment_id
      WHERE entries.state <> 'paid' OR enrolments.state <> 'paid'`,
    ),
    changeData('forget-unpaid-enrolments', `DELETE FROM enrolments WHERE state <> 'paid'`),
    changeData('empty-access-codes', `UPDATE enrolments SET access_code = '' WHERE access_code IS NULL`),
    alterTable(
      'entries',
      dropKey('by_live_vin'),
      dropKey('by_unsettled'),
      ...['is_live', 'state', 'order_id', 'is_reserved', 'settled_at_ms'].map(dropColumn),
      addUniqueKey('by_vin', '(auction_id, vin)'),
    ),
    alterTable(
      'enrolments',
      dropKey('by_live_citizen'),
      dropKey('by_state'),
      ...['is_live', 'access_code_sealed', 'state', 'created_at_ms', 'order_id'].map(dropColumn),
      ...['language', 'reminded_at_ms'].map(dropColumn),
      changeColumn('paddle_no', 'INT', 'NOT NULL'),
      changeColumn('access_code', 'VARCHAR(12)', 'NOT NULL'),
      addUniqueKey('by_citizen', '(auction_id, citizen_id)'),
    ),
    alterTable('auctions', ...['shares_max', 'payment_days', 'settled_at_ms'].map(dropColumn)),
  ],
};
