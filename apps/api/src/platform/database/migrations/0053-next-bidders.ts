// Plates of lots whose winners did not pay, as they were offered to the next bidder (docs/adr/0096). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  // Once a lot. What became of an offer is the state of its order.
  next_bidder_offers: `
    lot_id BIGINT NOT NULL PRIMARY KEY,
    order_id BIGINT NOT NULL UNIQUE,
    paddle_no INT NOT NULL,
    amount_fen BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    FOREIGN KEY (lot_id) REFERENCES lots (id),
    FOREIGN KEY (order_id) REFERENCES orders (id)`,
};

export const nextBidders: Migration = {
  name: '0053-next-bidders',
  opensSince: '0031-saved-searches',
  up: createTables(tables),
  down: dropTables(tables),
};
