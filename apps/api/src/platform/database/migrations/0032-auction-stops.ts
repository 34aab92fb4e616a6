// Published auctions that are cancelled, postponed or suspended, and lots that are withdrawn, by two people (docs/adr/0069). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, addKey, alterTable, dropColumn, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // One is asked for at a time in an auction. `act_id` is that of the control room's act that brings it to lots which engines hold, carried out
  // once all of them know; `resume_act_id` the same of going on. `told_citizen_id` is the last citizen who was told: the next batch begins after them.
  auction_stops: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    lot_id BIGINT NULL,
    kind VARCHAR(12) ${ASCII} NOT NULL,
    reason VARCHAR(200) NOT NULL,
    until_ms BIGINT NULL,
    was_ms BIGINT NOT NULL,
    state VARCHAR(8) ${ASCII} NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_by_name VARCHAR(100) NOT NULL,
    asked_at_ms BIGINT NOT NULL,
    decided_by BIGINT NULL,
    decided_by_name VARCHAR(100) NULL,
    decided_at_ms BIGINT NULL,
    act_id CHAR(36) ${ASCII} NULL,
    carried_out_at_ms BIGINT NULL,
    resume_act_id CHAR(36) ${ASCII} NULL,
    over_at_ms BIGINT NULL,
    told_citizen_id BIGINT NOT NULL DEFAULT 0,
    told_at_ms BIGINT NULL,
    is_asked TINYINT(1) GENERATED ALWAYS AS (IF(state = 'asked', 1, NULL)) STORED,
    UNIQUE KEY one_asked (auction_id, is_asked),
    KEY by_telling (state, told_at_ms),
    KEY by_carrying_out (state, carried_out_at_ms),
    FOREIGN KEY (auction_id) REFERENCES auctions (id)`,
};

export const auctionStops: Migration = {
  name: '0032-auction-stops',
  opensSince: '0031-saved-searches',
  up: [
    ...createTables(tables),
    // `stop_id`: what stands of the whole auction. An auction that is cancelled takes no enrolment and no deposit any more, ended or not.
    alterTable(
      'auctions',
      addColumn('stop_id', 'BIGINT NULL'),
      addColumn('cancelled_at_ms', 'BIGINT NULL'),
      addKey('by_cancelling', '(cancelled_at_ms)'),
    ),
  ],
  down: [
    alterTable('auctions', dropKey('by_cancelling'), dropColumn('cancelled_at_ms'), dropColumn('stop_id')),
    ...dropTables(tables),
  ],
};
