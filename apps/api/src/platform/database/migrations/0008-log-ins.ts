// When, where and with what each citizen logged in, so that they notice log-ins that are not theirs. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables = {
  log_ins: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    citizen_id BIGINT NOT NULL,
    session_shown_id VARCHAR(22) ${ASCII} NOT NULL,
    at_ms BIGINT NOT NULL,
    address VARCHAR(64) NOT NULL,
    device VARCHAR(100) NOT NULL,
    KEY by_citizen (citizen_id, id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
};

export const logIns: Migration = {
  name: '0008-log-ins',
  up: createTables(tables),
  down: dropTables(tables),
};
