// Which transactions were committed, for whoever did not hear the answer (docs/adr/0113). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  // `is_fence`: written by the one who asks, so that the transaction can never be committed any more. Erased after minutes.
  transaction_marks: `
    id BINARY(16) NOT NULL,
    at_ms BIGINT NOT NULL,
    is_fence BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    KEY transaction_marks_age (at_ms)`,
};

export const transactionMarks: Migration = {
  name: '0064-transaction-marks',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
