// Whether somebody is who they say: asked, answered, or found by the office (docs/adr/0102). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // An account without a row was never asked for. `asks` counts for ever, so that an answer to what was corrected since is known by it; `attempts`
  // since somebody waits. `failure` says why there was no answer. `proven_region` was approved by the office.
  identity_checks: `
    citizen_id BIGINT NOT NULL PRIMARY KEY,
    state VARCHAR(10) ${ASCII} NOT NULL,
    checked_by VARCHAR(8) ${ASCII} NULL,
    reason VARCHAR(12) ${ASCII} NULL,
    failure VARCHAR(60) ${ASCII} NULL,
    proven_region VARCHAR(12) ${ASCII} NULL,
    asks INT NOT NULL,
    attempts INT NOT NULL,
    asked_at_ms BIGINT NOT NULL,
    due_at_ms BIGINT NOT NULL,
    changed_at_ms BIGINT NOT NULL,
    KEY by_due (state, due_at_ms)`,
};

export const identityChecks: Migration = {
  name: '0060-identity-checks',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
