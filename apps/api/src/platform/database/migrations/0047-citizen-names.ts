// Under what citizens are found by their whole name (docs/adr/0084). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, addKey, alterTable, dropColumn, dropKey } from '../alter-table';
import type { Migration } from '../migration';

export const citizenNames: Migration = {
  name: '0047-citizen-names',
  opensSince: '0031-saved-searches',
  up: [
    alterTable(
      'citizens',
      // Keyed, which SQL cannot do: null until `HashNames` has come by; empty for a closed account. Many have the same name.
      addColumn('name_hash', 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL'),
      addKey('by_name', '(name_hash, closed_at_ms)'),
    ),
  ],
  down: [alterTable('citizens', dropKey('by_name'), dropColumn('name_hash'))],
};
