// Who is barred from enrolling for a time, and what citizens claim and complain of (docs/adr/0081). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // One for each lot whose balance a citizen let lapse. The document's keyed hash keeps a new account of the same person barred; it goes when the
  // time is over.
  citizen_bans: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    citizen_id BIGINT NOT NULL,
    document_hash CHAR(64) ${ASCII} NULL,
    lot_id BIGINT NOT NULL,
    from_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL,
    lifted_at_ms BIGINT NULL,
    lifted_by VARCHAR(100) NULL,
    lift_reason VARCHAR(200) NULL,
    UNIQUE KEY by_lot (lot_id, citizen_id),
    KEY by_citizen (citizen_id, until_ms),
    KEY by_document (document_hash, until_ms),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id),
    FOREIGN KEY (lot_id) REFERENCES lots (id)`,
  // `due_at_ms`: until when whoever's turn it is has to act. `left_ms`: of the office's time, while the citizen is asked.
  claims: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    citizen_id BIGINT NOT NULL,
    about_kind VARCHAR(8) ${ASCII} NOT NULL,
    about_ref VARCHAR(40) NULL,
    state VARCHAR(8) ${ASCII} NOT NULL,
    due_at_ms BIGINT NOT NULL,
    left_ms BIGINT NULL,
    assigned_to BIGINT NULL,
    assigned_name VARCHAR(100) NULL,
    created_at_ms BIGINT NOT NULL,
    changed_at_ms BIGINT NOT NULL,
    version INT NOT NULL,
    KEY by_citizen (citizen_id, id),
    KEY by_due (state, due_at_ms),
    KEY by_age (state, changed_at_ms),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // Never changed. Without a name of the staff it is the citizen's.
  claim_messages: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    claim_id BIGINT NOT NULL,
    kind VARCHAR(8) ${ASCII} NOT NULL,
    staff_name VARCHAR(100) NULL,
    text_sealed TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_claim (claim_id, id),
    FOREIGN KEY (claim_id) REFERENCES claims (id) ON DELETE CASCADE`,
  claim_files: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    claim_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    type VARCHAR(20) ${ASCII} NOT NULL,
    byte_count INT NOT NULL,
    content_sealed MEDIUMTEXT NOT NULL,
    KEY by_claim (claim_id, id),
    FOREIGN KEY (claim_id) REFERENCES claims (id) ON DELETE CASCADE,
    FOREIGN KEY (message_id) REFERENCES claim_messages (id) ON DELETE CASCADE`,
};

export const bansAndClaims: Migration = {
  name: '0044-bans-and-claims',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
