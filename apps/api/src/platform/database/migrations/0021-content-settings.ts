// What editors and administrators change while the site runs: versions of articles and contact, pictures, words of text messages, settings. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Every change of a setting or a text is a row of its own: the newest counts, the others are its history. */
const CHANGE = `
  changed_at_ms BIGINT NOT NULL,
  staff_id BIGINT NOT NULL,
  staff_name VARCHAR(100) NOT NULL,
  reason VARCHAR(200) NOT NULL`;

const tables: Readonly<Record<string, string>> = {
  // Its name is made from its content.
  pictures: `
    name VARCHAR(48) ${ASCII} NOT NULL PRIMARY KEY,
    type VARCHAR(20) ${ASCII} NOT NULL,
    width INT NOT NULL,
    height INT NOT NULL,
    byte_count INT NOT NULL,
    content MEDIUMBLOB NOT NULL,
    added_at_ms BIGINT NOT NULL,
    KEY by_time (added_at_ms)`,
  sms_texts: `
    template VARCHAR(40) ${ASCII} NOT NULL,
    language CHAR(2) ${ASCII} NOT NULL,
    version INT NOT NULL,
    text VARCHAR(500) NULL,
    provider_code VARCHAR(24) ${ASCII} NULL,
    ${CHANGE},
    PRIMARY KEY (template, language, version)`,
  settings: `
    name VARCHAR(40) ${ASCII} NOT NULL,
    version INT NOT NULL,
    value INT NULL,
    ${CHANGE},
    PRIMARY KEY (name, version)`,
};

export const contentSettings: Migration = {
  name: '0021-content-settings',
  up: [
    alterTable(
      'articles',
      addColumn('version', 'INT NOT NULL DEFAULT 1'),
      addColumn('withdrawn_at_ms', 'BIGINT NULL'),
    ),
    alterTable('contact_details', addColumn('version', 'INT NOT NULL DEFAULT 1')),
    ...createTables(tables),
  ],
  down: [
    ...dropTables(tables),
    alterTable('contact_details', dropColumn('version')),
    alterTable('articles', dropColumn('withdrawn_at_ms'), dropColumn('version')),
  ],
};
