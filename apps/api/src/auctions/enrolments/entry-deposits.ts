// What has been paid for an entry, as SQL: one deposit, or several where more was paid so that more may be bid. Those that nobody paid do not count.

/** Null while nothing is paid. */
export const DEPOSIT_FEN = `(SELECT SUM(deposits.amount_fen) FROM deposits
  WHERE deposits.entry_id = entries.id AND deposits.state IS NOT NULL)`;

/** Of the first of them: the others share its fate. */
export const DEPOSIT_STATE = `(SELECT deposits.state FROM deposits
  WHERE deposits.entry_id = entries.id AND deposits.state IS NOT NULL ORDER BY deposits.id LIMIT 1)`;

/** The highest amount that may be bid with it; null where the auction sets no limit. */
export const LIMIT_FEN = `auctions.limit_factor * COALESCE((SELECT SUM(deposits.amount_fen) FROM deposits
  WHERE deposits.entry_id = entries.id AND deposits.state = 'held'), 0)`;
