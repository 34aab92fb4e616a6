// The highest paddle number that an auction has ever given: what belongs to a number, such as a disqualification, never meets another bidder.
// Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';
import { changeDataInBatches } from '../schema-change';

const HIGHEST = `GREATEST(
  COALESCE((SELECT MAX(paddle_no) FROM enrolments WHERE enrolments.auction_id = auctions.id), 0),
  COALESCE((SELECT MAX(paddle_no) FROM disqualifications WHERE disqualifications.auction_id = auctions.id), 0))`;

export const lastPaddles: Migration = {
  name: '0081-last-paddles',
  // It gives the number after the highest that somebody has; whoever reads this column looks at those, too.
  opensSince: '0047-citizen-names',
  up: [
    alterTable('auctions', addColumn('last_paddle_no', 'INT NOT NULL DEFAULT 0')),
    changeDataInBatches(
      'paddles-given',
      `UPDATE auctions SET last_paddle_no = ${HIGHEST} WHERE last_paddle_no < ${HIGHEST} LIMIT 200`,
    ),
  ],
  down: [alterTable('auctions', dropColumn('last_paddle_no'))],
};
