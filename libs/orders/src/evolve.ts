// Applies a past fact to an order. It never judges: what was journaled is true.
import { assertNever } from './assert-never';
import type { OrderCreated, OrderEvent, RefundBegun, RefundCompleted } from './order.events';
import {
  type CreatedOrder,
  type MadeOrder,
  type OrderState,
  type PaidOrder,
  refundedFen,
  type RefundedOrder,
  type RefundingOrder,
  wasPaid,
} from './order.state';

/**
 * The order after `event`. Never fails on a valid history; throws only for a history that no order can have
 * (an event before `OrderCreated`, a refund of what was never paid), which means a corrupt journal.
 */
export function evolve(order: OrderState, event: OrderEvent): OrderState {
  if (event.type === 'OrderCreated') return create(event);
  if (order.phase === 'unmade') throw new Error(`Corrupt history: ${event.type} before OrderCreated`);
  const after = { ...order, version: order.version + 1, changedAtMs: event.atMs };
  switch (event.type) {
    case 'OrderPaid':
      return { ...after, phase: 'paid', paymentId: event.paymentId, paidAtMs: event.atMs, refunds: [] };
    case 'OrderExtended':
      return { ...after, phase: 'created', terms: { ...order.terms, dueAtMs: event.dueAtMs } };
    case 'OrderExpired':
      return { ...after, phase: 'expired' };
    case 'OrderCancelled':
      return { ...after, phase: 'cancelled' };
    case 'RefundBegun':
      return begin(after, event);
    case 'RefundCompleted':
      return complete(after, event);
    default:
      return assertNever(event);
  }
}

function create({ atMs, terms }: OrderCreated): CreatedOrder {
  const firstDueAtMs = terms.dueAtMs;
  return { phase: 'created', terms, firstDueAtMs, version: 1, createdAtMs: atMs, changedAtMs: atMs };
}

function begin(order: MadeOrder, { type, refundNo, amountFen }: RefundBegun): RefundingOrder {
  if (!wasPaid(order)) throw new Error(`Corrupt history: ${type} of what was never paid`);
  const refunds = [...order.refunds, { refundNo, amountFen, isDone: false }];
  return { ...order, phase: 'refunding', refunds };
}

/** Paid again when the rest of the money stays here. */
function complete(
  order: MadeOrder,
  { type, refundNo }: RefundCompleted,
): PaidOrder | RefundingOrder | RefundedOrder {
  if (!wasPaid(order)) throw new Error(`Corrupt history: ${type} of what was never paid`);
  const refunds = order.refunds.map((begun) =>
    begun.refundNo === refundNo ? { ...begun, isDone: true } : begun,
  );
  const after = { ...order, refunds };
  if (!refunds.every(({ isDone }) => isDone)) return { ...after, phase: 'refunding' };
  const isAllBack = refundedFen(after) === order.terms.amountFen;
  return { ...after, phase: isAllBack ? 'refunded' : 'paid' };
}
