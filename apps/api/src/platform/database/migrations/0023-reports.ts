// Paid orders by the time of their payment, as reports read them. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

export const reports: Migration = {
  name: '0023-reports',
  up: (run) => run('ALTER TABLE orders ADD KEY by_payment (kind, state, paid_at_ms)'),
  down: (run) => run('ALTER TABLE orders DROP KEY by_payment'),
};
