// Orders as the back office sees them: found by what people quote, with all that happened to their money.
import type { ApprovalView } from './approval-view';
import type { OrderHead, OrderKind, OrderState, OrderView, RefundView } from './orders';

/** What is looked for. A document's number and a mobile are found whole or not at all. */
export const ORDER_SEARCHES = ['orderNo', 'plate', 'username', 'mobile', 'document'] as const;
export type OrderSearch = (typeof ORDER_SEARCHES)[number];

/** `POST /admin/orders/search`: a body, so that what is looked for is in no log of addresses. */
export interface SearchOrdersBody {
  readonly by?: OrderSearch;
  /** With `by`. */
  readonly text?: string;
  readonly kind?: OrderKind;
  readonly state?: OrderState;
  readonly page?: number;
  readonly size?: number;
}

export interface OrderCitizenView {
  readonly id: number;
  readonly username: string;
  readonly kind: 'person' | 'organisation';
  /** Masked for persons. */
  readonly name: string;
  /** Masked; null when the account is closed. */
  readonly mobile: string | null;
}

export interface AdminOrderHead extends OrderHead {
  readonly citizen: OrderCitizenView;
}

export interface OrderEventView {
  readonly atMs: number;
  readonly type:
    | 'OrderCreated'
    | 'OrderPaid'
    | 'OrderExtended'
    | 'OrderExpired'
    | 'OrderCancelled'
    | 'RefundBegun'
    | 'RefundCompleted';
  /** Of a refund. */
  readonly refundNo: string | null;
  readonly amountFen: number | null;
}

export interface OrderPaymentView {
  readonly paymentNo: string;
  readonly provider: 'sandbox' | 'alipay';
  readonly state: 'open' | 'paid' | 'closed' | 'odd';
  readonly amountFen: number;
  readonly createdAtMs: number;
  readonly paidAtMs: number | null;
  /** No order waited for it, and it went back. */
  readonly isSurplus: boolean;
}

export interface AdminRefundView extends RefundView {
  /** `staff` when it was asked for here; else the rule that wanted it. */
  readonly why: string;
  readonly attempts: number;
  readonly lastFailure: string | null;
}

export interface OrderActView {
  readonly atMs: number;
  readonly staffName: string;
  readonly act: string;
  readonly reason: string | null;
}

/** `GET /admin/orders/:orderNo` */
export interface AdminOrderDetail extends OrderView {
  readonly citizen: OrderCitizenView;
  /** Goes up with each event; a refund names the one that it saw. */
  readonly version: number;
  /** What can still go back here: nothing of deposits, which the settlement returns one by one. */
  readonly refundableFen: number;
  /** What was sold is still the citizen's: a refund says whether it stays so. A server of the release before tells of none. */
  readonly hasPlate?: boolean;
  /** Of a win: so much of the price was its deposit, which can go back with it. */
  readonly depositFen?: number;
  /** Refunds that staff asked for, the newest first: one at most is open. */
  readonly approvals?: readonly ApprovalView[];
  readonly refunds: readonly AdminRefundView[];
  readonly events: readonly OrderEventView[];
  readonly payments: readonly OrderPaymentView[];
  /** What staff did to it, the oldest first. */
  readonly acts: readonly OrderActView[];
}

/** `kept`: the citizen keeps the plate. `returned`: the office has it again, and a win is undone. */
export const PLATE_FATES = ['kept', 'returned'] as const;
export type PlateFate = (typeof PLATE_FATES)[number];

/** `POST /admin/orders/:orderNo/refunds`: asked for; a colleague decides. */
export interface RefundOrderBody {
  readonly version: number;
  readonly amountFen: number;
  /** Has to be said when all of the price of a plate that the citizen has goes back; `kept` when left out otherwise. */
  readonly plate?: PlateFate;
  /** With a win that is undone: its deposit goes back, too. */
  readonly withDeposit?: boolean;
  readonly reason: string;
}
