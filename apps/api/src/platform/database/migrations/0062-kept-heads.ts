// Which heads of the record of acts and of the journals were kept outside the database (docs/adr/0107). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Of a day (auction 0) or of an auction's end (no day), in each place. `line_hash`: SHA-256 of the line that was kept there.
  kept_heads: `
    place VARCHAR(8) ${ASCII} NOT NULL,
    auction_id BIGINT NOT NULL,
    day VARCHAR(10) ${ASCII} NOT NULL,
    claimed_until_ms BIGINT NOT NULL,
    kept_at_ms BIGINT NULL,
    line_hash CHAR(64) ${ASCII} NULL,
    PRIMARY KEY (place, auction_id, day)`,
};

export const keptHeads: Migration = {
  name: '0062-kept-heads',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
