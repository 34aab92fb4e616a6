// What the provider told of payments that are odd, and what somebody did about each. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables = {
  // Without `told_fen`: found odd by a program that did not write it down.
  odd_payments: `
    payment_id BIGINT NOT NULL PRIMARY KEY,
    told_fen BIGINT NULL,
    outcome VARCHAR(16) ${ASCII} NULL,
    reason VARCHAR(200) NULL,
    staff_id BIGINT NULL,
    staff_name VARCHAR(100) NULL,
    closed_at_ms BIGINT NULL,
    KEY by_closing (closed_at_ms),
    FOREIGN KEY (payment_id) REFERENCES payments (id)`,
};

export const oddPayments: Migration = {
  name: '0027-odd-payments',
  up: createTables(tables),
  down: dropTables(tables),
};
