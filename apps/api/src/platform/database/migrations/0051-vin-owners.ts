// Cars that somebody has shown to be theirs (docs/adr/0092). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Under the same keyed hash as vin_claims. `claim_id` is of the claim by which it was granted, which is erased before this is.
  vin_owners: `
    vin_hash CHAR(64) ${ASCII} NOT NULL PRIMARY KEY,
    citizen_id BIGINT NOT NULL,
    claim_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_citizen (citizen_id)`,
};

export const vinOwners: Migration = {
  name: '0051-vin-owners',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
