// What each car has, or is held for (docs/adr/0091). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // The primary key is the fence: one car, one claim. `kind` and `holder_id` name the order of a listing, the entry, the reservation, or the row of
  // car_plates. Derived, and keyed, which SQL cannot do: `migrate` fills it after this migration, and ClaimVins adds what a release before has written.
  vin_claims: `
    vin_hash CHAR(64) ${ASCII} NOT NULL PRIMARY KEY,
    kind VARCHAR(11) ${ASCII} NOT NULL,
    holder_id BIGINT NOT NULL,
    citizen_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    UNIQUE KEY by_holder (kind, holder_id),
    KEY by_citizen (citizen_id)`,
};

export const vinClaims: Migration = {
  name: '0050-vin-claims',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
