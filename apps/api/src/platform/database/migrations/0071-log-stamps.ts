// Stamps of a time authority under the public log, one for each auction (docs/adr/0124). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  // Whoever asks for one has until `until_ms`; `reply` is null until it is there, and then it never changes.
  log_stamps: `
    auction_id BIGINT NOT NULL PRIMARY KEY,
    until_ms BIGINT NOT NULL,
    size BIGINT NULL,
    stamped_at_ms BIGINT NULL,
    reply MEDIUMBLOB NULL`,
};

export const logStamps: Migration = {
  name: '0071-log-stamps',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
