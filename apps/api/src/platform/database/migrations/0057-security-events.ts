// Security events, counted by the minute (docs/security-events.md). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  // The newest have the largest ids. Hashes are keyed: nobody reads an address or an account in them.
  security_events: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(24) CHARACTER SET ascii NOT NULL,
    what VARCHAR(64) CHARACTER SET ascii NOT NULL,
    address_hash CHAR(64) CHARACTER SET ascii NULL,
    account_hash CHAR(64) CHARACTER SET ascii NULL,
    times INT NOT NULL,
    from_ms BIGINT NOT NULL,
    to_ms BIGINT NOT NULL,
    instance VARCHAR(64) CHARACTER SET ascii NOT NULL,
    KEY security_events_kind (kind, id),
    KEY security_events_address (address_hash, id),
    KEY security_events_account (account_hash, id),
    KEY security_events_time (to_ms)`,
};

export const securityEvents: Migration = {
  name: '0057-security-events',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
