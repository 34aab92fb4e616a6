// Payments as the wire shows them: how one of an order begins. What became of it is told by the order.
import type { Language } from '@haopai/rules';

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
