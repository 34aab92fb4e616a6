// What staff ask for and a colleague decides (docs/adr/0071). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock, money is fen. */
const tables: Readonly<Record<string, string>> = {
  // `facts` is JSON: what is done once it is approved. `made` names what came of it. Of one kind and subject one is open at most: decided, it
  // is NULL there and in nobody's way.
  approvals: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(12) ${ASCII} NOT NULL,
    subject VARCHAR(60) ${ASCII} NOT NULL,
    amount_fen BIGINT NULL,
    facts TEXT NOT NULL,
    reason VARCHAR(200) NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_by_name VARCHAR(100) NOT NULL,
    asked_at_ms BIGINT NOT NULL,
    state VARCHAR(9) ${ASCII} NOT NULL,
    decided_by BIGINT NULL,
    decided_by_name VARCHAR(100) NULL,
    decided_at_ms BIGINT NULL,
    decision_reason VARCHAR(200) NULL,
    made VARCHAR(40) ${ASCII} NULL,
    is_open TINYINT(1) GENERATED ALWAYS AS (IF(state = 'open', 1, NULL)) STORED,
    UNIQUE KEY one_open (kind, subject, is_open),
    KEY by_subject (subject, id),
    KEY by_state (state, kind, id),
    KEY by_made (made)`,
};

export const approvals: Migration = {
  name: '0034-approvals',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
