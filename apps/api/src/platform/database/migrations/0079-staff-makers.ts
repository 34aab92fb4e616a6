// Who of the staff has made, raised or reset whose account, and when (docs/adr/0149). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // Only ever added to. Two rows where one has asked and another has approved; none of whom the operator's command makes.
  staff_makers: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    staff_id BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    act VARCHAR(6) ${ASCII} NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_staff (staff_id, made_by, at_ms),
    KEY by_maker (made_by, staff_id, at_ms)`,
};

export const staffMakers: Migration = {
  name: '0079-staff-makers',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
