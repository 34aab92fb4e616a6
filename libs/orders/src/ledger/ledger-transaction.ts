// One entry of the double-entry ledger: lines that sum to nought, under a key that is used once.
import { type Fen, fen } from '@haopai/rules';
import type { Account } from './account';

export type LedgerKind =
  | 'paymentReceived'
  | 'surplusReceived'
  | 'depositApplied'
  | 'depositForfeited'
  | 'depositRefunded'
  | 'refundBegun'
  | 'surplusReturned'
  | 'refundPaid'
  | 'refundPaidOutside';

export interface LedgerLine {
  readonly account: Account;
  readonly amountFen: Fen;
}

export interface LedgerTransaction {
  /** What happened, so that it is booked once: the same key again is the same thing. */
  readonly key: string;
  readonly kind: LedgerKind;
  readonly lines: readonly LedgerLine[];
}

export interface Sides {
  readonly debit: Account;
  readonly credit: Account;
}

/** Books an amount above nought on both sides. Throws RangeError for any other amount: a bug. */
export function book(
  key: string,
  kind: LedgerKind,
  amountFen: Fen,
  { debit, credit }: Sides,
): LedgerTransaction {
  if (amountFen <= 0) throw new RangeError(`not an amount to book: ${amountFen} fen`);
  const lines = [
    { account: debit, amountFen },
    { account: credit, amountFen: fen(0 - amountFen) },
  ];
  return { key, kind, lines };
}
