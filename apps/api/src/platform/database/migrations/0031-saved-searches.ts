// Watched plates at a fixed price, saved searches, and the news that both are told of (docs/adr/0061). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { changeData, createTables, dropTables } from '../schema-change';

const PLAIN = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Times are epoch milliseconds UTC by the server's clock. */
const tables: Readonly<Record<string, string>> = {
  listing_watches: `
    citizen_id BIGINT NOT NULL,
    listing_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (citizen_id, listing_id),
    KEY by_listing (listing_id, citizen_id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id),
    FOREIGN KEY (listing_id) REFERENCES listings (id)`,
  // What watchers are still to be told of a plate, who caused it, and the last citizen who was told: the next batch begins after them.
  listing_news: `
    listing_id BIGINT NOT NULL PRIMARY KEY,
    what VARCHAR(8) ${PLAIN} NOT NULL,
    caused_by BIGINT NULL,
    due_at_ms BIGINT NULL,
    after_citizen_id BIGINT NOT NULL DEFAULT 0,
    told_at_ms BIGINT NULL,
    KEY by_due (due_at_ms)`,
  // Numbered as they are committed: whoever numbers holds the one row of plate_news_turns until then.
  plate_news: `
    no BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    listing_id BIGINT NULL,
    auction_id BIGINT NULL UNIQUE,
    at_ms BIGINT NOT NULL,
    KEY by_time (at_ms)`,
  plate_news_turns: `
    id TINYINT NOT NULL PRIMARY KEY,
    turn BIGINT NOT NULL`,
  // Compared with the news up to seen_no; what was found and is not told yet stands in new_….
  saved_searches: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    citizen_id BIGINT NOT NULL,
    scope VARCHAR(10) ${PLAIN} NOT NULL,
    wish VARCHAR(250) ${PLAIN} NOT NULL,
    at_ms BIGINT NOT NULL,
    seen_no BIGINT NOT NULL,
    new_count INT NOT NULL DEFAULT 0,
    new_plate VARCHAR(12) NULL,
    new_auction_id BIGINT NULL,
    told_at_ms BIGINT NULL,
    UNIQUE KEY by_wish (citizen_id, scope, wish),
    KEY by_seen (seen_no, id),
    KEY by_new (new_count, id),
    FOREIGN KEY (citizen_id) REFERENCES citizens (id)`,
};

export const savedSearches: Migration = {
  name: '0031-saved-searches',
  up: [
    ...createTables(tables),
    changeData('the-one-turn', 'INSERT INTO plate_news_turns (id, turn) VALUES (1, 0)'),
  ],
  down: dropTables(tables),
};
