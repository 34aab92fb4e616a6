// An order at one moment: a union by phase, so that fields that mean nothing in a phase cannot be read in it.
import { addFen, type Fen, fen } from '@haopai/rules';
import type { OrderTerms } from './order.terms';

export interface Refund {
  readonly refundNo: string;
  readonly amountFen: Fen;
  /** The money is back with the payer. */
  readonly isDone: boolean;
}

interface Made {
  /** With the due time as it is now. */
  readonly terms: OrderTerms;
  /** As it was when the order was made. */
  readonly firstDueAtMs: number;
  /** Number of events so far. */
  readonly version: number;
  readonly createdAtMs: number;
  /** Time of the last event; an order's time never runs backwards. */
  readonly changedAtMs: number;
}

interface Paid extends Made {
  readonly paymentId: number;
  readonly paidAtMs: number;
  /** The oldest first; together never above the amount. */
  readonly refunds: readonly Refund[];
}

export interface UnmadeOrder {
  readonly phase: 'unmade';
  readonly version: 0;
}
export interface CreatedOrder extends Made {
  readonly phase: 'created';
}
/** Of a paid order a part may be back already: a deposit of two shares of which one bought a plate. */
export interface PaidOrder extends Paid {
  readonly phase: 'paid';
}
export interface RefundingOrder extends Paid {
  readonly phase: 'refunding';
}
export interface RefundedOrder extends Paid {
  readonly phase: 'refunded';
}
export interface UnpaidOrder extends Made {
  readonly phase: 'expired' | 'cancelled';
}

export type MadeOrder = CreatedOrder | PaidOrder | RefundingOrder | RefundedOrder | UnpaidOrder;
export type OrderState = UnmadeOrder | MadeOrder;
export type OrderPhase = MadeOrder['phase'];

export const UNMADE: UnmadeOrder = { phase: 'unmade', version: 0 };

/** Its money came in, whatever became of it since. */
export function wasPaid(order: OrderState): order is PaidOrder | RefundingOrder | RefundedOrder {
  return order.phase === 'paid' || order.phase === 'refunding' || order.phase === 'refunded';
}

/** When something is judged that arrived at `receivedAtMs`: an order's time never runs backwards. */
export function judgedAtMs({ changedAtMs }: MadeOrder, receivedAtMs: number): number {
  return Math.max(changedAtMs, receivedAtMs);
}

/** What is back with the payer. */
export function refundedFen(order: OrderState): Fen {
  return wasPaid(order) ? sumOf(order.refunds.filter(({ isDone }) => isDone)) : fen(0);
}

/** What could still be paid back: neither back nor on its way. */
export function refundableFen(order: OrderState): Fen {
  return wasPaid(order) ? fen(order.terms.amountFen - sumOf(order.refunds)) : fen(0);
}

function sumOf(refunds: readonly Refund[]): Fen {
  return refunds.reduce((sum, { amountFen }) => addFen(sum, amountFen), fen(0));
}
