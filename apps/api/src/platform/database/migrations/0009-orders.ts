// What citizens pay: orders with their journals, deposits, refunds and the ledger. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock, money is fen; both stay below 2^53. */
const tables: Readonly<Record<string, string>> = {
  // The head of an order's journal, written in the transaction of its last event.
  orders: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_no CHAR(20) ${ASCII} NOT NULL UNIQUE,
    kind VARCHAR(20) ${ASCII} NOT NULL,
    subject_id BIGINT NOT NULL,
    citizen_id BIGINT NOT NULL,
    state VARCHAR(10) ${ASCII} NOT NULL,
    version INT NOT NULL,
    amount_fen BIGINT NOT NULL,
    refunded_fen BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    due_at_ms BIGINT NOT NULL,
    paid_at_ms BIGINT NULL,
    closed_at_ms BIGINT NULL,
    about TEXT NOT NULL,
    KEY by_citizen (citizen_id, state, id),
    KEY by_due (state, due_at_ms),
    KEY by_subject (kind, subject_id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // The primary key is the fence: of two who decide at once only one can write version n.
  order_events: `
    order_id BIGINT NOT NULL,
    version INT NOT NULL,
    at_ms BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (order_id, version),
    FOREIGN KEY (order_id) REFERENCES orders (id)`,
  // The state is null until the order is paid.
  deposits: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT NOT NULL,
    entry_id BIGINT NULL,
    vin CHAR(17) ${ASCII} NOT NULL,
    amount_fen BIGINT NOT NULL,
    state VARCHAR(10) ${ASCII} NULL,
    balance_order_id BIGINT NULL,
    settled_at_ms BIGINT NULL,
    KEY by_order (order_id),
    KEY by_entry (entry_id),
    FOREIGN KEY (order_id) REFERENCES orders (id)`,
  // With a payment it is money that no order waited for; without one it is a part of the order's own. A row that is leased
  // comes due again when its lease has run out.
  refunds: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    refund_no CHAR(20) ${ASCII} NOT NULL UNIQUE,
    order_id BIGINT NOT NULL,
    payment_id BIGINT NULL,
    deposit_id BIGINT NULL,
    amount_fen BIGINT NOT NULL,
    why VARCHAR(30) ${ASCII} NOT NULL,
    state VARCHAR(8) ${ASCII} NOT NULL,
    wanted_at_ms BIGINT NOT NULL,
    changed_at_ms BIGINT NOT NULL,
    due_at_ms BIGINT NOT NULL,
    attempts INT NOT NULL,
    leased_by CHAR(36) ${ASCII} NULL,
    last_failure VARCHAR(100) NULL,
    KEY by_due (state, due_at_ms),
    KEY by_order (order_id),
    FOREIGN KEY (order_id) REFERENCES orders (id)`,
  ledger_transactions: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    posting_key VARCHAR(60) ${ASCII} NOT NULL UNIQUE,
    kind VARCHAR(20) ${ASCII} NOT NULL,
    order_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_order (order_id),
    FOREIGN KEY (order_id) REFERENCES orders (id)`,
  ledger_lines: `
    transaction_id BIGINT NOT NULL,
    line_no INT NOT NULL,
    account VARCHAR(12) ${ASCII} NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (transaction_id, line_no),
    KEY by_account (account),
    FOREIGN KEY (transaction_id) REFERENCES ledger_transactions (id)`,
};

export const orders: Migration = {
  name: '0009-orders',
  up: createTables(tables),
  down: dropTables(tables),
};
