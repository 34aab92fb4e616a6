// What leaves the site: the outbox, the sandbox's texts, notices in the portal and browsers that want pushes. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // A row that is leased comes due again when its lease has run out: `due_at_ms` is then the lease's end.
  outbox: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token CHAR(36) ${ASCII} NOT NULL UNIQUE,
    channel VARCHAR(8) ${ASCII} NOT NULL,
    state VARCHAR(10) ${ASCII} NOT NULL,
    recipient VARCHAR(64) ${ASCII} NOT NULL,
    body TEXT NULL,
    due_at_ms BIGINT NOT NULL,
    valid_until_ms BIGINT NULL,
    attempts INT NOT NULL,
    leased_by CHAR(36) ${ASCII} NULL,
    is_doubtful TINYINT(1) NOT NULL,
    provider_ref VARCHAR(64) NULL,
    last_failure VARCHAR(60) NULL,
    created_at_ms BIGINT NOT NULL,
    settled_at_ms BIGINT NULL,
    KEY by_due (channel, state, due_at_ms),
    KEY by_recipient (channel, recipient, settled_at_ms),
    KEY by_age (state, settled_at_ms)`,
  // The token is the fence: a text that was taken is not taken again.
  sandbox_texts: `
    token CHAR(36) ${ASCII} NOT NULL PRIMARY KEY,
    mobile_hash CHAR(64) ${ASCII} NOT NULL,
    sealed TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    erase_at_ms BIGINT NOT NULL,
    KEY by_mobile (mobile_hash, at_ms),
    KEY by_time (at_ms),
    KEY by_end (erase_at_ms)`,
  notices: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token CHAR(36) ${ASCII} NOT NULL UNIQUE,
    citizen_id BIGINT NOT NULL,
    kind VARCHAR(30) ${ASCII} NOT NULL,
    data TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    read_at_ms BIGINT NULL,
    KEY by_citizen (citizen_id, id),
    KEY by_unread (citizen_id, read_at_ms),
    KEY by_age (at_ms),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  push_subscriptions: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    endpoint_hash CHAR(64) ${ASCII} NOT NULL UNIQUE,
    citizen_id BIGINT NOT NULL,
    session_hash CHAR(64) ${ASCII} NOT NULL,
    language VARCHAR(2) ${ASCII} NOT NULL,
    sealed TEXT NOT NULL,
    created_at_ms BIGINT NOT NULL,
    KEY by_citizen (citizen_id),
    KEY by_session (session_hash),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // The pair that a site without a configured one made for itself; one row.
  push_keys: `
    id TINYINT NOT NULL PRIMARY KEY,
    public_key VARCHAR(100) ${ASCII} NOT NULL,
    private_key_sealed TEXT NOT NULL`,
};

export const messages: Migration = {
  name: '0004-messages',
  up: createTables(tables),
  down: dropTables(tables),
};
