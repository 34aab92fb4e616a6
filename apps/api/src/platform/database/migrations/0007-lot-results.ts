// What was counted once of each ended lot's journal, so that results are read without it. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables = {
  lot_results: `
    lot_id BIGINT NOT NULL PRIMARY KEY,
    bid_count INT NOT NULL,
    ended_at_ms BIGINT NOT NULL,
    last_hash BINARY(32) NOT NULL,
    FOREIGN KEY (lot_id) REFERENCES lots (id)`,
};

export const lotResults: Migration = {
  name: '0007-lot-results',
  up: createTables(tables),
  down: dropTables(tables),
};
