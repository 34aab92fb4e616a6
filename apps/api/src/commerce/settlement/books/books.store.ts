// The ledger as it is read, entry by entry. Nothing here changes it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { LedgerAccount, LedgerEntryKind, LedgerEntryView, OrderKind } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { ORDERS_OF_AUCTIONS } from '../orders-of-auctions';

export interface BookScope {
  readonly fromMs: number;
  /** Not within. */
  readonly toMs: number;
  /** Null: all of the books. */
  readonly auctionId: number | null;
}

export interface EntrySearch extends BookScope {
  readonly account: LedgerAccount | null;
  readonly orderNo: string | null;
}

interface LineRow {
  readonly id: number;
  readonly atMs: number;
  readonly kind: LedgerEntryKind;
  readonly postingKey: string;
  readonly orderNo: string;
  readonly orderKind: OrderKind;
  readonly account: LedgerAccount;
  readonly amountFen: number;
}

const ofAuction = (auctionId: number | null, orderId: string): string =>
  auctionId === null ? '' : `JOIN (${ORDERS_OF_AUCTIONS}) own ON own.order_id = ${orderId}`;

@Injectable()
export class BooksStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest first. */
  async entries(
    search: EntrySearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly LedgerEntryView[]; readonly total: number }> {
    const { auctionId, account, orderNo } = search;
    const found = `FROM ledger_transactions booked JOIN orders ON orders.id = booked.order_id
      ${ofAuction(auctionId, 'booked.order_id')} WHERE booked.at_ms >= :fromMs AND booked.at_ms < :toMs
      ${orderNo === null ? '' : 'AND orders.order_no = :orderNo'}
      ${account === null ? '' : 'AND EXISTS (SELECT 1 FROM ledger_lines one WHERE one.transaction_id = booked.id AND one.account = :account)'}`;
    const replacements = { ...search, auctionIds: [auctionId], limit, offset };
    const [rows, [count]] = await Promise.all([
      this.connection.query<LineRow>(
        `SELECT page.*, line.account, line.amount_fen AS amountFen FROM (
           SELECT booked.id, booked.at_ms AS atMs, booked.kind, booked.posting_key AS postingKey,
             orders.order_no AS orderNo, orders.kind AS orderKind ${found}
           ORDER BY booked.id DESC LIMIT :limit OFFSET :offset) page
         JOIN ledger_lines line ON line.transaction_id = page.id ORDER BY page.id DESC, line.line_no`,
        { type: QueryTypes.SELECT, replacements },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total ${found}`, {
        type: QueryTypes.SELECT,
        replacements,
      }),
    ]);
    return { items: entriesOf(rows), total: count?.total ?? 0 };
  }
}

function entriesOf(rows: readonly LineRow[]): readonly LedgerEntryView[] {
  const entries = new Map<number, LedgerEntryView>();
  for (const { account, amountFen, postingKey: key, ...row } of rows) {
    const lines = [...(entries.get(row.id)?.lines ?? []), { account, amountFen }];
    entries.set(row.id, { ...row, key, lines });
  }
  return [...entries.values()];
}
