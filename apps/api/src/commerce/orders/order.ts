// An order as the areas that sell, pay and settle see it.
import type { OrderKind, OrderState, OrderTopic } from '@haopai/contracts';
import type { DepositState } from '@haopai/orders';

export interface Order {
  readonly id: number;
  readonly orderNo: string;
  readonly kind: OrderKind;
  /** Of the listing, the enrolment, the reservation or the lot, as the kind says. */
  readonly subjectId: number;
  readonly citizenId: number;
  readonly state: OrderState;
  readonly amountFen: number;
  readonly refundedFen: number;
  readonly createdAtMs: number;
  readonly dueAtMs: number;
  readonly paidAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly about: OrderTopic;
}

export interface OrderDraft {
  readonly kind: OrderKind;
  readonly subjectId: number;
  readonly citizenId: number;
  readonly amountFen: number;
  /** By the database's clock. */
  readonly dueAtMs: number;
  /** Of the kinds that are deposits: one or more, together the amount. */
  readonly deposits?: readonly DepositDraft[];
  readonly about: OrderTopic;
}

export interface DepositDraft {
  /** Null while there is no entry yet. */
  readonly entryId: number | null;
  readonly vin: string;
  readonly amountFen: number;
}

export interface Deposit extends DepositDraft {
  readonly id: number;
  readonly orderId: number;
  /** Null until it is paid. */
  readonly state: DepositState | null;
  readonly balanceOrderId: number | null;
}

/** Money that has come in, as payments tell of it. */
export interface ReceivedPayment {
  /** Unique for each payment: it is booked once. */
  readonly paymentId: number;
  readonly amountFen: number;
  /** When it was paid, by the provider's word. */
  readonly atMs: number;
}
