// Several roles of one member of the staff, what roles include (docs/adr/0072), and the steps by which acts are approved (docs/adr/0071).
// Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Rows are added and never changed: of a kind those of the newest version count, in the order of their amounts.
  approval_steps: `
    kind VARCHAR(12) ${ASCII} NOT NULL,
    version INT NOT NULL,
    step_no INT NOT NULL,
    up_to_fen BIGINT NULL,
    permission VARCHAR(30) ${ASCII} NOT NULL,
    people INT NOT NULL,
    PRIMARY KEY (kind, version, step_no)`,
  // Rows are added and never changed: of a role the newest counts. Names of permissions with commas.
  role_sets: `
    role VARCHAR(20) ${ASCII} NOT NULL,
    version INT NOT NULL,
    permissions VARCHAR(2000) ${ASCII} NOT NULL,
    PRIMARY KEY (role, version)`,
};

export const rolesAndSteps: Migration = {
  name: '0035-roles-and-steps',
  opensSince: '0031-saved-searches',
  up: [
    // Names with commas, `role` first: it counts only as long as it begins so. Null: that one alone.
    alterTable('staff', addColumn('roles', `VARCHAR(100) ${ASCII} NULL`)),
    ...createTables(tables),
  ],
  down: [...dropTables(tables), alterTable('staff', dropColumn('roles'))],
};
