// Whether the vehicle register was told of each paid plate, and what it answered (docs/adr/0079). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // `id` is that of the row in car_plates, which is gone when the plate is the office's again: then this one is void until somebody has told the
  // register, and settled afterwards.
  register_reports: `
    id BIGINT NOT NULL PRIMARY KEY,
    plate_number VARCHAR(12) NOT NULL,
    vin CHAR(17) ${ASCII} NOT NULL,
    state VARCHAR(8) ${ASCII} NOT NULL,
    attempts INT NOT NULL,
    due_at_ms BIGINT NOT NULL,
    reference VARCHAR(100) NULL,
    failure VARCHAR(200) NULL,
    changed_at_ms BIGINT NOT NULL,
    KEY by_due (state, due_at_ms),
    KEY by_change (state, changed_at_ms),
    KEY by_plate (plate_number)`,
};

export const registerReports: Migration = {
  name: '0043-register-reports',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
