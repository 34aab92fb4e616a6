// What the auctioneer did in control rooms: acts, disqualified paddles, messages to the room. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  // Written before any lot is told: what travels between instances is `act_id` alone, and whoever holds a lot reads the act here.
  // `lots` are the ids of those that it was for, `outcome` what they answered: JSON both.
  control_acts: `
    act_id CHAR(36) ${ASCII} NOT NULL PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    kind VARCHAR(12) ${ASCII} NOT NULL,
    lot_id BIGINT NULL,
    paddle_no INT NULL,
    reason VARCHAR(200) NOT NULL,
    lots MEDIUMTEXT NOT NULL,
    outcome MEDIUMTEXT NULL,
    staff_id BIGINT NOT NULL,
    staff_name VARCHAR(100) NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_auction (auction_id, at_ms),
    FOREIGN KEY (auction_id) REFERENCES auctions (id)`,
  // `told_at_ms`: when every lot of the auction had it in its journal, or had ended.
  disqualifications: `
    auction_id BIGINT NOT NULL,
    paddle_no INT NOT NULL,
    act_id CHAR(36) ${ASCII} NOT NULL UNIQUE,
    reason VARCHAR(200) NOT NULL,
    at_ms BIGINT NOT NULL,
    told_at_ms BIGINT NULL,
    PRIMARY KEY (auction_id, paddle_no),
    KEY untold (told_at_ms, auction_id),
    FOREIGN KEY (act_id) REFERENCES control_acts (act_id)`,
  room_messages: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    act_id CHAR(36) ${ASCII} NOT NULL UNIQUE,
    text VARCHAR(200) NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_auction (auction_id, id),
    FOREIGN KEY (act_id) REFERENCES control_acts (act_id)`,
};

export const control: Migration = {
  name: '0018-control',
  up: createTables(tables),
  down: dropTables(tables),
};
