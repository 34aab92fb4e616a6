// What editors and administrators change while the site runs: versions of articles and contact, pictures, words of text messages, settings. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
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
  up: async (run) => {
    await run(
      'ALTER TABLE articles ADD COLUMN version INT NOT NULL DEFAULT 1, ADD COLUMN withdrawn_at_ms BIGINT NULL',
    );
    await run('ALTER TABLE contact_details ADD COLUMN version INT NOT NULL DEFAULT 1');
    for (const [name, columns] of Object.entries(tables))
      await run(`CREATE TABLE ${name} (${columns}) ${TABLE}`);
  },
  down: async (run) => {
    for (const name of Object.keys(tables).reverse()) await run(`DROP TABLE ${name}`);
    await run('ALTER TABLE contact_details DROP COLUMN version');
    await run('ALTER TABLE articles DROP COLUMN withdrawn_at_ms, DROP COLUMN version');
  },
};
