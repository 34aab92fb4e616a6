// What waits for somebody of the staff: the work that their role may do, and the sales that are near.

export const WORK_KINDS = [
  /** Drafts that somebody else made ready. */
  'draftsToPublish',
  /** What colleagues asked for, and one may decide by the steps that count. */
  'approvals',
  'drafts',
  /** Not published by their start, with plates of paid reservations: their citizens wait. */
  'draftsMissed',
  'reservations',
  /** Claims of citizens, and replies to them that are overdue. */
  'claims',
  'balancesDue',
  'refundsFailed',
  /** Paid back past the provider, as somebody else says. */
  'refundsToConfirm',
  'invoicesFailed',
  'oddPayments',
  'differences',
  /** The vehicle register refused, did not answer, or has not heard that a plate came back. */
  'registerTroubles',
  'messagesDead',
  'articleDrafts',
  /** Of the last day. */
  'failedLogIns',
  /** Accounts that colleagues have made, reset or given other roles, while they are too new to be the second of two. */
  'newStaff',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface WorkItem {
  readonly kind: WorkKind;
  readonly count: number;
  /** Since when the oldest waits; null where it has no such time. */
  readonly oldestAtMs: number | null;
  /** When the first must be done; null where nothing is due. */
  readonly dueAtMs: number | null;
  /** It has waited too long, or is due too soon. */
  readonly isLate: boolean;
}

/** An auction that runs, or begins within a day. */
export interface WorkSession {
  readonly auctionId: number;
  readonly title: string;
  readonly startsAtMs: number;
  readonly isLive: boolean;
  readonly isDrill: boolean;
  readonly lotCount: number;
  readonly bidderCount: number;
}

/** Of the day in Beijing; fen. */
export interface WorkMoney {
  readonly paidCount: number;
  readonly paidFen: number;
  /** Balances that have to be paid before the day ends, late ones among them. */
  readonly dueCount: number;
  readonly dueFen: number;
  /** When the last reconciliation ended; null before the first. */
  readonly reconciledAtMs: number | null;
}

/** `GET /admin/work`. */
export interface WorkView {
  readonly readAtMs: number;
  /** What one may do and is there, in the order of WORK_KINDS. */
  readonly items: readonly WorkItem[];
  /** What is nearest first; none for those who may not see auctions. */
  readonly sessions: readonly WorkSession[];
  /** Null for those who may not see settlement; the release before tells none. */
  readonly money?: WorkMoney | null;
}

/** What log-ins that failed are called on the record of acts. */
export const FAILED_LOG_IN_ACT = 'staff.logInFailed';

/** Why: `locked` by an administrator; `expired`: given more than a day ago; `tooOften`: nothing was compared any more. */
export type LogInFailure = 'password' | 'code' | 'passkey' | 'locked' | 'expired' | 'tooOften';

/** `GET /admin/me/alerts`: how one is told of what waits too long, beside home: once a day for each kind of work. */
export interface AlertWaysView {
  /** Null: not by mail. */
  readonly mail: string | null;
  /** Null: not by text. */
  readonly mobile: string | null;
  /** False where the site has no mail server: then nothing is sent. */
  readonly sendsMail: boolean;
}

/** `PUT /admin/me/alerts`: what is left out is no way any more. */
export interface AlertWaysBody {
  readonly mail?: string;
  readonly mobile?: string;
}
