// What each day's look at the books has found (docs/adr/0152). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  book_audits: `
    day CHAR(10) ${ASCII} NOT NULL PRIMARY KEY,
    leased_until_ms BIGINT NOT NULL,
    done_at_ms BIGINT NULL,
    faults INT NOT NULL DEFAULT 0,
    found VARCHAR(1000) ${ASCII} NULL`,
};

export const bookAudits: Migration = {
  name: '0082-book-audits',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
