// Citizens whom the administrator has locked, and who decided a reservation by the name that staff have. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

export const lockedCitizens: Migration = {
  name: '0022-locked-citizens',
  up: async (run) => {
    await run(`ALTER TABLE citizens ADD COLUMN locked_at_ms BIGINT NULL, ADD COLUMN locked_by VARCHAR(100) NULL,
      ADD COLUMN lock_reason VARCHAR(200) NULL, ADD KEY by_lock (locked_at_ms)`);
    await run('ALTER TABLE reservations MODIFY COLUMN decided_by VARCHAR(100) NULL');
  },
  down: async (run) => {
    await run('UPDATE reservations SET decided_by = LEFT(decided_by, 60)');
    await run('ALTER TABLE reservations MODIFY COLUMN decided_by VARCHAR(60) NULL');
    await run(`ALTER TABLE citizens DROP KEY by_lock, DROP COLUMN lock_reason, DROP COLUMN locked_by,
      DROP COLUMN locked_at_ms`);
  },
};
