// How citizens pay: payments, what providers told of them, and the sandbox's own books. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock, money is fen; both stay below 2^53. */
const tables: Readonly<Record<string, string>> = {
  // An open one is asked about when `ask_at_ms` comes; while it is leased, that is the lease's end.
  payments: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    payment_no CHAR(20) ${ASCII} NOT NULL UNIQUE,
    order_id BIGINT NOT NULL,
    citizen_id BIGINT NOT NULL,
    provider VARCHAR(10) ${ASCII} NOT NULL,
    state VARCHAR(8) ${ASCII} NOT NULL,
    amount_fen BIGINT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    valid_until_ms BIGINT NOT NULL,
    trade_no VARCHAR(64) ${ASCII} NULL,
    paid_at_ms BIGINT NULL,
    settled_at_ms BIGINT NULL,
    is_surplus TINYINT(1) NULL,
    ask_at_ms BIGINT NOT NULL,
    asks INT NOT NULL,
    leased_by CHAR(36) ${ASCII} NULL,
    KEY by_ask (state, ask_at_ms),
    KEY by_order (order_id, state),
    KEY by_citizen (citizen_id, state),
    FOREIGN KEY (order_id) REFERENCES orders (id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // The body is kept, sealed, of those that were signed: it is the proof.
  provider_notices: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    provider VARCHAR(10) ${ASCII} NOT NULL,
    notice_hash CHAR(64) ${ASCII} NOT NULL,
    payment_no CHAR(20) ${ASCII} NULL,
    outcome VARCHAR(40) ${ASCII} NOT NULL,
    times INT NOT NULL,
    first_at_ms BIGINT NOT NULL,
    last_at_ms BIGINT NOT NULL,
    body_sealed TEXT NULL,
    UNIQUE KEY by_notice (provider, notice_hash),
    KEY by_payment (payment_no),
    KEY by_outcome (outcome, last_at_ms)`,
  sandbox_payments: `
    payment_no CHAR(20) ${ASCII} NOT NULL PRIMARY KEY,
    order_no CHAR(20) ${ASCII} NOT NULL,
    subject VARCHAR(200) NOT NULL,
    amount_fen BIGINT NOT NULL,
    valid_until_ms BIGINT NOT NULL,
    state VARCHAR(8) ${ASCII} NOT NULL,
    trade_no VARCHAR(64) ${ASCII} NULL,
    paid_at_ms BIGINT NULL`,
  sandbox_refunds: `
    refund_no CHAR(20) ${ASCII} NOT NULL PRIMARY KEY,
    payment_no CHAR(20) ${ASCII} NOT NULL,
    amount_fen BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_payment (payment_no)`,
  // Goes when the site has acknowledged it, or was told often enough.
  sandbox_notices: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    payment_no CHAR(20) ${ASCII} NOT NULL,
    body TEXT NOT NULL,
    due_at_ms BIGINT NOT NULL,
    attempts INT NOT NULL,
    KEY by_due (due_at_ms)`,
  // The pair with which the sandbox signs, made on first use; one row. It protects nobody's money.
  sandbox_keys: `
    id TINYINT NOT NULL PRIMARY KEY,
    private_key TEXT NOT NULL`,
};

export const payments: Migration = {
  name: '0010-payments',
  up: createTables(tables),
  down: dropTables(tables),
};
