// As if days had gone by: an auction's start has come, a winner's time to pay is over. Nobody wants to wait for either.
import type { SaleSite } from './sale-site';

/** Of an auction that nobody holds yet: lots are taken on ten minutes before they open. */
export async function theStartComesIn({ db }: SaleSite, auctionId: number, ms: number): Promise<void> {
  const soon = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) + ?';
  await db.query(
    `UPDATE lots JOIN auctions ON auctions.id = lots.auction_id
     SET lots.opens_at_ms = ${soon}, auctions.starts_at_ms = ${soon} WHERE auctions.id = ?`,
    [ms, ms, auctionId],
  );
}

/** Whoever looks at the order has to load it again to see the new time. */
export async function theOrderFallsDueIn({ db }: SaleSite, orderNo: string, ms: number): Promise<void> {
  const soon = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) + ?';
  await db.query(
    `UPDATE orders JOIN order_events ON order_events.order_id = orders.id AND order_events.version = 1
     SET order_events.body = JSON_SET(order_events.body, '$.terms.dueAtMs', ${soon}), orders.due_at_ms = ${soon}
     WHERE orders.order_no = ?`,
    [ms, ms, orderNo],
  );
}

/** The order's own journal decides, and its head follows it. */
export async function theBalanceFallsDue({ db }: SaleSite, plateNumber: string): Promise<void> {
  await db.query(
    `UPDATE orders
     JOIN won_lots ON won_lots.balance_order_id = orders.id
     JOIN lots ON lots.id = won_lots.lot_id
     JOIN order_events ON order_events.order_id = orders.id AND order_events.version = 1
     SET orders.due_at_ms = 1, order_events.body = JSON_SET(order_events.body, '$.terms.dueAtMs', 1)
     WHERE lots.plate_number = ?`,
    [plateNumber],
  );
}

/** Of an auction that stands still until a time that two of the staff have named. */
export async function theSuspensionEndsIn({ db }: SaleSite, auctionId: number, ms: number): Promise<void> {
  await db.query(
    `UPDATE auction_stops SET until_ms = CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED) + ?
     WHERE auction_id = ? AND kind = 'suspend' AND state = 'done'`,
    [ms, auctionId],
  );
}
