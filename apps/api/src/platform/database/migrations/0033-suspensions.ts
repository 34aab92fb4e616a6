// Acts that pause lots before they open, too (docs/adr/0070). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';

export const suspensions: Migration = {
  name: '0033-suspensions',
  opensSince: '0031-saved-searches',
  up: [alterTable('control_acts', addColumn('freezes_waiting', 'TINYINT(1) NOT NULL DEFAULT 0'))],
  down: [alterTable('control_acts', dropColumn('freezes_waiting'))],
};
