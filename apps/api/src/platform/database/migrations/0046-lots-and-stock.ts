// Lots may have an opening of their own, and every plate that is or was a lot stands in the stock (docs/adr/0083). Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';
import { changeData } from '../schema-change';

/** Toy plates are none. What the newest lot says of a plate; what the stock says already stays. */
const TAKE_IN = `
  INSERT INTO plates (number, kind, colour, is_personalised, region)
  SELECT lots.plate_number, lots.plate_kind, lots.plate_colour, lots.is_personalised, lots.region
  FROM lots JOIN (
    SELECT MAX(sold.id) AS id FROM lots sold JOIN auctions ON auctions.id = sold.auction_id
    WHERE auctions.is_drill = 0 GROUP BY sold.plate_number
  ) newest ON newest.id = lots.id
  LEFT JOIN plates known ON known.number = lots.plate_number WHERE known.id IS NULL`;

export const lotsAndStock: Migration = {
  name: '0046-lots-and-stock',
  opensSince: '0031-saved-searches',
  up: [
    // So long after the start; null for as the auction's stagger says.
    alterTable('lots', addColumn('opens_after_ms', 'BIGINT NULL')),
    changeData('plates-of-lots', TAKE_IN),
  ],
  // Plates that came in stay: other things speak of them by now.
  down: [alterTable('lots', dropColumn('opens_after_ms'))],
};
