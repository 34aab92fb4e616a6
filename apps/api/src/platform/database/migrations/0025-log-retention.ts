// What was erased of logs that are old enough, and the index by which they are found. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addKey, alterTable, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables = {
  log_erasures: `
    kind VARCHAR(20) ${ASCII} NOT NULL,
    instance VARCHAR(64) ${ASCII} NOT NULL,
    started_at_ms BIGINT NOT NULL,
    finished_at_ms BIGINT NULL,
    before_ms BIGINT NOT NULL,
    erased BIGINT NOT NULL,
    erased_in_all BIGINT NOT NULL,
    oldest_at_ms BIGINT NULL,
    PRIMARY KEY (kind, instance),
    KEY by_time (started_at_ms)`,
};

export const logRetention: Migration = {
  name: '0025-log-retention',
  up: [alterTable('log_ins', addKey('by_age', '(at_ms)')), ...createTables(tables)],
  down: [...dropTables(tables), alterTable('log_ins', dropKey('by_age'))],
};
