// What turnovers come to: accounts, deposits, and whether it all adds up. Pure.
import type { AccountSums, DepositSums, LedgerFault, LedgerSums } from '@haopai/contracts';
import { ACCOUNTS } from '@haopai/orders';
import type { BookSums, Turnover } from './book-sums.store';
import type { BookScope } from './books.store';

/** Of a period that has not ended what the deposits themselves say is of the same moment, and must be the same. */
export function sumBooks(scope: BookScope, sums: BookSums): LedgerSums {
  const isUntilNow = scope.toMs > sums.nowMs;
  const { turnovers, entries } = sums;
  const accounts = ACCOUNTS.map((account) => sumsOf(account, turnovers));
  const deposits = depositsAtEnd(turnovers);
  return {
    ...scope,
    entries,
    accounts,
    deposits,
    moved: {
      receivedFen: on(turnovers, 'paymentReceived', 'creditFen'),
      appliedFen: on(turnovers, 'depositApplied', 'debitFen'),
      refundedFen: on(turnovers, 'depositRefunded', 'debitFen'),
      forfeitedFen: on(turnovers, 'depositForfeited', 'debitFen'),
    },
    faults: faultsOf(accounts, deposits, sums, isUntilNow),
  };
}

function sumsOf(account: AccountSums['account'], turnovers: readonly Turnover[]): AccountSums {
  const own = turnovers.filter((turnover) => turnover.account === account);
  const total = (name: 'openingFen' | 'debitFen' | 'creditFen'): number =>
    own.reduce((sum, turnover) => sum + turnover[name], 0);
  const [openingFen, debitFen, creditFen] = [total('openingFen'), total('debitFen'), total('creditFen')];
  return { account, openingFen, debitFen, creditFen, closingFen: openingFen + debitFen - creditFen };
}

/** From the beginning to the end of the period, as the ledger has it. */
function depositsAtEnd(turnovers: readonly Turnover[]): DepositSums {
  const receivedFen =
    on(turnovers, 'paymentReceived', 'creditFen') - on(turnovers, 'paymentReceived', 'openingFen');
  const ended = (kind: Turnover['kind']): number =>
    on(turnovers, kind, 'debitFen') + on(turnovers, kind, 'openingFen');
  const [appliedFen, refundedFen, forfeitedFen] = [
    ended('depositApplied'),
    ended('depositRefunded'),
    ended('depositForfeited'),
  ];
  const heldFen = 0 - sumsOf('deposits', turnovers).closingFen;
  return { receivedFen, heldFen, appliedFen, refundedFen, forfeitedFen };
}

function faultsOf(
  accounts: readonly AccountSums[],
  deposits: DepositSums,
  { unbalanced, deposits: told }: BookSums,
  isUntilNow: boolean,
): readonly LedgerFault[] {
  const total = accounts.reduce((sum, { closingFen }) => sum + closingFen, 0);
  const { receivedFen, heldFen, appliedFen, refundedFen, forfeitedFen } = deposits;
  const isAccounted = receivedFen === heldFen + appliedFen + refundedFen + forfeitedFen;
  const isAsTold =
    heldFen === (told.get('held') ?? 0) &&
    appliedFen === (told.get('applied') ?? 0) &&
    refundedFen === (told.get('refunded') ?? 0) &&
    forfeitedFen === (told.get('forfeited') ?? 0);
  return [
    ...(total !== 0 || unbalanced > 0 ? ['unbalanced' as const] : []),
    ...(isAccounted && (isAsTold || !isUntilNow) ? [] : ['deposits' as const]),
  ];
}

/** On the account of deposits. */
function on(
  turnovers: readonly Turnover[],
  kind: Turnover['kind'],
  name: 'openingFen' | 'debitFen' | 'creditFen',
): number {
  return turnovers.find((each) => each.kind === kind && each.account === 'deposits')?.[name] ?? 0;
}
