// Invoices that citizens ask for, and what their issuer made of them (docs/adr/0078). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock, money is fen. */
const tables: Readonly<Record<string, string>> = {
  // Of an order one invoice, and a red letter for each refund after it: `nth` counts within the kind. The issuer knows each by `request_no`, the
  // same for every try. While one is being tried `due_at_ms` is the end of the lease.
  invoices: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT NOT NULL,
    kind VARCHAR(9) ${ASCII} NOT NULL,
    nth INT NOT NULL,
    request_no CHAR(20) ${ASCII} NOT NULL UNIQUE,
    amount_fen BIGINT NOT NULL,
    title_kind VARCHAR(7) ${ASCII} NOT NULL,
    title VARCHAR(100) NOT NULL,
    tax_number VARCHAR(20) ${ASCII} NULL,
    state VARCHAR(6) ${ASCII} NOT NULL,
    invoice_no VARCHAR(40) ${ASCII} NULL,
    address VARCHAR(500) NULL,
    asked_at_ms BIGINT NOT NULL,
    changed_at_ms BIGINT NOT NULL,
    due_at_ms BIGINT NOT NULL,
    attempts INT NOT NULL DEFAULT 0,
    leased_by CHAR(36) ${ASCII} NULL,
    last_failure VARCHAR(100) NULL,
    UNIQUE KEY one_each (order_id, kind, nth),
    KEY by_due (state, due_at_ms),
    KEY by_change (state, changed_at_ms),
    KEY by_kind (kind, state, order_id),
    FOREIGN KEY (order_id) REFERENCES orders (id)`,
};

export const invoices: Migration = {
  name: '0041-invoices',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
