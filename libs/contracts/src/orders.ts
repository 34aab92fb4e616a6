// Orders as the wire shows them: what a citizen has to pay, what became of it, and where each deposit is.
import type { PlateView } from './lots';

/** A plate at a fixed price, the deposits of an enrolment, the deposit of a reservation, the rest of a hammer price. */
export const ORDER_KINDS = ['listing', 'enrolmentDeposit', 'reservationDeposit', 'balance'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** `refunding` while money is on its way back; `refunded` when all of it is. */
export type OrderState = 'created' | 'paid' | 'expired' | 'cancelled' | 'refunding' | 'refunded';

/** Every deposit that was paid is exactly one of these. */
export type DepositState = 'held' | 'applied' | 'refunded' | 'forfeited';

/** `wanted` until the payment provider has been asked; `failed` when it refused and somebody has to look. */
export type RefundState = 'wanted' | 'sent' | 'done' | 'failed';

/** What is paid for, as it was when the order was made. */
export interface OrderTopic {
  readonly plate: PlateView | null;
  readonly auction: { readonly id: number; readonly title: string; readonly startsAtMs: number } | null;
  readonly lotId: number | null;
  readonly vins: readonly string[];
  /** Of a balance: the deposit that is already taken off the hammer price. */
  readonly depositAppliedFen: number | null;
  /** More deposit for an entry that is paid, so that more may be bid with it. */
  readonly isTopUp?: true;
}

export interface OrderHead {
  /** Digits only; what the citizen quotes. */
  readonly orderNo: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly amountFen: number;
  readonly createdAtMs: number;
  /** Not paid by then, it expires. */
  readonly dueAtMs: number;
  readonly paidAtMs: number | null;
  /** When it expired, was cancelled or was refunded in full. */
  readonly closedAtMs: number | null;
  /** What is back with the payer. */
  readonly refundedFen: number;
  readonly about: OrderTopic;
}

export interface DepositView {
  readonly vin: string;
  readonly amountFen: number;
  /** Null until it is paid. */
  readonly state: DepositState | null;
}

export interface RefundView {
  readonly refundNo: string;
  readonly amountFen: number;
  readonly state: RefundState;
  /** Of the latest change. */
  readonly atMs: number;
}

/** `GET /me/orders/:orderNo`, and `POST /me/orders/:orderNo/cancel`. */
export interface OrderView extends OrderHead {
  readonly deposits: readonly DepositView[];
  /** The oldest first. */
  readonly refunds: readonly RefundView[];
  /** When the plate that it paid for was fetched; null until then, missing from a server of the release before. */
  readonly collectedAtMs?: number | null;
  /** The server's clock, for the countdown to `dueAtMs`. */
  readonly serverMs: number;
}

/**
 * `GET /me/orders?group=&page=&size=`, the newest first. Unfinished: to be paid. Paid, expired and cancelled: as they say.
 * All: whatever became of them; not known to a server of the release before.
 * Refunded: those of which money goes or went back; one that is refunded in part is among the paid as well. Finished: paid,
 * expired and cancelled together, as tabs of the release before ask for them.
 */
export type OrderGroup = 'all' | 'unfinished' | 'paid' | 'expired' | 'cancelled' | 'refunded' | 'finished';
