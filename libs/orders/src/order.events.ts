// The past facts of an order, as its journal keeps them. Stored events are never edited: see event-codec.ts for new versions.
import type { Fen } from '@haopai/rules';
import type { OrderTerms } from './order.terms';

export interface OrderCreated {
  readonly type: 'OrderCreated';
  readonly atMs: number;
  readonly terms: OrderTerms;
}

export interface OrderPaid {
  readonly type: 'OrderPaid';
  readonly atMs: number;
  readonly paymentId: number;
}

export interface OrderExtended {
  readonly type: 'OrderExtended';
  readonly atMs: number;
  readonly dueAtMs: number;
}

export interface OrderExpired {
  readonly type: 'OrderExpired';
  readonly atMs: number;
}

export interface OrderCancelled {
  readonly type: 'OrderCancelled';
  readonly atMs: number;
}

export interface RefundBegun {
  readonly type: 'RefundBegun';
  readonly atMs: number;
  readonly refundNo: string;
  readonly amountFen: Fen;
}

export interface RefundCompleted {
  readonly type: 'RefundCompleted';
  readonly atMs: number;
  readonly refundNo: string;
}

export type OrderEvent =
  OrderCreated | OrderPaid | OrderExtended | OrderExpired | OrderCancelled | RefundBegun | RefundCompleted;
