// The tables that this library needs, as their first migration made them. Never edited: a change is a new migration and a V2.

/** Column lists by table name. Times are epoch milliseconds UTC. */
export const LOT_TABLES_V1: Readonly<Record<'lot_events' | 'entry_bindings' | 'shard_leases', string>> = {
  // The journal. (lot_id, version) is the fence: of two owners only one can write version n.
  lot_events: `
    lot_id BIGINT NOT NULL,
    version INT NOT NULL,
    at_ms BIGINT NOT NULL,
    body VARCHAR(2000) NOT NULL,
    hash BINARY(32) NOT NULL,
    PRIMARY KEY (lot_id, version)`,
  // One entry stands behind one lot, whichever instance holds it.
  entry_bindings: `
    entry_id BIGINT NOT NULL PRIMARY KEY,
    lot_id BIGINT NOT NULL,
    KEY by_lot (lot_id)`,
  shard_leases: `
    shard INT NOT NULL PRIMARY KEY,
    owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    epoch BIGINT NOT NULL,
    bids_until_ms BIGINT NOT NULL,
    until_ms BIGINT NOT NULL`,
};

/** Who is fit to hold shards, so that each knows its part. */
export const LOT_TABLES_V2: Readonly<Record<'engine_instances', string>> = {
  engine_instances: `
    owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    until_ms BIGINT NOT NULL`,
};

/** What was refused and is not in the public log yet. Of a row whose body is a count, `final_at_ms` is when it changes no more. */
export const LOT_TABLES_V3: Readonly<Record<'lot_refusals', string>> = {
  lot_refusals: `
    writer VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    row_no BIGINT NOT NULL,
    lot_id BIGINT NOT NULL,
    final_at_ms BIGINT NOT NULL,
    body MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (writer, row_no),
    KEY by_time (final_at_ms)`,
};

/** A column of `engine_instances`: where an instance takes lines of others, `host:port`; null where it takes none. */
export const INSTANCE_ADDRESS_V4 = 'VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL';
