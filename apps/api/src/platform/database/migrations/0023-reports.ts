// Paid orders by the time of their payment, as reports read them. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addKey, alterTable, dropKey } from '../alter-table';
import type { Migration } from '../migration';

export const reports: Migration = {
  name: '0023-reports',
  up: [alterTable('orders', addKey('by_payment', '(kind, state, paid_at_ms)'))],
  down: [alterTable('orders', dropKey('by_payment'))],
};
