// Reminders of balances, refunds that were paid past the provider, and comparisons of the books with the provider's. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, addKey, alterTable, dropColumn, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock, money is fen. */
const tables: Readonly<Record<string, string>> = {
  // One row a refund: said by one person, confirmed by another.
  refunds_outside: `
    refund_id BIGINT NOT NULL PRIMARY KEY,
    reference VARCHAR(60) NOT NULL,
    reason VARCHAR(200) NOT NULL,
    staff_id BIGINT NOT NULL,
    staff_name VARCHAR(100) NOT NULL,
    at_ms BIGINT NOT NULL,
    confirmed_by BIGINT NULL,
    confirmed_by_name VARCHAR(100) NULL,
    confirmed_at_ms BIGINT NULL,
    KEY by_confirmation (confirmed_at_ms),
    FOREIGN KEY (refund_id) REFERENCES refunds (id)`,
  // The day fences the daily ones; those by hand have none. While one runs, `due_at_ms` is the end of the lease.
  reconciliations: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    daily_day CHAR(10) ${ASCII} NULL UNIQUE,
    from_ms BIGINT NOT NULL,
    to_ms BIGINT NOT NULL,
    state VARCHAR(8) ${ASCII} NOT NULL,
    staff_id BIGINT NULL,
    staff_name VARCHAR(100) NULL,
    attempts INT NOT NULL DEFAULT 0,
    due_at_ms BIGINT NOT NULL,
    leased_by CHAR(36) ${ASCII} NULL,
    started_at_ms BIGINT NOT NULL,
    finished_at_ms BIGINT NULL,
    asked INT NOT NULL DEFAULT 0,
    ours_in_fen BIGINT NOT NULL DEFAULT 0,
    theirs_in_fen BIGINT NOT NULL DEFAULT 0,
    ours_out_fen BIGINT NOT NULL DEFAULT 0,
    theirs_out_fen BIGINT NOT NULL DEFAULT 0,
    KEY by_due (state, due_at_ms)`,
  reconciliation_differences: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    reconciliation_id BIGINT NOT NULL,
    kind VARCHAR(20) ${ASCII} NOT NULL,
    number CHAR(20) ${ASCII} NOT NULL,
    order_id BIGINT NULL,
    ours_fen BIGINT NOT NULL,
    theirs_fen BIGINT NOT NULL,
    state VARCHAR(10) ${ASCII} NOT NULL,
    note VARCHAR(200) NULL,
    closed_by_name VARCHAR(100) NULL,
    closed_at_ms BIGINT NULL,
    KEY by_run (reconciliation_id, state, id),
    FOREIGN KEY (reconciliation_id) REFERENCES reconciliations (id)`,
};

export const settlement: Migration = {
  name: '0019-settlement',
  up: [
    // `reminded_due_ms` is the due time of which the winner was reminded by itself: a later one is worth another reminder.
    alterTable(
      'won_lots',
      addColumn('reminded_due_ms', 'BIGINT NULL'),
      addColumn('reminded_at_ms', 'BIGINT NULL'),
      addColumn('reminders_by_hand', 'INT NOT NULL DEFAULT 0'),
      addKey('by_state', '(state, lot_id)'),
    ),
    alterTable('ledger_transactions', addKey('by_time', '(at_ms, id)')),
    alterTable('payments', addKey('by_creation', '(state, created_at_ms)')),
    ...createTables(tables),
  ],
  down: [
    ...dropTables(tables),
    alterTable('payments', dropKey('by_creation')),
    alterTable('ledger_transactions', dropKey('by_time')),
    alterTable(
      'won_lots',
      dropKey('by_state'),
      ...['reminded_due_ms', 'reminded_at_ms', 'reminders_by_hand'].map(dropColumn),
    ),
  ],
};
