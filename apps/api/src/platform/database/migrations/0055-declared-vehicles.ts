// Which vehicle each car is for which a plate is wanted (docs/adr/0093). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Under what holds the car: the order of a listing, the entry, or the reservation, as in vin_claims; it stays when that has ended. What was made
  // before this, or by a release before, has no row: nobody has said. `is_seen`: the vehicle register says so.
  declared_vehicles: `
    kind VARCHAR(11) ${ASCII} NOT NULL,
    holder_id BIGINT NOT NULL,
    vehicle VARCHAR(14) ${ASCII} NOT NULL,
    is_seen TINYINT(1) NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (kind, holder_id)`,
};

export const declaredVehicles: Migration = {
  name: '0055-declared-vehicles',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
