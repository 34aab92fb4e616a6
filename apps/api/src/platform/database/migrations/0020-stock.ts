// What staff do to the stock: versions of its plates, and which entries of the audit speak of which plate. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, addKey, alterTable, dropColumn, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables = {
  // One act on a thousand plates is one entry of the audit.
  plate_acts: `
    plate_id BIGINT NOT NULL,
    entry_no BIGINT NOT NULL,
    PRIMARY KEY (plate_id, entry_no),
    FOREIGN KEY (plate_id) REFERENCES plates (id)`,
};

export const stock: Migration = {
  name: '0020-stock',
  up: [
    alterTable('plates', addColumn('version', 'INT NOT NULL DEFAULT 1')),
    alterTable('listings', addKey('by_state', '(state, price_fen)')),
    ...createTables(tables),
  ],
  down: [
    ...dropTables(tables),
    alterTable('listings', dropKey('by_state')),
    alterTable('plates', dropColumn('version')),
  ],
};
