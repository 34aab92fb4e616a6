// What stands on the cashier's papers beside the ledger: payments, refunds, income, and how far the books were compared.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { OrderKind, RefundState } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { BookScope } from '../books/books.store';
import { ORDERS_OF_AUCTIONS } from '../orders-of-auctions';

export interface PaperPayment {
  readonly atMs: number;
  readonly orderNo: string;
  readonly orderKind: OrderKind;
  readonly amountFen: number;
  readonly paymentNo: string | null;
  readonly tradeNo: string | null;
}

export interface PaperRefund {
  readonly refundNo: string;
  readonly orderNo: string;
  readonly orderKind: OrderKind;
  readonly amountFen: number;
  readonly state: RefundState;
  readonly why: string;
  readonly wantedAtMs: number;
  readonly changedAtMs: number;
  readonly reference: string | null;
}

export interface Income {
  readonly balancesFen: number;
  readonly listingsFen: number;
  readonly appliedFen: number;
  readonly forfeitsFen: number;
  /** Of sales, back out of them. */
  readonly backFen: number;
}

export interface Compared {
  readonly runs: number;
  readonly differences: number;
  readonly open: number;
}

const ofAuction = (auctionId: number | null, orderId: string): string =>
  auctionId === null ? '' : `JOIN (${ORDERS_OF_AUCTIONS}) own ON own.order_id = ${orderId}`;

@Injectable()
export class PapersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** In the order in which they were booked. */
  payments(scope: BookScope, limit: number): Promise<readonly PaperPayment[]> {
    return this.select<PaperPayment>(
      `SELECT booked.at_ms AS atMs, orders.order_no AS orderNo, orders.kind AS orderKind, line.amount_fen AS amountFen,
         payments.payment_no AS paymentNo, payments.trade_no AS tradeNo
       FROM ledger_transactions booked JOIN orders ON orders.id = booked.order_id
       JOIN ledger_lines line ON line.transaction_id = booked.id AND line.account = 'provider'
       LEFT JOIN payments ON payments.id = CAST(SUBSTRING(booked.posting_key, 9) AS UNSIGNED)
       ${ofAuction(scope.auctionId, 'booked.order_id')}
       WHERE booked.kind IN ('paymentReceived', 'surplusReceived') AND booked.at_ms >= :fromMs AND booked.at_ms < :toMs
       ORDER BY booked.id LIMIT :limit`,
      scope,
      limit,
    );
  }

  /** Those that were wanted within the period. */
  refunds(scope: BookScope, limit: number): Promise<readonly PaperRefund[]> {
    return this.select<PaperRefund>(
      `SELECT refunds.refund_no AS refundNo, orders.order_no AS orderNo, orders.kind AS orderKind,
         refunds.amount_fen AS amountFen, refunds.state, refunds.why, refunds.wanted_at_ms AS wantedAtMs,
         refunds.changed_at_ms AS changedAtMs, IF(outside.confirmed_at_ms IS NULL, NULL, outside.reference) AS reference
       FROM refunds JOIN orders ON orders.id = refunds.order_id
       LEFT JOIN refunds_outside outside ON outside.refund_id = refunds.id
       ${ofAuction(scope.auctionId, 'refunds.order_id')}
       WHERE refunds.wanted_at_ms >= :fromMs AND refunds.wanted_at_ms < :toMs ORDER BY refunds.id LIMIT :limit`,
      scope,
      limit,
    );
  }

  async income(scope: BookScope): Promise<Income> {
    const rows = await this.select<{
      kind: string;
      orderKind: OrderKind;
      account: string;
      sumFen: number | string;
    }>(
      `SELECT booked.kind, orders.kind AS orderKind, line.account, SUM(-line.amount_fen) AS sumFen
       FROM ledger_transactions booked JOIN orders ON orders.id = booked.order_id
       JOIN ledger_lines line ON line.transaction_id = booked.id AND line.account IN ('sales', 'forfeits')
       ${ofAuction(scope.auctionId, 'booked.order_id')}
       WHERE booked.at_ms >= :fromMs AND booked.at_ms < :toMs GROUP BY booked.kind, orders.kind, line.account
       LIMIT :limit`,
      scope,
      1_000,
    );
    const sum = (isMeant: (row: (typeof rows)[number]) => boolean): number =>
      rows.filter(isMeant).reduce((total, { sumFen }) => total + Number(sumFen), 0);
    return {
      balancesFen: sum(({ kind, orderKind }) => kind === 'paymentReceived' && orderKind === 'balance'),
      listingsFen: sum(({ kind, orderKind }) => kind === 'paymentReceived' && orderKind === 'listing'),
      appliedFen: sum(({ kind }) => kind === 'depositApplied'),
      forfeitsFen: sum(({ account }) => account === 'forfeits'),
      backFen: sum(({ kind }) => kind === 'refundBegun'),
    };
  }

  /** Comparisons whose days lie within the period. */
  async compared({ fromMs, toMs }: BookScope): Promise<Compared> {
    const [row] = await this.connection.query<Record<keyof Compared, number | string>>(
      `SELECT COUNT(DISTINCT runs.id) AS runs, COUNT(found.id) AS differences, COALESCE(SUM(found.state = 'open'), 0) AS open
       FROM reconciliations runs LEFT JOIN reconciliation_differences found ON found.reconciliation_id = runs.id
       WHERE runs.state = 'done' AND runs.from_ms >= :fromMs AND runs.from_ms < :toMs`,
      { type: QueryTypes.SELECT, replacements: { fromMs, toMs } },
    );
    const { runs = 0, differences = 0, open = 0 } = row ?? {};
    return { runs: Number(runs), differences: Number(differences), open: Number(open) };
  }

  private select<Row extends object>(sql: string, scope: BookScope, limit: number): Promise<readonly Row[]> {
    const replacements = { ...scope, auctionIds: [scope.auctionId], limit };
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements });
  }
}
