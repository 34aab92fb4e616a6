// What steps of the database's clock have cost unpaid orders (docs/adr/0041). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  owed_time: `
    id TINYINT NOT NULL PRIMARY KEY,
    before_ms BIGINT NOT NULL,
    owed_ms BIGINT NOT NULL`,
};

export const owedTime: Migration = {
  name: '0084-owed-time',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
