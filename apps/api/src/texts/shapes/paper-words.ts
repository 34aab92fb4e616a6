// What the cashier’s papers say.
import type {
  LedgerAccount,
  LedgerEntryKind,
  OrderKind,
  RefundReason,
  RefundState,
  WinnerState,
} from '@haopai/contracts';

export type PaperColumn =
  | 'account'
  | 'opening'
  | 'debit'
  | 'credit'
  | 'closing'
  | 'plate'
  | 'paddle'
  | 'winner'
  | 'hammer'
  | 'deposit'
  | 'balance'
  | 'state'
  | 'orderNo'
  | 'dueAt'
  | 'paidAt'
  | 'time'
  | 'purpose'
  | 'amount'
  | 'paymentNo'
  | 'tradeNo'
  | 'refundNo'
  | 'why'
  | 'wantedAt'
  | 'changedAt'
  | 'reference'
  | 'entry'
  | 'key'
  | 'item';

export interface PaperWords {
  readonly workbook: string;
  readonly report: string;
  readonly sheets: Readonly<Record<'summary' | 'winners' | 'payments' | 'refunds' | 'ledger', string>>;
  readonly columns: Readonly<Record<PaperColumn, string>>;
  readonly accounts: Readonly<Record<LedgerAccount, string>>;
  readonly entries: Readonly<Record<LedgerEntryKind, string>>;
  readonly purposes: Readonly<Record<OrderKind, string>>;
  readonly winnerStates: Readonly<Record<WinnerState, string>>;
  readonly refundStates: Readonly<Record<RefundState, string>>;
  readonly refundReasons: Readonly<Record<RefundReason, string>>;
  readonly labels: Readonly<Record<'period' | 'madeAt' | 'madeBy' | 'books', string>>;
  readonly tables: Readonly<Record<'accounts' | 'income' | 'deposits' | 'provider', string>>;
  readonly income: Readonly<
    Record<'balances' | 'applied' | 'listings' | 'forfeits' | 'backOfSales' | 'total', string>
  >;
  readonly deposits: Readonly<
    Record<'opening' | 'received' | 'applied' | 'refunded' | 'forfeited' | 'closing', string>
  >;
  readonly provider: Readonly<Record<'in' | 'out' | 'outside' | 'compared' | 'differences' | 'open', string>>;
  readonly right: string;
  readonly wrong: string;
  readonly notes: readonly string[];
  readonly signatures: readonly string[];
}
