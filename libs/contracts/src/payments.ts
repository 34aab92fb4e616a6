// Payments as the wire shows them: how one of an order begins, and what the provider says of it.
import type { Language } from '@haopai/rules';
import type { OrderView } from './orders';

/** `POST /me/orders/:orderNo/payments`, with an Idempotency-Key. */
export interface StartPaymentBody {
  /** In which the provider's page speaks, where it has both; Chinese when it is left out. */
  readonly language?: Language;
}

/** Where the browser goes to pay. The provider sends it back to `/account/orders/:orderNo?from=payment`. */
export interface PaymentStart {
  /** Digits only. */
  readonly paymentNo: string;
  /** Absolute, or a path of this site where the sandbox takes the money. */
  readonly payUrl: string;
  readonly amountFen: number;
  /** From then on the provider takes no money for it: a little before the order is due. */
  readonly validUntilMs: number;
}

/**
 * By the provider's word. `notPaid`: nobody has paid yet, and somebody still may. `failed`: it never will be paid. `odd`: the provider
 * tells another amount, and the office looks. `unknown`: the provider says nothing now.
 */
export const PAYMENT_STANDINGS = ['paid', 'notPaid', 'failed', 'odd', 'unknown'] as const;
export type PaymentStanding = (typeof PAYMENT_STANDINGS)[number];

export interface CheckedPayment {
  readonly paymentNo: string;
  readonly standing: PaymentStanding;
  readonly validUntilMs: number;
}

/** `POST /me/orders/:orderNo/payments/check`: asks the provider at once, for whoever comes back from paying. */
export interface PaymentCheck {
  /** The newest of the order; null when none was begun. */
  readonly payment: CheckedPayment | null;
  /** As it is after the provider was asked. */
  readonly order: OrderView;
}
