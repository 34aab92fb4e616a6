// Where each kind of work is done: pure.
import { FAILED_LOG_IN_ACT, type WorkKind } from '@haopai/contracts';

export interface WorkPlace {
  readonly link: string;
  readonly query?: Readonly<Record<string, string>>;
}

export const WORK_PLACES: Readonly<Record<WorkKind, WorkPlace>> = {
  draftsToPublish: { link: '/auctions', query: { state: 'draft' } },
  approvals: { link: '/approvals' },
  drafts: { link: '/auctions', query: { state: 'draft' } },
  draftsMissed: { link: '/auctions', query: { state: 'draft' } },
  reservations: { link: '/reservations' },
  claims: { link: '/claims' },
  balancesDue: { link: '/settlement' },
  refundsFailed: { link: '/settlement/refunds', query: { group: 'failed' } },
  refundsToConfirm: { link: '/settlement/refunds', query: { group: 'failed' } },
  invoicesFailed: { link: '/settlement/invoices', query: { group: 'failed' } },
  oddPayments: { link: '/settlement/odd-payments' },
  differences: { link: '/settlement/reconciliations' },
  registerTroubles: { link: '/vehicle-register' },
  messagesDead: { link: '/messages', query: { group: 'dead' } },
  articleDrafts: { link: '/content/articles' },
  failedLogIns: { link: '/audit', query: { act: FAILED_LOG_IN_ACT } },
  newStaff: { link: '/staff' },
};
