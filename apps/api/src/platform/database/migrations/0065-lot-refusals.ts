// What lots have refused, until the public log takes it over (docs/adr/0112). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { LOT_TABLES_V3 } from '@haopai/engine-mysql';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

export const lotRefusals: Migration = {
  name: '0065-lot-refusals',
  opensSince: '0047-citizen-names',
  up: createTables(LOT_TABLES_V3),
  down: dropTables(LOT_TABLES_V3),
};
