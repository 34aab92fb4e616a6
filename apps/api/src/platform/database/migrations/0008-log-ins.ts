// When, where and with what each citizen logged in, so that they notice log-ins that are not theirs. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

const TABLE = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

export const logIns: Migration = {
  name: '0008-log-ins',
  up: (run) =>
    run(`CREATE TABLE log_ins (
      id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
      citizen_id BIGINT NOT NULL,
      session_shown_id VARCHAR(22) ${ASCII} NOT NULL,
      at_ms BIGINT NOT NULL,
      address VARCHAR(64) NOT NULL,
      device VARCHAR(100) NOT NULL,
      KEY by_citizen (citizen_id, id),
      FOREIGN KEY (citizen_id) REFERENCES citizens (id)
    ) ${TABLE}`),
  down: (run) => run('DROP TABLE log_ins'),
};
