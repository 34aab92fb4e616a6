// The double-entry ledger: each posting on its two sides, and an audit that finds what is wrong.
import { fen } from '@haopai/rules';
import { auditLedger, balancesOf, type Books, depositSums } from './audit-ledger';
import type { DepositState, HeldOrSettled } from './deposit';
import { DEPOSIT_STATES, maySettle } from './deposit';
import { book, type LedgerTransaction } from './ledger-transaction';
import {
  depositSettled,
  isDepositKind,
  paymentReceived,
  refundBegun,
  refundPaid,
  refundPaidOutside,
  surplusReceived,
  surplusReturned,
} from './postings';

const SHARE = fen(500_000);
const deposit = (depositId: number, state: DepositState | null): HeldOrSettled => ({
  depositId,
  amountFen: SHARE,
  state,
});

/** Two shares paid, one applied and one paid back; a plate sold; a late payment returned. */
const BOOKS: Books = {
  transactions: [
    paymentReceived(1, 'enrolmentDeposit', fen(1_000_000)),
    depositSettled(11, 'applied', SHARE),
    depositSettled(12, 'refunded', SHARE),
    refundPaid('r1', SHARE),
    paymentReceived(2, 'balance', fen(4_500_000)),
    surplusReceived(3, fen(77)),
    surplusReturned('r2', fen(77)),
    paymentReceived(4, 'listing', fen(800_000)),
    refundBegun('r3', fen(800_000)),
    paymentReceived(5, 'reservationDeposit', SHARE),
    paymentReceived(6, 'reservationDeposit', SHARE),
    depositSettled(14, 'forfeited', SHARE),
  ],
  deposits: [
    deposit(11, 'applied'),
    deposit(12, 'refunded'),
    deposit(13, 'held'),
    deposit(14, 'forfeited'),
    deposit(15, null),
  ],
};

describe('the ledger', () => {
  it('books every posting on two sides that come to nought', () => {
    for (const { lines } of BOOKS.transactions) {
      expect(lines).toHaveLength(2);
      expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0);
    }
  });

  it('knows what stands on each account', () => {
    expect(balancesOf(BOOKS.transactions)).toEqual({
      provider: 6_800_077,
      deposits: -500_000,
      sales: -5_000_000,
      forfeits: -500_000,
      refundsDue: -800_077,
      surplus: 0,
      outside: 0,
    });
  });

  it('accounts for each deposit that was received as exactly one of four', () => {
    expect(depositSums(BOOKS.deposits)).toEqual({
      held: 500_000,
      applied: 500_000,
      refunded: 500_000,
      forfeited: 500_000,
    });
    expect(auditLedger(BOOKS)).toEqual([]);
  });

  it('keeps what was paid back past the provider apart from the provider’s money', () => {
    const booked = [...BOOKS.transactions, refundPaidOutside('r8', fen(77))];
    const { outside, provider, refundsDue } = balancesOf(booked);
    expect({ outside, provider, refundsDue }).toEqual({
      outside: -77,
      provider: 6_800_077,
      refundsDue: -800_000,
    });
    expect(auditLedger({ ...BOOKS, transactions: booked })).toEqual([]);
  });

  it('knows which orders are deposits', () => {
    const kinds = ['listing', 'enrolmentDeposit', 'reservationDeposit', 'balance'] as const;
    expect(kinds.filter(isDepositKind)).toEqual(['enrolmentDeposit', 'reservationDeposit']);
  });

  it('lets only a deposit that is held become something else', () => {
    expect([null, ...DEPOSIT_STATES].filter((state) => maySettle({ state }))).toEqual(['held']);
  });

  it('books no amount of nought or less', () => {
    for (const amountFen of [0, -1])
      expect(() =>
        book('key', 'refundPaid', fen(amountFen), { debit: 'refundsDue', credit: 'provider' }),
      ).toThrow(RangeError);
  });

  it('has one key for a payment, whether an order waited for it or not, and one for the end of a deposit', () => {
    expect(paymentReceived(1, 'listing', SHARE).key).toBe(surplusReceived(1, SHARE).key);
    expect(depositSettled(1, 'applied', SHARE).key).toBe(depositSettled(1, 'forfeited', SHARE).key);
    expect(refundPaid('r', SHARE).key).toBe(refundPaidOutside('r', SHARE).key);
    expect(refundBegun('r', SHARE).key).not.toBe(refundPaid('r', SHARE).key);
  });
});

describe('the audit', () => {
  const with_ = (...more: readonly LedgerTransaction[]): Books => ({
    ...BOOKS,
    transactions: [...BOOKS.transactions, ...more],
  });
  const without = (key: string): Books => ({
    ...BOOKS,
    transactions: BOOKS.transactions.filter((each) => each.key !== key),
  });
  const stating = (depositId: number, state: DepositState | null): Books => ({
    ...BOOKS,
    deposits: BOOKS.deposits.map((each) => (each.depositId === depositId ? { ...each, state } : each)),
  });
  const lopsided: LedgerTransaction = {
    key: 'odd',
    kind: 'refundPaid',
    lines: [
      { account: 'refundsDue', amountFen: fen(5) },
      { account: 'provider', amountFen: fen(-4) },
    ],
  };

  it.each<[string, Books, readonly string[]]>([
    [
      'a transaction that does not balance',
      with_(lopsided),
      ['odd does not balance', 'all accounts together stand at 1'],
    ],
    ['a payment booked twice', with_(surplusReceived(1, fen(1))), ['payment:1 is booked twice']],
    ['a deposit that is nowhere', stating(13, null), ['received 2000000, accounted for 1500000']],
    [
      'a deposit that is said to be what was never booked',
      stating(13, 'forfeited'),
      ['forfeited 1000000, booked 500000'],
    ],
    ['a deposit whose end was not booked', without('deposit:12'), ['refunded 500000, booked 0']],
    [
      'money paid back that was not owed',
      with_(refundPaid('r9', fen(900_000))),
      ['refundsDue stands at 99923'],
    ],
    [
      'more paid back than ever came in',
      { transactions: [refundPaid('r9', fen(1))], deposits: [] },
      ['more was paid back than came in: -1', 'refundsDue stands at 1'],
    ],
    ['a surplus returned that never came', with_(surplusReturned('r9', fen(3))), ['surplus stands at 3']],
  ])('finds %s', (_, books, faults) => {
    expect(auditLedger(books)).toEqual(faults);
  });
});
