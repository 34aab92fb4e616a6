// What of a price its winner's deposits are, as SQL beside won_lots: one deposit, or several where more was paid so that more could be bid. What was paid
// too late, or was more than the price, has gone back and does not count.
export const WINNERS_DEPOSIT_FEN = `(SELECT SUM(deposits.amount_fen) FROM deposits
  WHERE deposits.entry_id = won_lots.entry_id AND deposits.state IN ('held', 'applied', 'forfeited'))`;
