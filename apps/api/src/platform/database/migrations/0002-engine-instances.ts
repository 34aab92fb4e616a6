// Who is fit to hold shards of lots, so that several instances share them. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { LOT_TABLES_V2 } from '@haopai/engine-mysql';
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';

export const engineInstances: Migration = {
  name: '0002-engine-instances',
  up: async (run) => {
    for (const [name, columns] of Object.entries(LOT_TABLES_V2))
      await run(`CREATE TABLE ${name} (${columns}) ${TABLE}`);
  },
  down: async (run) => {
    for (const name of Object.keys(LOT_TABLES_V2)) await run(`DROP TABLE ${name}`);
  },
};
