// Plates that were given out, and the papers that are checked before (docs/adr/0079). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // `source` and its id as in car_plates. A mark that is taken back stays, and is in nobody's way: of one sale one stands at most. `papers` is
  // JSON: the names of those that were checked, as they were called then.
  hand_overs: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    source VARCHAR(10) ${ASCII} NOT NULL,
    source_id BIGINT NOT NULL,
    plate_number VARCHAR(12) NOT NULL,
    citizen_id BIGINT NOT NULL,
    collected_at_ms BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    staff_name VARCHAR(100) NOT NULL,
    collector VARCHAR(6) ${ASCII} NOT NULL,
    agent_sealed VARCHAR(500) ${ASCII} NULL,
    papers TEXT NOT NULL,
    taken_back_at_ms BIGINT NULL,
    taken_back_by BIGINT NULL,
    taken_back_by_name VARCHAR(100) NULL,
    taken_back_reason VARCHAR(200) NULL,
    is_standing TINYINT(1) GENERATED ALWAYS AS (IF(taken_back_at_ms IS NULL, 1, NULL)) STORED,
    UNIQUE KEY one_standing (source, source_id, is_standing),
    KEY by_time (collected_at_ms),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // Rows are added and never changed: the newest counts. `papers` is JSON: a name in each language for each.
  hand_over_papers: `
    version INT NOT NULL PRIMARY KEY,
    papers TEXT NOT NULL,
    changed_at_ms BIGINT NOT NULL,
    staff_id BIGINT NOT NULL`,
};

export const handOvers: Migration = {
  name: '0042-hand-overs',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
