// Which bids and maximum bids of whom were refused, for whoever gave them: the public log has their hashes alone (docs/adr/0122). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const tables: Readonly<Record<string, string>> = {
  refused_orders: `
    lot_id BIGINT NOT NULL,
    paddle_no INT NOT NULL,
    order_id VARCHAR(64) ${ASCII} NOT NULL,
    code VARCHAR(40) ${ASCII} NOT NULL,
    kind VARCHAR(8) ${ASCII} NOT NULL,
    amount_fen BIGINT NOT NULL,
    received_at_ms BIGINT NOT NULL,
    price_fen BIGINT NULL,
    version INT NOT NULL,
    PRIMARY KEY (lot_id, paddle_no, order_id, code)`,
};

export const refusedOrders: Migration = {
  name: '0070-refused-orders',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
