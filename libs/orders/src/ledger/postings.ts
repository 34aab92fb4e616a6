// How what happens to money is written into the ledger, one function each.
import type { Fen } from '@haopai/rules';
import type { OrderKind } from '../order.terms';
import type { Account } from './account';
import type { DepositOutcome } from './deposit';
import { book, type LedgerKind, type LedgerTransaction } from './ledger-transaction';

const EARNED_BY: Readonly<Record<OrderKind, Account>> = {
  listing: 'sales',
  balance: 'sales',
  enrolmentDeposit: 'deposits',
  reservationDeposit: 'deposits',
};

const OUTCOME: Readonly<Record<DepositOutcome, { readonly kind: LedgerKind; readonly credit: Account }>> = {
  applied: { kind: 'depositApplied', credit: 'sales' },
  forfeited: { kind: 'depositForfeited', credit: 'forfeits' },
  refunded: { kind: 'depositRefunded', credit: 'refundsDue' },
};

export function isDepositKind(kind: OrderKind): boolean {
  return EARNED_BY[kind] === 'deposits';
}

/** The payment that paid an order. */
export function paymentReceived(paymentId: number, kind: OrderKind, amountFen: Fen): LedgerTransaction {
  return book(keyOfPayment(paymentId), 'paymentReceived', amountFen, {
    debit: 'provider',
    credit: EARNED_BY[kind],
  });
}

/** A payment for which no order waited: too late, or the second one. Its key is that of any payment: none is booked twice. */
export function surplusReceived(paymentId: number, amountFen: Fen): LedgerTransaction {
  return book(keyOfPayment(paymentId), 'surplusReceived', amountFen, {
    debit: 'provider',
    credit: 'surplus',
  });
}

/** A deposit ceases to be held. One key for each deposit: this happens once. */
export function depositSettled(
  depositId: number,
  outcome: DepositOutcome,
  amountFen: Fen,
): LedgerTransaction {
  const { kind, credit } = OUTCOME[outcome];
  return book(`deposit:${depositId}`, kind, amountFen, { debit: 'deposits', credit });
}

/** Money of a sale shall go back. */
export function refundBegun(refundNo: string, amountFen: Fen): LedgerTransaction {
  return book(`refund:${refundNo}`, 'refundBegun', amountFen, { debit: 'sales', credit: 'refundsDue' });
}

/** Money that no order waited for shall go back. */
export function surplusReturned(refundNo: string, amountFen: Fen): LedgerTransaction {
  return book(`refund:${refundNo}`, 'surplusReturned', amountFen, { debit: 'surplus', credit: 'refundsDue' });
}

/** The provider has paid it back. */
export function refundPaid(refundNo: string, amountFen: Fen): LedgerTransaction {
  return book(`refund:${refundNo}:paid`, 'refundPaid', amountFen, {
    debit: 'refundsDue',
    credit: 'provider',
  });
}

/** Somebody has paid it back past the provider. Its key is that of any refund: none is paid twice. */
export function refundPaidOutside(refundNo: string, amountFen: Fen): LedgerTransaction {
  return book(`refund:${refundNo}:paid`, 'refundPaidOutside', amountFen, {
    debit: 'refundsDue',
    credit: 'outside',
  });
}

function keyOfPayment(paymentId: number): string {
  return `payment:${paymentId}`;
}
