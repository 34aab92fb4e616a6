// The ledger as it is summed: what stood on the accounts, what moved, and what the deposits say of themselves. What is older than the last
// day that was summed for good is not summed again (docs/adr/0095).
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { DepositState, LedgerAccount, LedgerEntryKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { ORDERS_OF_AUCTIONS } from '../orders-of-auctions';
import type { BookScope } from './books.store';

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
  /** When they were: by the database's clock, as everything that is booked. */
  readonly nowMs: number;
}

/** Null where nothing was summed for good: then all of it is read. */
export interface SummedDays {
  /** The last day of which nothing that moved in the period is in it; or, from the beginning, the last before the end. */
  readonly ofPeriod: number | null;
  readonly latest: number | null;
}

interface SumRow {
  readonly part: 'turnover' | 'entries' | 'deposits' | 'now';
  readonly kind: string;
  readonly account: string;
  readonly openingFen: number | string | null;
  readonly debitFen: number | string | null;
  readonly creditFen: number | string | null;
}

const ofAuction = (auctionId: number | null, orderId: string): string =>
  auctionId === null ? '' : `JOIN (${ORDERS_OF_AUCTIONS}) own ON own.order_id = ${orderId}`;

const SUMMED = `
  UNION ALL SELECT part, kind, account, IF(:isOpening, debit_fen - credit_fen, 0), IF(:isOpening, 0, debit_fen), IF(:isOpening, 0, credit_fen)
  FROM ledger_sums WHERE until_ms = :sinceMs AND part = 'turnover'
  UNION ALL SELECT part, kind, account, IF(:isOpening, 0, debit_fen), 0, 0 FROM ledger_sums WHERE until_ms = :sinceMs AND part = 'entries'`;

const DEPOSITS_SUMMED = `
  SELECT 'deposits', state, '', COALESCE(SUM(amount_fen), 0), 0, 0 FROM deposits
  WHERE settled_at_ms >= :settledSinceMs GROUP BY state
  UNION ALL SELECT 'deposits', state, '', COALESCE(SUM(amount_fen), 0), 0, 0 FROM deposits
  WHERE state = 'held' AND settled_at_ms IS NULL GROUP BY state
  UNION ALL SELECT part, kind, '', debit_fen, 0, 0 FROM ledger_sums WHERE until_ms = :settledSinceMs AND part = 'deposits'`;

const depositsOf = (auctionId: number): string => `
  SELECT 'deposits', deposits.state, '', SUM(deposits.amount_fen), 0, 0 FROM deposits
    ${ofAuction(auctionId, 'deposits.order_id')}
  WHERE deposits.state IS NOT NULL GROUP BY deposits.state`;

/** One statement, so that nothing is booked between its parts. */
const sumsSql = (auctionId: number | null): string => `
  SELECT 'turnover' AS part, booked.kind, line.account, SUM(IF(booked.at_ms < :fromMs, line.amount_fen, 0)) AS openingFen,
    SUM(IF(booked.at_ms >= :fromMs AND line.amount_fen > 0, line.amount_fen, 0)) AS debitFen,
    SUM(IF(booked.at_ms >= :fromMs AND line.amount_fen < 0, -line.amount_fen, 0)) AS creditFen
  FROM ledger_transactions booked JOIN ledger_lines line ON line.transaction_id = booked.id
    ${ofAuction(auctionId, 'booked.order_id')}
  WHERE booked.at_ms >= :sinceMs AND booked.at_ms < :toMs GROUP BY booked.kind, line.account
  UNION ALL
  SELECT 'entries', '', '', COUNT(*), COALESCE(SUM(sumFen <> 0), 0), 0 FROM (
    SELECT booked.id, SUM(line.amount_fen) AS sumFen FROM ledger_transactions booked
    JOIN ledger_lines line ON line.transaction_id = booked.id ${ofAuction(auctionId, 'booked.order_id')}
    WHERE booked.at_ms >= GREATEST(:fromMs, :sinceMs) AND booked.at_ms < :toMs GROUP BY booked.id) each_entry
  ${auctionId === null ? SUMMED : ''}
  UNION ALL ${auctionId === null ? DEPOSITS_SUMMED : depositsOf(auctionId)}
  UNION ALL SELECT 'now', '', '', ${SERVER_NOW_MS}, 0, 0`;

@Injectable()
export class BookSumsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async sums({ auctionId, fromMs, toMs }: BookScope): Promise<BookSums> {
    const isFromTheBeginning = fromMs <= 0;
    const { ofPeriod, latest } =
      auctionId === null
        ? await this.summedDays(isFromTheBeginning ? toMs : fromMs)
        : { ofPeriod: null, latest: null };
    const rows = await this.connection.query<SumRow>(sumsSql(auctionId), {
      type: QueryTypes.SELECT,
      replacements: {
        ...{ fromMs, toMs, auctionIds: [auctionId], isOpening: !isFromTheBeginning },
        // Before the ledger there is nothing: -1 is no day that was summed.
        ...{ sinceMs: ofPeriod ?? -1, settledSinceMs: latest ?? -1 },
      },
    });
    const totalOf = (part: SumRow['part'], name: 'openingFen' | 'debitFen'): number =>
      rows.filter((row) => row.part === part).reduce((sum, row) => sum + Number(row[name] ?? 0), 0);
    return {
      turnovers: turnoversOf(rows),
      entries: totalOf('entries', 'openingFen'),
      unbalanced: totalOf('entries', 'debitFen'),
      deposits: depositsIn(rows),
      nowMs: totalOf('now', 'openingFen'),
    };
  }

  private async summedDays(beforeMs: number): Promise<SummedDays> {
    const [row] = await this.connection.query<SummedDays>(
      `SELECT (SELECT MAX(until_ms) FROM ledger_sums WHERE until_ms <= :beforeMs) AS ofPeriod,
         (SELECT MAX(until_ms) FROM ledger_sums) AS latest`,
      { type: QueryTypes.SELECT, replacements: { beforeMs } },
    );
    return row ?? { ofPeriod: null, latest: null };
  }
}

/** Only the ledger writes there: kinds and accounts are those of its types. What was summed for good and what came since are one. */
function turnoversOf(rows: readonly SumRow[]): readonly Turnover[] {
  const all = new Map<string, Turnover>();
  for (const row of rows.filter(({ part }) => part === 'turnover')) {
    const kind = row.kind as LedgerEntryKind;
    const account = row.account as LedgerAccount;
    const { openingFen, debitFen, creditFen } = all.get(`${kind} ${account}`) ?? NOTHING;
    all.set(`${kind} ${account}`, {
      ...{ kind, account },
      openingFen: openingFen + Number(row.openingFen),
      debitFen: debitFen + Number(row.debitFen),
      creditFen: creditFen + Number(row.creditFen),
    });
  }
  return [...all.values()];
}

const NOTHING = { openingFen: 0, debitFen: 0, creditFen: 0 };

function depositsIn(rows: readonly SumRow[]): ReadonlyMap<DepositState, number> {
  const sums = new Map<DepositState, number>();
  for (const { kind, openingFen } of rows.filter(({ part }) => part === 'deposits'))
    sums.set(kind as DepositState, (sums.get(kind as DepositState) ?? 0) + Number(openingFen));
  return sums;
}
