// How staff prepare auctions: versions, who changed and who published, staggered openings, and notes that everybody reads. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';

/** `version` goes up with each change of the auction or its lots; nobody of the staff stands behind what a tool wrote. */
const AUCTION_COLUMNS = `
  ADD COLUMN version INT NOT NULL DEFAULT 1,
  ADD COLUMN stagger_ms INT NOT NULL DEFAULT 0,
  ADD COLUMN pick_up_text VARCHAR(500) NOT NULL DEFAULT '',
  ADD COLUMN changed_by BIGINT NULL,
  ADD COLUMN published_by BIGINT NULL,
  ADD KEY by_start (starts_at_ms)`;

export const auctionDrafts: Migration = {
  name: '0017-auction-drafts',
  up: async (run) => {
    await run(`ALTER TABLE auctions ${AUCTION_COLUMNS}`);
    await run('ALTER TABLE lots ADD KEY by_plate (plate_number)');
    await run(`CREATE TABLE auction_notes (
      id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
      auction_id BIGINT NOT NULL,
      at_ms BIGINT NOT NULL,
      note VARCHAR(500) NOT NULL,
      KEY by_auction (auction_id, id),
      FOREIGN KEY (auction_id) REFERENCES auctions (id)
    ) ${TABLE}`);
  },
  down: async (run) => {
    await run('DROP TABLE auction_notes');
    await run('ALTER TABLE lots DROP KEY by_plate');
    await run(`ALTER TABLE auctions DROP KEY by_start, DROP COLUMN published_by, DROP COLUMN changed_by,
      DROP COLUMN pick_up_text, DROP COLUMN stagger_ms, DROP COLUMN version`);
  },
};
