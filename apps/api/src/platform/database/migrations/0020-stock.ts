// What staff do to the stock: versions of its plates, and which entries of the audit speak of which plate. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';

export const stock: Migration = {
  name: '0020-stock',
  up: async (run) => {
    await run('ALTER TABLE plates ADD COLUMN version INT NOT NULL DEFAULT 1');
    await run('ALTER TABLE listings ADD KEY by_state (state, price_fen)');
    // One act on a thousand plates is one entry of the audit.
    await run(`CREATE TABLE plate_acts (
      plate_id BIGINT NOT NULL,
      entry_no BIGINT NOT NULL,
      PRIMARY KEY (plate_id, entry_no),
      FOREIGN KEY (plate_id) REFERENCES plates (id)
    ) ${TABLE}`);
  },
  down: async (run) => {
    await run('DROP TABLE plate_acts');
    await run('ALTER TABLE listings DROP KEY by_state');
    await run('ALTER TABLE plates DROP COLUMN version');
  },
};
