// Citizens whom the administrator has locked, and who decided a reservation by the name that staff have. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, addKey, alterTable, changeColumn, dropColumn, dropKey } from '../alter-table';
import type { Migration } from '../migration';
import { changeData } from '../schema-change';

export const lockedCitizens: Migration = {
  name: '0022-locked-citizens',
  up: [
    alterTable(
      'citizens',
      addColumn('locked_at_ms', 'BIGINT NULL'),
      addColumn('locked_by', 'VARCHAR(100) NULL'),
      addColumn('lock_reason', 'VARCHAR(200) NULL'),
      addKey('by_lock', '(locked_at_ms)'),
    ),
    alterTable('reservations', changeColumn('decided_by', 'VARCHAR(100)', 'NULL')),
  ],
  down: [
    changeData('shorten-names', 'UPDATE reservations SET decided_by = LEFT(decided_by, 60)'),
    alterTable('reservations', changeColumn('decided_by', 'VARCHAR(60)', 'NULL')),
    alterTable(
      'citizens',
      dropKey('by_lock'),
      ...['lock_reason', 'locked_by', 'locked_at_ms'].map(dropColumn),
    ),
  ],
};
