// Builder for specs: an auction that has ended and is settled, with bidders who won and lost at what price they are told.
import { FindOrders, type Order } from '../commerce/orders';
import { SettleAuctions } from '../commerce/settlement';
import { anAuction, anEnrolment, type TestAuction, type TestEnrolment } from './build-auctions';
import { aCitizen, type TestCitizen } from './build-citizens';
import { endAuction } from './build-ended-auctions';
import { aMobile, giveMobile } from './build-identities';
import { holdDeposits } from './build-orders';
import type { HttpClient } from './http-client';
import type { RunningApp } from './running-app';
import { waitUntil } from './wait-until';

export interface TestBidder {
  readonly citizen: TestCitizen;
  readonly client: HttpClient;
  readonly mobile: string;
  readonly enrolment: TestEnrolment;
}

export interface SettledAuction {
  readonly auction: TestAuction;
  /** Of the lots, in their order. */
  readonly winners: readonly TestBidder[];
  /** Has bid for each of them, with a share of their own that is not behind any. */
  readonly loser: TestBidder;
  /** Of a lot: throws where the deposit has paid for all. */
  balance(lot: number): Promise<Order>;
}

export const DEPOSIT_FEN = 500_000;

/** One lot for each hammer price, each won by another citizen. The app must not be an engine. */
export async function aSettledAuction(
  running: RunningApp,
  hammersFen: readonly number[] = [5_200_000],
  title = '2026年第9期',
): Promise<SettledAuction> {
  const auction = await anAuction(running.pool, { title, lots: hammersFen.map(() => ({})) });
  const winners: TestBidder[] = [];
  while (winners.length < hammersFen.length) winners.push(await aBidder(running, auction));
  const loser = await aBidder(running, auction);
  const bids = hammersFen.map((hammerFen, lot) => ({
    bidsFen: [hammerFen],
    bidders: [bidderOf(winners[lot])],
  }));
  await endAuction(running.pool, auction, bids);
  await running.app.get(SettleAuctions).look();
  await waitUntil(async () => {
    const [rows] = await running.pool.query('SELECT settled_at_ms FROM auctions WHERE id = ?', [auction.id]);
    return (rows as { settled_at_ms: number | null }[])[0]?.settled_at_ms !== null;
  });
  const balance = async (lot: number): Promise<Order> => {
    const [rows] = await running.pool.query('SELECT balance_order_id AS id FROM won_lots WHERE lot_id = ?', [
      auction.lots[lot]?.id,
    ]);
    const order = await running.app.get(FindOrders).byId((rows as { id: number }[])[0]?.id ?? 0);
    if (order === null) throw new Error(`no balance for lot ${lot}`);
    return order;
  };
  return { auction, winners, loser, balance };
}

/** The journal's own due time decides, and the head follows it. */
export async function letBalanceBeDueIn({ pool }: RunningApp, { id }: Order, ms: number): Promise<void> {
  const dueAtMs = Date.now() + ms;
  await pool.query(
    `UPDATE order_events SET body = JSON_SET(body, '$.terms.dueAtMs', ?) WHERE order_id = ? AND version = 1`,
    [dueAtMs, id],
  );
  await pool.query('UPDATE orders SET due_at_ms = ? WHERE id = ?', [dueAtMs, id]);
}

async function aBidder(running: RunningApp, auction: TestAuction): Promise<TestBidder> {
  const citizen = await aCitizen(running.pool);
  const mobile = aMobile();
  await giveMobile(running, citizen, mobile);
  const enrolment = await anEnrolment(running.pool, {
    ...{ auctionId: auction.id, citizenId: citizen.id, shares: 1 },
  });
  await holdDeposits(running, enrolment, { citizenId: citizen.id, depositFen: DEPOSIT_FEN });
  return { citizen, client: await running.clientOf(citizen), mobile, enrolment };
}

function bidderOf(bidder: TestBidder | undefined): { readonly paddleNo: number; readonly entryId: number } {
  const { paddleNo = 0, entries = [] } = bidder?.enrolment ?? {};
  return { paddleNo, entryId: entries[0]?.id ?? 0 };
}
