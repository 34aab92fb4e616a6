// The index by which browsers are found that nobody has logged in from for as long as logs are kept. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addKey, alterTable, dropKey } from '../alter-table';
import type { Migration } from '../migration';

export const devicesByAge: Migration = {
  name: '0073-devices-by-age',
  opensSince: '0047-citizen-names',
  up: [alterTable('citizen_devices', addKey('by_age', '(last_seen_at_ms)'))],
  down: [alterTable('citizen_devices', dropKey('by_age'))],
};
