// Sums of the books until the beginning of a day, and keys for what is looked for again and again (docs/adr/0095). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addKey, alterTable, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Of all that was booked before `until_ms`. Written once and never changed, as the ledger itself.
  ledger_sums: `
    until_ms BIGINT NOT NULL,
    part VARCHAR(10) ${ASCII} NOT NULL,
    kind VARCHAR(20) ${ASCII} NOT NULL,
    account VARCHAR(12) ${ASCII} NOT NULL,
    debit_fen BIGINT NOT NULL,
    credit_fen BIGINT NOT NULL,
    PRIMARY KEY (until_ms, part, kind, account)`,
};

export const runningSums: Migration = {
  name: '0052-running-sums',
  opensSince: '0031-saved-searches',
  up: [
    ...createTables(tables),
    alterTable('deposits', addKey('by_settling', '(settled_at_ms)'), addKey('by_state', '(state, order_id)')),
    alterTable('reservations', addKey('by_release', '(state, released_at_ms)')),
    alterTable('auctions', addKey('by_settling', '(settled_at_ms, ended_at_ms)')),
  ],
  down: [
    alterTable('auctions', dropKey('by_settling')),
    alterTable('reservations', dropKey('by_release')),
    alterTable('deposits', dropKey('by_state'), dropKey('by_settling')),
    ...dropTables(tables),
  ],
};
