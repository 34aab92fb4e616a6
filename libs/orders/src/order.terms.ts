// What an order asks for; fixed when it is made.
import type { Fen } from '@haopai/rules';

export type OrderKind = 'listing' | 'enrolmentDeposit' | 'reservationDeposit' | 'balance';

export interface OrderTerms {
  readonly kind: OrderKind;
  /** Above nought. */
  readonly amountFen: Fen;
  /** From then on it expires if it is not paid, epoch milliseconds. */
  readonly dueAtMs: number;
}
