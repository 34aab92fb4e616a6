// Which orders belong to auctions, as SQL: deposits of enrolments, balances, and reservations that became entries.

/** Columns auction_id and order_id, each order once; `:auctionIds` are replaced. */
export const ORDERS_OF_AUCTIONS = `
  SELECT enrolments.auction_id, orders.id AS order_id FROM enrolments
    JOIN orders ON orders.kind = 'enrolmentDeposit' AND orders.subject_id = enrolments.id
    WHERE enrolments.auction_id IN (:auctionIds)
  UNION ALL SELECT lots.auction_id, orders.id FROM lots
    JOIN orders ON orders.kind = 'balance' AND orders.subject_id = lots.id WHERE lots.auction_id IN (:auctionIds)
  UNION ALL SELECT DISTINCT entries.auction_id, orders.id FROM entries
    JOIN deposits ON deposits.entry_id = entries.id
    JOIN orders ON orders.id = deposits.order_id AND orders.kind = 'reservationDeposit'
    WHERE entries.auction_id IN (:auctionIds)`;
