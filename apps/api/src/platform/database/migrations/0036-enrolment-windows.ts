// When an auction takes enrolments, where that is not from its publication to its start (docs/adr/0074). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';

export const enrolmentWindows: Migration = {
  name: '0036-enrolment-windows',
  opensSince: '0031-saved-searches',
  up: [
    alterTable(
      'auctions',
      // Null: from the publication on.
      addColumn('enrolment_opens_at_ms', 'BIGINT NULL'),
      // Null: until the start.
      addColumn('enrolment_closes_at_ms', 'BIGINT NULL'),
    ),
  ],
  down: [alterTable('auctions', dropColumn('enrolment_closes_at_ms'), dropColumn('enrolment_opens_at_ms'))],
};
