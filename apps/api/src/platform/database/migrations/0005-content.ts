// Guides, announcements and contact details, each in the site's languages. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  articles: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    slug VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    kind VARCHAR(12) NOT NULL,
    position INT NOT NULL,
    published_at_ms BIGINT NULL,
    KEY by_kind (kind, published_at_ms)`,
  article_translations: `
    article_id BIGINT NOT NULL,
    language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title VARCHAR(120) NOT NULL,
    summary VARCHAR(300) NOT NULL,
    markdown MEDIUMTEXT NOT NULL,
    html MEDIUMTEXT NOT NULL,
    plain_text MEDIUMTEXT NOT NULL,
    updated_at_ms BIGINT NOT NULL,
    PRIMARY KEY (article_id, language),
    FOREIGN KEY (article_id) REFERENCES articles (id)`,
  contact_details: `
    language CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    office VARCHAR(120) NOT NULL,
    address VARCHAR(200) NOT NULL,
    hotline VARCHAR(40) NOT NULL,
    hours VARCHAR(200) NOT NULL,
    email VARCHAR(120) NOT NULL,
    notes TEXT NOT NULL,
    updated_at_ms BIGINT NOT NULL`,
  // What a release has put into the tables above, by its fingerprint: what differs from it was edited here.
  shipped_content: `
    name VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    fingerprint CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    installed_at_ms BIGINT NOT NULL`,
};

export const content: Migration = {
  name: '0005-content',
  up: createTables(tables),
  down: dropTables(tables),
};
