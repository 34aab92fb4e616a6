// Looks whether the books are right: every transaction balances, and deposits received = held + applied + refunded + forfeited.
import { addFen, type Fen, fen } from '@haopai/rules';
import { type Account, ACCOUNTS } from './account';
import { DEPOSIT_STATES, type DepositOutcome, type DepositState, type HeldOrSettled } from './deposit';
import type { LedgerKind, LedgerTransaction } from './ledger-transaction';

export interface Books {
  readonly transactions: readonly LedgerTransaction[];
  readonly deposits: readonly HeldOrSettled[];
}

const BOOKED_AS: Readonly<Record<DepositOutcome, LedgerKind>> = {
  applied: 'depositApplied',
  refunded: 'depositRefunded',
  forfeited: 'depositForfeited',
};

/** What is wrong with the books, each as one line; nothing when they are right. */
export function auditLedger({ transactions, deposits }: Books): readonly string[] {
  return [
    ...faultsOfTransactions(transactions),
    ...faultsOfDeposits(transactions, deposits),
    ...faultsOfBalances(balancesOf(transactions)),
  ];
}

/** What stands on each account. */
export function balancesOf(transactions: readonly LedgerTransaction[]): Readonly<Record<Account, Fen>> {
  const balances = Object.fromEntries(ACCOUNTS.map((account) => [account, fen(0)])) as Record<Account, Fen>;
  for (const { lines } of transactions)
    for (const { account, amountFen } of lines) balances[account] = addFen(balances[account], amountFen);
  return balances;
}

/** What the deposits of each state come to; those that were never paid are left out. */
export function depositSums(deposits: readonly HeldOrSettled[]): Readonly<Record<DepositState, Fen>> {
  const sums = Object.fromEntries(DEPOSIT_STATES.map((state) => [state, fen(0)])) as Record<
    DepositState,
    Fen
  >;
  for (const { state, amountFen } of deposits)
    if (state !== null) sums[state] = addFen(sums[state], amountFen);
  return sums;
}

function faultsOfTransactions(transactions: readonly LedgerTransaction[]): readonly string[] {
  const unbalanced = transactions
    .filter(({ lines }) => lines.length < 2 || sumOf(lines.map(({ amountFen }) => amountFen)) !== 0)
    .map(({ key }) => `${key} does not balance`);
  const lastPlaces = new Map(transactions.map(({ key }, place) => [key, place]));
  const twice = transactions.filter(({ key }, place) => lastPlaces.get(key) !== place);
  return [...unbalanced, ...twice.map(({ key }) => `${key} is booked twice`)];
}

function faultsOfDeposits(
  transactions: readonly LedgerTransaction[],
  deposits: readonly HeldOrSettled[],
): readonly string[] {
  const sums = depositSums(deposits);
  const booked = (kind: LedgerKind): Fen =>
    sumOf(transactions.filter((each) => each.kind === kind).flatMap(({ lines }) => onDeposits(lines)));
  const receivedFen = 0 - booked('paymentReceived');
  const accounted = sumOf(DEPOSIT_STATES.map((state) => sums[state]));
  const faults = receivedFen === accounted ? [] : [`received ${receivedFen}, accounted for ${accounted}`];
  for (const [outcome, kind] of Object.entries(BOOKED_AS) as [DepositOutcome, LedgerKind][]) {
    const bookedFen = booked(kind);
    if (bookedFen !== sums[outcome]) faults.push(`${outcome} ${sums[outcome]}, booked ${bookedFen}`);
  }
  return faults;
}

function faultsOfBalances(balances: Readonly<Record<Account, Fen>>): readonly string[] {
  const total = sumOf(ACCOUNTS.map((account) => balances[account]));
  const faults = total === 0 ? [] : [`all accounts together stand at ${total}`];
  // What is owed stands below nought, what is with the provider above it.
  if (balances.provider < 0) faults.push(`more was paid back than came in: ${balances.provider}`);
  for (const account of ['deposits', 'refundsDue', 'surplus', 'outside'] as const)
    if (balances[account] > 0) faults.push(`${account} stands at ${balances[account]}`);
  return faults;
}

function onDeposits(lines: LedgerTransaction['lines']): readonly Fen[] {
  return lines.filter(({ account }) => account === 'deposits').map(({ amountFen }) => amountFen);
}

function sumOf(amounts: readonly Fen[]): Fen {
  return amounts.reduce(addFen, fen(0));
}
