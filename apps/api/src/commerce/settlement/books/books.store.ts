// The ledger as it is read: what stands on the accounts, what moved, and entry by entry. Nothing here changes it.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type {
  DepositState,
  LedgerAccount,
  LedgerEntryKind,
  LedgerEntryView,
  OrderKind,
} from '@haopai/contracts';
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

/** Of one kind of entry on one account. */
export interface Turnover {
  readonly kind: LedgerEntryKind;
  readonly account: LedgerAccount;
  readonly openingFen: number;
  readonly debitFen: number;
  readonly creditFen: number;
}

export interface BookSums {
  readonly turnovers: readonly Turnover[];
  readonly entries: number;
  readonly unbalanced: number;
  /** As they are now, whatever the period is. */
  readonly deposits: ReadonlyMap<DepositState, number>;
}

interface SumRow {
  readonly part: 'turnover' | 'entries' | 'deposits';
  readonly kind: string;
  readonly account: string;
  readonly openingFen: number | string | null;
  readonly debitFen: number | string | null;
  readonly creditFen: number | string | null;
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

/** One statement, so that nothing is booked between its parts. */
const sumsSql = (auctionId: number | null): string => `
  SELECT 'turnover' AS part, booked.kind, line.account, SUM(IF(booked.at_ms < :fromMs, line.amount_fen, 0)) AS openingFen,
    SUM(IF(booked.at_ms >= :fromMs AND line.amount_fen > 0, line.amount_fen, 0)) AS debitFen,
    SUM(IF(booked.at_ms >= :fromMs AND line.amount_fen < 0, -line.amount_fen, 0)) AS creditFen
  FROM ledger_transactions booked JOIN ledger_lines line ON line.transaction_id = booked.id
    ${ofAuction(auctionId, 'booked.order_id')}
  WHERE booked.at_ms < :toMs GROUP BY booked.kind, line.account
  UNION ALL
  SELECT 'entries', '', '', COUNT(*), COALESCE(SUM(sumFen <> 0), 0), 0 FROM (
    SELECT booked.id, SUM(line.amount_fen) AS sumFen FROM ledger_transactions booked
    JOIN ledger_lines line ON line.transaction_id = booked.id ${ofAuction(auctionId, 'booked.order_id')}
    WHERE booked.at_ms >= :fromMs AND booked.at_ms < :toMs GROUP BY booked.id) each_entry
  UNION ALL
  SELECT 'deposits', deposits.state, '', SUM(deposits.amount_fen), 0, 0 FROM deposits
    ${ofAuction(auctionId, 'deposits.order_id')}
  WHERE deposits.state IS NOT NULL GROUP BY deposits.state`;

@Injectable()
export class BooksStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async sums({ auctionId, ...period }: BookScope): Promise<BookSums> {
    const rows = await this.connection.query<SumRow>(sumsSql(auctionId), {
      type: QueryTypes.SELECT,
      replacements: { ...period, auctionIds: [auctionId] },
    });
    const counts = rows.find(({ part }) => part === 'entries');
    return {
      turnovers: rows.filter(({ part }) => part === 'turnover').map(toTurnover),
      entries: Number(counts?.openingFen ?? 0),
      unbalanced: Number(counts?.debitFen ?? 0),
      deposits: new Map(
        rows
          .filter(({ part }) => part === 'deposits')
          .map(({ kind, openingFen }) => [kind as DepositState, Number(openingFen)]),
      ),
    };
  }

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

/** Only the ledger writes there: kinds and accounts are those of its types. */
function toTurnover({ kind, account, openingFen, debitFen, creditFen }: SumRow): Turnover {
  return {
    kind: kind as LedgerEntryKind,
    account: account as LedgerAccount,
    openingFen: Number(openingFen),
    debitFen: Number(debitFen),
    creditFen: Number(creditFen),
  };
}

function entriesOf(rows: readonly LineRow[]): readonly LedgerEntryView[] {
  const entries = new Map<number, LedgerEntryView>();
  for (const { account, amountFen, postingKey: key, ...row } of rows) {
    const lines = [...(entries.get(row.id)?.lines ?? []), { account, amountFen }];
    entries.set(row.id, { ...row, key, lines });
  }
  return [...entries.values()];
}
