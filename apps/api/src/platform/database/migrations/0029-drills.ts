// Auctions that are a rehearsal (docs/adr/0059). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addCheck, addColumn, alterTable, dropConstraint, dropColumn } from '../alter-table';
import type { Migration } from '../migration';

/**
 * The database holds that a drill takes no deposit and has nothing to settle, whatever a release writes that knows of no drills: one
 * that is published is settled from then on.
 */
const COUNTS_NOTHING = `is_drill = 0 OR (deposit_fen = 0 AND (published_at_ms IS NULL OR settled_at_ms IS NOT NULL))`;

export const drills: Migration = {
  name: '0029-drills',
  up: [
    alterTable('auctions', addColumn('is_drill', 'TINYINT(1) NOT NULL DEFAULT 0')),
    alterTable('auctions', addCheck('drills_count_nothing', COUNTS_NOTHING)),
  ],
  down: [
    alterTable('auctions', dropConstraint('drills_count_nothing')),
    alterTable('auctions', dropColumn('is_drill')),
  ],
};
