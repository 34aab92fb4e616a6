// How many times its deposit an entry of an auction may bid (docs/adr/0100). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';

export const bidLimits: Migration = {
  name: '0056-bid-limits',
  opensSince: '0031-saved-searches',
  // Null for no limit.
  up: [alterTable('auctions', addColumn('limit_factor', 'INT NULL'))],
  down: [alterTable('auctions', dropColumn('limit_factor'))],
};
