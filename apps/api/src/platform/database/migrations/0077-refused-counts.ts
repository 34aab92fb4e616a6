// Refusals that the public log only counts, for whoever gave the bids (docs/adr/0133). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  refused_counts: `
    lot_id BIGINT NOT NULL,
    paddle_no INT NOT NULL,
    source VARCHAR(200) ${ASCII} NOT NULL,
    from_ms BIGINT NOT NULL,
    refusals INT NOT NULL,
    PRIMARY KEY (lot_id, paddle_no, source)`,
};

export const refusedCounts: Migration = {
  name: '0077-refused-counts',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
