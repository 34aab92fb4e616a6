// How each of the staff wants to be told what waits too long, what they were told, and mails that the sandbox took (docs/adr/0082). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // Without a row nobody is told but by the page.
  staff_alert_ways: `
    staff_id BIGINT NOT NULL PRIMARY KEY,
    mail_sealed TEXT NULL,
    mobile_sealed TEXT NULL,
    language VARCHAR(8) ${ASCII} NOT NULL,
    FOREIGN KEY (staff_id) REFERENCES staff (id)`,
  // The latest time of each kind of work.
  staff_alerts_told: `
    staff_id BIGINT NOT NULL,
    kind VARCHAR(30) ${ASCII} NOT NULL,
    told_at_ms BIGINT NOT NULL,
    PRIMARY KEY (staff_id, kind),
    FOREIGN KEY (staff_id) REFERENCES staff (id)`,
  // The token is the fence: a mail that was taken is not taken again.
  sandbox_mails: `
    token CHAR(36) ${ASCII} NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    erase_at_ms BIGINT NOT NULL,
    KEY by_time (at_ms),
    KEY by_end (erase_at_ms)`,
};

export const staffAlerts: Migration = {
  name: '0045-staff-alerts',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
