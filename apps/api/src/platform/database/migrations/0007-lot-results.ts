// What was counted once of each ended lot's journal, so that results are read without it. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';

export const lotResults: Migration = {
  name: '0007-lot-results',
  up: async (run) => {
    await run(`CREATE TABLE lot_results (
      lot_id BIGINT NOT NULL PRIMARY KEY,
      bid_count INT NOT NULL,
      ended_at_ms BIGINT NOT NULL,
      last_hash BINARY(32) NOT NULL,
      FOREIGN KEY (lot_id) REFERENCES lots (id)
    ) ${TABLE}`);
  },
  down: async (run) => {
    await run('DROP TABLE lot_results');
  },
};
