// The watchlist, who was reminded of an auction, and by which ways each citizen wants to be told. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // `language` is that of whoever put the lot on the list: texts about it are written in it.
  watches: `
    citizen_id BIGINT NOT NULL,
    lot_id BIGINT NOT NULL,
    language CHAR(2) ${ASCII} NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (citizen_id, lot_id),
    KEY by_lot (lot_id, citizen_id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id),
    FOREIGN KEY (lot_id) REFERENCES lots (id)`,
  // The primary key is the claim: of several instances one reminds.
  watch_reminders: `
    auction_id BIGINT NOT NULL,
    citizen_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (auction_id, citizen_id),
    FOREIGN KEY (auction_id) REFERENCES auctions (id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
  // Whoever has chosen nothing has no row.
  notice_choices: `
    citizen_id BIGINT NOT NULL,
    topic VARCHAR(20) ${ASCII} NOT NULL,
    portal TINYINT(1) NOT NULL,
    push TINYINT(1) NOT NULL,
    sms TINYINT(1) NOT NULL,
    PRIMARY KEY (citizen_id, topic),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
};

export const watches: Migration = {
  name: '0015-watches',
  up: createTables(tables),
  down: dropTables(tables),
};
