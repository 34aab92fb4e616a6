// Who has looked at all of a draft, and at which version of it (docs/adr/0106). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables: Readonly<Record<string, string>> = {
  // The last look of each: what has changed since was not seen.
  auction_checks: `
    auction_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    version INT NOT NULL,
    checked_at_ms BIGINT NOT NULL,
    PRIMARY KEY (auction_id, staff_id),
    FOREIGN KEY (auction_id) REFERENCES auctions (id) ON DELETE CASCADE`,
};

export const auctionChecks: Migration = {
  name: '0061-auction-checks',
  opensSince: '0047-citizen-names',
  up: createTables(tables),
  down: dropTables(tables),
};
