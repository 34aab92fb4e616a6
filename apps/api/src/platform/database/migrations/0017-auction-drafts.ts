// How staff prepare auctions: versions, who changed and who published, staggered openings, and notes that everybody reads. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, addKey, alterTable, dropColumn, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { createTables, dropTables } from '../schema-change';

const tables = {
  auction_notes: `
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    auction_id BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    note VARCHAR(500) NOT NULL,
    KEY by_auction (auction_id, id),
    FOREIGN KEY (auction_id) REFERENCES auctions (id)`,
};

export const auctionDrafts: Migration = {
  name: '0017-auction-drafts',
  up: [
    // `version` goes up with each change of the auction or its lots; nobody of the staff stands behind what a tool wrote.
    alterTable(
      'auctions',
      addColumn('version', 'INT NOT NULL DEFAULT 1'),
      addColumn('stagger_ms', 'INT NOT NULL DEFAULT 0'),
      addColumn('pick_up_text', `VARCHAR(500) NOT NULL DEFAULT ''`),
      addColumn('changed_by', 'BIGINT NULL'),
      addColumn('published_by', 'BIGINT NULL'),
      addKey('by_start', '(starts_at_ms)'),
    ),
    alterTable('lots', addKey('by_plate', '(plate_number)')),
    ...createTables(tables),
  ],
  down: [
    ...dropTables(tables),
    alterTable('lots', dropKey('by_plate')),
    alterTable(
      'auctions',
      dropKey('by_start'),
      ...['published_by', 'changed_by', 'pick_up_text', 'stagger_ms', 'version'].map(dropColumn),
    ),
  ],
};
