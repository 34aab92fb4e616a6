// The public log: its leaves and tree, what was signed of it, and how far each source of leaves is taken over (docs/adr/0111). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  // Who puts leaves into the log now (one row). `done_at_ms`: when all that was new was in it. `stopped_code`: why nobody may go on.
  log_state: `
    id TINYINT NOT NULL PRIMARY KEY,
    owner VARCHAR(64) ${ASCII} NULL,
    until_ms BIGINT NOT NULL,
    began_at_ms BIGINT NOT NULL,
    done_at_ms BIGINT NOT NULL,
    verifier_key VARCHAR(255) ${ASCII} NULL,
    stopped_code VARCHAR(40) ${ASCII} NULL`,
  // The index is the fence: of two who put leaves in only one can write leaf n. `source` names the fact: none is there twice.
  log_leaves: `
    leaf_index BIGINT NOT NULL PRIMARY KEY,
    source VARCHAR(200) ${ASCII} NOT NULL,
    hash BINARY(32) NOT NULL,
    body VARBINARY(400) NOT NULL,
    UNIQUE KEY by_source (source)`,
  // Hashes of full tiles: of level 1 those over 256 leaves each, of level 2 those over 256 of them, and so on.
  log_nodes: `
    level TINYINT NOT NULL,
    node_index BIGINT NOT NULL,
    hash BINARY(32) NOT NULL,
    PRIMARY KEY (level, node_index)`,
  // Signed notes; signatures of witnesses join them.
  log_checkpoints: `
    size BIGINT NOT NULL PRIMARY KEY,
    signed_at_ms BIGINT NOT NULL,
    note TEXT NOT NULL`,
  // Published texts of which leaves bear the hash.
  log_texts: `
    hash CHAR(64) ${ASCII} NOT NULL PRIMARY KEY,
    body MEDIUMTEXT NOT NULL`,
  // Signs change when the text may have changed.
  log_auctions: `
    auction_id BIGINT NOT NULL PRIMARY KEY,
    terms_sign VARCHAR(80) ${ASCII} NOT NULL,
    terms_revision INT NOT NULL,
    result_sign VARCHAR(80) ${ASCII} NULL,
    result_revision INT NOT NULL`,
  // How many events of a journal are in the log.
  log_lots: `
    lot_id BIGINT NOT NULL PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    version INT NOT NULL,
    is_over TINYINT NOT NULL,
    KEY by_auction (auction_id),
    KEY open_ones (is_over)`,
};

export const publicLog: Migration = {
  name: '0066-public-log',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
