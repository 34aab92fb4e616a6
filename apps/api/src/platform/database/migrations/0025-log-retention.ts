// What was erased of logs that are old enough, and the index by which they are found. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

export const logRetention: Migration = {
  name: '0025-log-retention',
  up: async (run) => {
    await run('ALTER TABLE log_ins ADD KEY by_age (at_ms)');
    await run(`CREATE TABLE log_erasures (
      kind VARCHAR(20) ${ASCII} NOT NULL,
      instance VARCHAR(64) ${ASCII} NOT NULL,
      started_at_ms BIGINT NOT NULL,
      finished_at_ms BIGINT NULL,
      before_ms BIGINT NOT NULL,
      erased BIGINT NOT NULL,
      erased_in_all BIGINT NOT NULL,
      oldest_at_ms BIGINT NULL,
      PRIMARY KEY (kind, instance),
      KEY by_time (started_at_ms)
    ) ${TABLE}`);
  },
  down: async (run) => {
    await run('DROP TABLE log_erasures');
    await run('ALTER TABLE log_ins DROP KEY by_age');
  },
};
