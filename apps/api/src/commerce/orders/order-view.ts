// An order as its citizen sees it.
import type { OrderHead, OrderView } from '@haopai/contracts';
import type { Deposit, Order } from './order';
import type { Refund } from './refunds.store';

export interface OrderParts {
  readonly deposits: readonly Deposit[];
  readonly refunds: readonly Refund[];
  readonly serverMs: number;
  /** When the plate that it paid for was fetched. */
  readonly collectedAtMs: number | null;
}

export function orderHead(order: Order): OrderHead {
  const { orderNo, kind, state, amountFen, createdAtMs, dueAtMs, paidAtMs, closedAtMs } = order;
  const { refundedFen, about } = order;
  return {
    ...{ orderNo, kind, state, amountFen, createdAtMs, dueAtMs, paidAtMs, closedAtMs },
    ...{ refundedFen, about },
  };
}

export function orderView(
  order: Order,
  { deposits, refunds, serverMs, collectedAtMs }: OrderParts,
): OrderView {
  return {
    ...orderHead(order),
    deposits: deposits.map(({ vin, amountFen, state }) => ({ vin, amountFen, state })),
    refunds: refunds.map(({ refundNo, amountFen, state, changedAtMs }) => ({
      ...{ refundNo, amountFen, state },
      atMs: changedAtMs,
    })),
    ...{ serverMs, collectedAtMs },
  };
}
