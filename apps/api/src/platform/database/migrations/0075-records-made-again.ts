// Records of ended auctions are made again: those until now left out what the check of a record asks for (docs/adr/0131). Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';
import { changeDataInBatches } from '../schema-change';

export const recordsMadeAgain: Migration = {
  name: '0075-records-made-again',
  opensSince: '0047-citizen-names',
  // Their pieces go when somebody takes them.
  up: [
    changeDataInBatches(
      'records-until-now',
      `UPDATE auction_records SET made_at_ms = NULL, failed_code = NULL, until_ms = 0
       WHERE made_at_ms IS NOT NULL OR failed_code IS NOT NULL LIMIT 500`,
    ),
  ],
  // What was made since holds before the check of the release before, too.
  down: [],
};
