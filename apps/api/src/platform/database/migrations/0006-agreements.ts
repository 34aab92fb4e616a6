// The user agreement, version by version, as people agreed to it: rows are added and never changed. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables = {
  agreements: `
    version VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    published_at_ms BIGINT NOT NULL,
    title VARCHAR(200) NOT NULL,
    html MEDIUMTEXT NOT NULL,
    identity_title VARCHAR(200) NOT NULL,
    identity_html MEDIUMTEXT NOT NULL,
    PRIMARY KEY (version, language),
    KEY by_publication (language, published_at_ms)`,
};

export const agreements: Migration = {
  name: '0006-agreements',
  up: createTables(tables),
  down: dropTables(tables),
};
