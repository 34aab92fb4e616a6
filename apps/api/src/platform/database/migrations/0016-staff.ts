// Who works in the back office, and the chained record of what they did. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { changeData, createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC. */
const tables: Readonly<Record<string, string>> = {
  // `session_epoch` goes up when all sessions end; `totp_step` is that of the last code used, so that none is used twice.
  staff: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(20) NOT NULL,
    username_key VARCHAR(20) ${ASCII} NOT NULL UNIQUE,
    display_name VARCHAR(100) NOT NULL,
    role VARCHAR(20) ${ASCII} NOT NULL,
    password_hash VARCHAR(200) NOT NULL,
    has_own_password TINYINT(1) NOT NULL,
    totp_sealed VARCHAR(300) NULL,
    totp_step BIGINT NOT NULL DEFAULT 0,
    is_locked TINYINT(1) NOT NULL DEFAULT 0,
    session_epoch INT NOT NULL DEFAULT 0,
    created_at_ms BIGINT NOT NULL,
    last_log_in_at_ms BIGINT NULL,
    version INT NOT NULL DEFAULT 1`,
  // One row, locked by whoever appends, so that each entry follows the one before it.
  audit_head: `
    id TINYINT NOT NULL PRIMARY KEY,
    entry_no BIGINT NOT NULL,
    hash CHAR(64) ${ASCII} NOT NULL`,
  // `entry` is the very text that is hashed; the other columns are for finding it.
  audit_entries: `
    entry_no BIGINT NOT NULL PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    staff_id BIGINT NULL,
    act VARCHAR(40) ${ASCII} NOT NULL,
    subject VARCHAR(60) ${ASCII} NOT NULL,
    entry MEDIUMTEXT NOT NULL,
    hash CHAR(64) ${ASCII} NOT NULL,
    KEY by_staff (staff_id, entry_no),
    KEY by_act (act, entry_no),
    KEY by_subject (subject, entry_no),
    KEY by_time (at_ms)`,
};

export const staff: Migration = {
  name: '0016-staff',
  up: [
    ...createTables(tables),
    changeData(
      'first-audit-head',
      `INSERT IGNORE INTO audit_head (id, entry_no, hash) VALUES (1, 0, REPEAT('0', 64))`,
    ),
  ],
  down: dropTables(tables),
};
