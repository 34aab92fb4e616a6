// The orders that an order can be given. Time is data: `receivedAtMs` is the database's clock.
import type { Fen } from '@haopai/rules';
import type { OrderTerms } from './order.terms';

/** Repeated, it changes nothing. */
export interface CreateOrder {
  readonly type: 'CreateOrder';
  readonly receivedAtMs: number;
  readonly terms: OrderTerms;
}

/** Money has come in for it. The same payment told again changes nothing. */
export interface PayOrder {
  readonly type: 'PayOrder';
  readonly receivedAtMs: number;
  readonly paymentId: number;
  readonly amountFen: Fen;
}

/** Closes the order if it is due and was not paid, else changes nothing. */
export interface ExpireOrder {
  readonly type: 'ExpireOrder';
  readonly receivedAtMs: number;
}

/** It may be paid until `dueAtMs`. The same time again changes nothing. */
export interface ExtendOrder {
  readonly type: 'ExtendOrder';
  readonly receivedAtMs: number;
  readonly dueAtMs: number;
}

export interface CancelOrder {
  readonly type: 'CancelOrder';
  readonly receivedAtMs: number;
}

/** Some or all of the money shall go back. The same refund asked for again changes nothing. */
export interface BeginRefund {
  readonly type: 'BeginRefund';
  readonly receivedAtMs: number;
  readonly refundNo: string;
  readonly amountFen: Fen;
}

/** The provider has paid it back. Told again, it changes nothing. */
export interface CompleteRefund {
  readonly type: 'CompleteRefund';
  readonly receivedAtMs: number;
  readonly refundNo: string;
}

export type OrderCommand =
  CreateOrder | PayOrder | ExtendOrder | ExpireOrder | CancelOrder | BeginRefund | CompleteRefund;
