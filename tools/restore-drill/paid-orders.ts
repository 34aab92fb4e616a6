// Of all that citizens of a storm wanted to pay for: what they were told is paid, and when they first were.
import type { Errand } from '../chaos/shop/errand';

export interface PaidOrder {
  readonly orderNo: string;
  readonly amountFen: number;
  /** When its citizen was told that it is paid. */
  readonly toldAtMs: number;
}

export function paidOrdersOf(errands: readonly Errand[]): readonly PaidOrder[] {
  return errands.flatMap(({ orderNo, told }) => {
    const paid = told.find(({ state }) => state === 'paid');
    if (orderNo === null || paid === undefined) return [];
    return [{ orderNo, amountFen: paid.amountFen, toldAtMs: paid.heardAtMs }];
  });
}
