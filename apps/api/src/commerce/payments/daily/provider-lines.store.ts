// What the books say of money at the provider within a period, a page at a time: to be compared with the provider's word.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { ProviderName } from '../payment-provider';

export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface PaymentLine {
  /** Grows from line to line. */
  readonly id: number;
  readonly orderId: number;
  readonly amountFen: number;
  /** Null where the ledger names a payment that is not in the books. */
  readonly paymentNo: string | null;
  readonly provider: ProviderName | null;
  readonly tradeNo: string | null;
  /** What of it is back already: all of it, and the provider may call the payment closed. */
  readonly backFen: number;
}

export interface RefundLine {
  readonly id: number;
  readonly orderId: number;
  readonly refundNo: string;
  readonly paymentId: number | null;
  readonly amountFen: number;
}

const PAGE = 100;
/** Refunds that were settled outside so long before are asked about once more. */
const OUTSIDE_BEFORE_MS = 7 * 24 * 60 * 60_000;

const BOOKED_PAYMENTS = `
  SELECT booked.id, booked.order_id AS orderId, line.amount_fen AS amountFen, payments.payment_no AS paymentNo,
    payments.provider, payments.trade_no AS tradeNo, (
      SELECT COALESCE(SUM(refunds.amount_fen), 0) FROM refunds WHERE refunds.order_id = booked.order_id AND refunds.state = 'done'
        AND IF(booked.kind = 'surplusReceived', refunds.payment_id = payments.id, refunds.payment_id IS NULL)) AS backFen
  FROM ledger_transactions booked
  JOIN ledger_lines line ON line.transaction_id = booked.id AND line.account = 'provider'
  LEFT JOIN payments ON payments.id = CAST(SUBSTRING(booked.posting_key, 9) AS UNSIGNED)
  WHERE booked.kind IN ('paymentReceived', 'surplusReceived') AND booked.at_ms >= :fromMs AND booked.at_ms < :toMs
    AND booked.id > :afterId ORDER BY booked.id LIMIT ${PAGE}`;

const UNBOOKED_PAYMENTS = `
  SELECT id, order_id AS orderId, amount_fen AS amountFen, payment_no AS paymentNo, provider, trade_no AS tradeNo,
    0 AS backFen
  FROM payments WHERE state IN ('closed', 'odd') AND created_at_ms >= :fromMs AND created_at_ms < :toMs
    AND id > :afterId ORDER BY id LIMIT ${PAGE}`;

const REFUND_COLUMNS = `refunds.order_id AS orderId, refunds.refund_no AS refundNo, refunds.payment_id AS paymentId,
  refunds.amount_fen AS amountFen`;

const BOOKED_REFUNDS = `
  SELECT booked.id, ${REFUND_COLUMNS} FROM ledger_transactions booked
  JOIN refunds ON refunds.refund_no = SUBSTRING(booked.posting_key, 8, 20)
  WHERE booked.kind = 'refundPaid' AND booked.at_ms >= :fromMs AND booked.at_ms < :toMs
    AND booked.id > :afterId ORDER BY booked.id LIMIT ${PAGE}`;

const FAILED_REFUNDS = `
  SELECT refunds.id, ${REFUND_COLUMNS} FROM refunds
  WHERE state = 'failed' AND wanted_at_ms < :toMs AND id > :afterId ORDER BY id LIMIT ${PAGE}`;

const OUTSIDE_REFUNDS = `
  SELECT refunds.id, ${REFUND_COLUMNS} FROM refunds_outside outside JOIN refunds ON refunds.id = outside.refund_id
  WHERE outside.confirmed_at_ms >= :fromMs - ${OUTSIDE_BEFORE_MS} AND outside.confirmed_at_ms < :toMs
    AND refunds.id > :afterId ORDER BY refunds.id LIMIT ${PAGE}`;

@Injectable()
export class ProviderLinesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Money that the books say has come in. */
  bookedPayments(period: Period): AsyncGenerator<readonly PaymentLine[]> {
    return this.pages<PaymentLine>(BOOKED_PAYMENTS, period);
  }

  /** Whether the ledger has the money of a payment, for its order or as a surplus. */
  async isBooked(paymentId: number): Promise<boolean> {
    const rows = await this.connection.query<{ id: number }>(
      `SELECT id FROM ledger_transactions WHERE posting_key = CONCAT('payment:', ?)`,
      { type: QueryTypes.SELECT, replacements: [paymentId] },
    );
    return rows.length > 0;
  }

  /** Payments that were begun and, as far as we know, never made. */
  unbookedPayments(period: Period): AsyncGenerator<readonly PaymentLine[]> {
    return this.pages<PaymentLine>(UNBOOKED_PAYMENTS, period);
  }

  bookedRefunds(period: Period): AsyncGenerator<readonly RefundLine[]> {
    return this.pages<RefundLine>(BOOKED_REFUNDS, period);
  }

  /** Given up, whenever they were wanted. */
  failedRefunds(period: Period): AsyncGenerator<readonly RefundLine[]> {
    return this.pages<RefundLine>(FAILED_REFUNDS, period);
  }

  /** Paid back past the provider, of the period and of a week before. */
  outsideRefunds(period: Period): AsyncGenerator<readonly RefundLine[]> {
    return this.pages<RefundLine>(OUTSIDE_REFUNDS, period);
  }

  private async *pages<Line extends { readonly id: number }>(
    sql: string,
    period: Period,
  ): AsyncGenerator<readonly Line[]> {
    let afterId = 0;
    for (;;) {
      const lines = await this.connection.query<Line>(sql, {
        type: QueryTypes.SELECT,
        replacements: { ...period, afterId },
      });
      if (lines.length > 0) yield lines;
      if (lines.length < PAGE) return;
      afterId = lines.at(-1)?.id ?? afterId;
    }
  }
}
