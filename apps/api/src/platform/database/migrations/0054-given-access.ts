// Since when a password that was given counts, and from when on somebody of the staff may be the second of two (docs/adr/0099). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';

export const givenAccess: Migration = {
  name: '0054-given-access',
  opensSince: '0031-saved-searches',
  up: [
    alterTable(
      'staff',
      // Null once it is their own, and where it was given before this release.
      addColumn('password_given_at_ms', 'BIGINT NULL'),
      // Null from ever.
      addColumn('confirms_from_ms', 'BIGINT NULL'),
    ),
  ],
  down: [alterTable('staff', dropColumn('password_given_at_ms'), dropColumn('confirms_from_ms'))],
};
