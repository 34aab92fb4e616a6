// Finds orders for the back office: by what people quote, and one with everything about its money.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { OrderKind, OrderPaymentView, OrderState } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';
import { ORDER_NO } from '../order-numbers';
import { DESK_COLUMNS, DESK_TABLES, type DeskRow } from './order-desk-row';
import { PLATE_ORDERS } from './plate-orders.store';

/** What is sealed is found by its keyed hash, whole or not at all. */
export type OrderKey =
  | { readonly by: 'orderNo' | 'plate' | 'username' | 'mobileHash'; readonly text: string }
  | { readonly by: 'documentHashes'; readonly hashes: readonly string[] };

export interface DeskSearch {
  readonly key: OrderKey | null;
  readonly kind: OrderKind | null;
  readonly state: OrderState | null;
}

export interface DeskRefund {
  readonly refundNo: string;
  readonly why: string;
  readonly attempts: number;
  readonly lastFailure: string | null;
}

type PaymentRow = Omit<OrderPaymentView, 'isSurplus'> & { readonly isSurplus: number | null };

const CONDITIONS = {
  orderNo: 'orders.order_no = :orderNo',
  plate: `orders.id IN (${PLATE_ORDERS})`,
  username: 'citizens.username_key = :username',
  mobileHash: 'citizens.mobile_hash = :mobileHash',
  documentHashes: 'citizens.document_hash IN (:documentHashes)',
} as const;

@Injectable()
export class OrderDeskStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest first. */
  async page(
    search: DeskSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly DeskRow[]; readonly total: number }> {
    const { sql, values } = conditionsOf(search);
    const [rows, [count]] = await Promise.all([
      this.connection.query<DeskRow>(
        `SELECT ${DESK_COLUMNS} FROM ${DESK_TABLES}${sql} ORDER BY orders.id DESC LIMIT :limit OFFSET :offset`,
        { type: QueryTypes.SELECT, replacements: { ...values, limit, offset } },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total FROM ${DESK_TABLES}${sql}`, {
        type: QueryTypes.SELECT,
        replacements: values,
      }),
    ]);
    return { rows, total: Number(count?.total ?? 0) };
  }

  /** What is no order's number is nobody's. */
  async byNo(orderNo: string): Promise<DeskRow | null> {
    if (!ORDER_NO.test(orderNo)) return null;
    const [row] = await this.connection.query<DeskRow>(
      `SELECT ${DESK_COLUMNS} FROM ${DESK_TABLES} WHERE orders.order_no = ?`,
      { type: QueryTypes.SELECT, replacements: [orderNo] },
    );
    return row ?? null;
  }

  /** Nobody else changes it until the transaction ends. */
  async lock(
    transaction: Transaction,
    orderNo: string,
  ): Promise<Pick<DeskRow, 'id' | 'kind' | 'version' | 'state' | 'amountFen'> | null> {
    if (!ORDER_NO.test(orderNo)) return null;
    const [row] = await this.connection.query<
      Pick<DeskRow, 'id' | 'kind' | 'version' | 'state' | 'amountFen'>
    >('SELECT id, kind, version, state, amount_fen AS amountFen FROM orders WHERE order_no = ? FOR UPDATE', {
      type: QueryTypes.SELECT,
      replacements: [orderNo],
      transaction,
    });
    return row ?? null;
  }

  /** Its journal's events as text, the oldest first. */
  async events(orderId: number): Promise<readonly string[]> {
    const rows = await this.connection.query<{ body: string }>(
      'SELECT body FROM order_events WHERE order_id = ? ORDER BY version',
      { type: QueryTypes.SELECT, replacements: [orderId] },
    );
    return rows.map(({ body }) => body);
  }

  async payments(orderId: number): Promise<readonly OrderPaymentView[]> {
    const rows = await this.connection.query<PaymentRow>(
      `SELECT payment_no AS paymentNo, provider, state, amount_fen AS amountFen, created_at_ms AS createdAtMs,
         paid_at_ms AS paidAtMs, is_surplus AS isSurplus FROM payments WHERE order_id = ? ORDER BY id`,
      { type: QueryTypes.SELECT, replacements: [orderId] },
    );
    return rows.map((row) => ({ ...row, isSurplus: row.isSurplus === 1 }));
  }

  refunds(orderId: number): Promise<readonly DeskRefund[]> {
    return this.connection.query<DeskRefund>(
      `SELECT refund_no AS refundNo, why, attempts, last_failure AS lastFailure
       FROM refunds WHERE order_id = ? ORDER BY id`,
      { type: QueryTypes.SELECT, replacements: [orderId] },
    );
  }

  /** What staff did to it: the audit's entries as JSON, the oldest first. */
  async acts(orderNo: string): Promise<readonly string[]> {
    const rows = await this.connection.query<{ entry: string }>(
      'SELECT entry FROM audit_entries WHERE subject = ? ORDER BY entry_no',
      { type: QueryTypes.SELECT, replacements: [`order:${orderNo}`] },
    );
    return rows.map(({ entry }) => entry);
  }
}

function conditionsOf({ key, kind, state }: DeskSearch): {
  readonly sql: string;
  readonly values: Readonly<Record<string, string | string[]>>;
} {
  const conditions: string[] = [];
  const values: Record<string, string | string[]> = {};
  if (key !== null) {
    conditions.push(CONDITIONS[key.by]);
    values[key.by] = key.by === 'documentHashes' ? [...key.hashes] : key.text;
  }
  if (kind !== null) {
    conditions.push('orders.kind = :kind');
    values['kind'] = kind;
  }
  if (state !== null) {
    conditions.push('orders.state = :state');
    values['state'] = state;
  }
  return { sql: conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`, values };
}
