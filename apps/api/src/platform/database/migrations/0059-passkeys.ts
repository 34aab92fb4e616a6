// Passkeys with which people come in and confirm (docs/adr/0105). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Ids and public keys in base64url. `host` is that of the pages that made it (WebAuthn's relying party): it opens nothing elsewhere. A name is what
  // somebody typed.
  passkeys: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    person_kind VARCHAR(8) ${ASCII} NOT NULL,
    person_id BIGINT NOT NULL,
    host VARCHAR(253) ${ASCII} NOT NULL,
    credential_id VARCHAR(1364) ${ASCII} NOT NULL,
    public_key VARCHAR(4096) ${ASCII} NOT NULL,
    counter BIGINT NOT NULL,
    transports VARCHAR(100) ${ASCII} NOT NULL,
    name_sealed VARCHAR(500) ${ASCII} NOT NULL,
    created_at_ms BIGINT NOT NULL,
    last_used_at_ms BIGINT NULL,
    UNIQUE KEY by_credential (credential_id),
    KEY by_person (person_kind, person_id)`,
};

export const passkeys: Migration = {
  name: '0059-passkeys',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
