// The refusals of an order: a code and its data, never words. The codes are those of the wire (libs/contracts).
import type { Fen } from '@haopai/rules';
import type { OrderPhase } from './order.state';

export interface OrderRejectionData {
  /** It does not wait for money any more. */
  'ORDER.NOT_OPEN': { readonly state: OrderPhase };
  /** No money of it is here. */
  'ORDER.NOT_PAID': { readonly state: OrderPhase };
  /** It can be extended to a time between these. */
  'ORDER.EXTENSION_REFUSED': { readonly earliestMs: number; readonly latestMs: number };
  'ORDER.WRONG_AMOUNT': { readonly amountFen: Fen };
  /** All of its money is back, or on the way. */
  'ORDER.REFUNDED': { readonly amountFen: Fen };
  'ORDER.REFUND_TOO_LARGE': { readonly refundableFen: Fen };
  'ORDER.REFUND_UNKNOWN': { readonly refundNo: string };
}

export type OrderRejectionCode = keyof OrderRejectionData;

export type OrderRejection = {
  readonly [Code in OrderRejectionCode]: { readonly code: Code; readonly data: OrderRejectionData[Code] };
}[OrderRejectionCode];

export type Refused = { readonly kind: 'refused'; readonly rejection: OrderRejection };

/** Refuses with a code and its data. */
export function reject<Code extends OrderRejectionCode>(code: Code, data: OrderRejectionData[Code]): Refused {
  return { kind: 'refused', rejection: { code, data } as OrderRejection };
}
