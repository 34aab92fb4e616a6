// The accounts of the ledger. A line above nought is a debit, one below nought a credit.

/**
 * `provider`: money that is with the payment provider, ours or not. `deposits`: held for those who paid them. `sales`: earned
 * by plates. `forfeits`: earned by deposits of defaulters. `refundsDue`: owed back and not there yet. `surplus`: came in
 * without an order that waited for it. `outside`: was paid back from elsewhere than the provider, and is to be made good there.
 */
export type Account = 'provider' | 'deposits' | 'sales' | 'forfeits' | 'refundsDue' | 'surplus' | 'outside';

export const ACCOUNTS: readonly Account[] = [
  'provider',
  'deposits',
  'sales',
  'forfeits',
  'refundsDue',
  'surplus',
  'outside',
];
