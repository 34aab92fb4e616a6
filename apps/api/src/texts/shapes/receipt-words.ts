// What a receipt says.
import type { OrderKind } from '@haopai/contracts';

export interface ReceiptWords {
  readonly title: string;
  readonly fileName: string;
  readonly labels: Readonly<Record<ReceiptLabel, string>>;
  readonly purposes: Readonly<Record<OrderKind, string>>;
  readonly shares: (count: number) => string;
  readonly auction: (title: string) => string;
  readonly notes: readonly string[];
  /** Before the time at which it was made. */
  readonly madeAt: string;
}

export type ReceiptLabel =
  | 'orderNo'
  | 'payer'
  | 'purpose'
  | 'plate'
  | 'auction'
  | 'shares'
  | 'vins'
  | 'paidAt'
  | 'total'
  | 'depositApplied'
  | 'refunded'
  | 'kept';
