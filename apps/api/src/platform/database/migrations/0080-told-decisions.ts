// Who of the staff was told of which request that waits for a second person (docs/adr/0150). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // The key is the source and its id, as in the queue: `stop:12`.
  staff_decisions_told: `
    staff_id BIGINT NOT NULL,
    act_key VARCHAR(40) ${ASCII} NOT NULL,
    told_at_ms BIGINT NOT NULL,
    PRIMARY KEY (act_key, staff_id),
    FOREIGN KEY (staff_id) REFERENCES staff (id)`,
};

export const toldDecisions: Migration = {
  name: '0080-told-decisions',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
