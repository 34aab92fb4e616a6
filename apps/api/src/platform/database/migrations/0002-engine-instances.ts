// Who is fit to hold shards of lots, so that several instances share them. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { LOT_TABLES_V2 } from '@haopai/engine-mysql';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

export const engineInstances: Migration = {
  name: '0002-engine-instances',
  up: createTables(LOT_TABLES_V2),
  down: dropTables(LOT_TABLES_V2),
};
