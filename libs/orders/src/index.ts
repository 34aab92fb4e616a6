// The pure core of orders and of the money behind them.
export { EXTENSION_MAX_MS } from './await-payment';
export { decide } from './decide';
export type { Accepted, Decision } from './decision';
export { decodeOrderEvent, encodeOrderEvent, UnreadableEvent } from './event-codec';
export { evolve } from './evolve';
export { hearOrder } from './hear-order';
export { type Account, ACCOUNTS } from './ledger/account';
export { auditLedger, balancesOf, type Books, depositSums } from './ledger/audit-ledger';
export {
  DEPOSIT_STATES,
  type DepositOutcome,
  type DepositState,
  type HeldOrSettled,
  maySettle,
} from './ledger/deposit';
export type { LedgerKind, LedgerLine, LedgerTransaction } from './ledger/ledger-transaction';
export {
  depositSettled,
  isDepositKind,
  paymentReceived,
  refundBegun,
  refundPaid,
  refundPaidOutside,
  surplusReceived,
  surplusReturned,
} from './ledger/postings';
export type {
  BeginRefund,
  CancelOrder,
  CompleteRefund,
  CreateOrder,
  ExpireOrder,
  ExtendOrder,
  OrderCommand,
  PayOrder,
} from './order.commands';
export type {
  OrderCancelled,
  OrderCreated,
  OrderEvent,
  OrderExpired,
  OrderExtended,
  OrderPaid,
  RefundBegun,
  RefundCompleted,
} from './order.events';
export { orderMachine } from './order.machine';
export type { OrderRejection, OrderRejectionCode, OrderRejectionData, Refused } from './order.rejections';
export { refundableFen, refundedFen, UNMADE, wasPaid } from './order.state';
export type { MadeOrder, OrderPhase, OrderState, Refund } from './order.state';
export type { OrderKind, OrderTerms } from './order.terms';
