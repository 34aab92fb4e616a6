// The back office's settlement: winners and their balances, refunds that failed, odd payments, the books, and their comparison with the provider.
import type { OrderPaymentView, PlateFate } from './admin-orders';
import type { PlateView } from './lots';
import type { OrderKind, OrderState, RefundState } from './orders';

/**
 * `due`: the balance waits for money. `paid`: by the balance, or by the deposit alone. `defaulted`: not paid in time. `returned`: the
 * price was paid back and the plate is the office's again.
 */
export const WINNER_STATES = ['due', 'paid', 'defaulted', 'returned'] as const;
export type WinnerState = (typeof WINNER_STATES)[number];

/** `GET /admin/settlement/auctions?page=&size=`: those that have ended, the newest first. */
export interface SettlementHead {
  readonly auctionId: number;
  readonly title: string;
  readonly endedAtMs: number;
  /** Null while bidders are being settled. */
  readonly settledAtMs: number | null;
  readonly won: number;
  readonly due: number;
  readonly paid: number;
  readonly defaulted: number;
  /** A server of the release before tells of none of these. */
  readonly returned?: number;
  /** Paid back, or on its way, of the prices of its lots. */
  readonly pricesBackFen?: number;
  /** Of the lots that were won, and neither defaulted nor returned. */
  readonly hammerFen: number;
  /** Of the balances that wait for money. */
  readonly dueFen: number;
  readonly refundsWaiting: number;
  readonly refundsFailed: number;
}

/** `GET /admin/settlement/auctions/:id`. */
export interface SettlementView extends SettlementHead {
  readonly deposits: DepositSums;
}

/** Received = held + applied + refunded + forfeited, at all times. */
export interface DepositSums {
  readonly receivedFen: number;
  readonly heldFen: number;
  readonly appliedFen: number;
  readonly refundedFen: number;
  readonly forfeitedFen: number;
}

/** `GET /admin/settlement/auctions/:id/winners?state=&page=&size=`, in the order of the lots. */
export interface WinnerView {
  readonly lotId: number;
  readonly auctionId: number;
  readonly plate: PlateView;
  readonly state: WinnerState;
  /** The release before told neither. */
  readonly lotNo?: number;
  readonly citizenId?: number;
  readonly paddleNo: number | null;
  /** Its first character and no more. */
  readonly citizenName: string;
  readonly hammerFen: number;
  readonly depositFen: number;
  /** When the plate was fetched; null until then, missing from a server of the release before. */
  readonly collectedAtMs?: number | null;
  /** Null where the deposit has paid for all. */
  readonly balance: WinnerBalance | null;
}

/** `POST /admin/settlement/lots/:id/contact` `{ reason }`: to call a winner; nothing of it is masked. */
export interface WinnerContact {
  readonly lotId: number;
  readonly citizenName: string;
  /** Null where there is none, as of a closed account. */
  readonly mobile: string | null;
}

export interface WinnerBalance {
  readonly orderNo: string;
  /** Goes up with each change of the order; an extension names the one that it saw. */
  readonly version: number;
  readonly state: OrderState;
  readonly amountFen: number;
  readonly dueAtMs: number;
  /** An extension may go so far. */
  readonly latestDueAtMs: number;
  readonly paidAtMs: number | null;
  /** Of this order, paid back or on its way. */
  readonly backFen?: number;
  /** Somebody asked for a refund, and a colleague has to decide. */
  readonly isRefundAsked?: boolean;
  /** By hand; those that came by themselves are not counted. */
  readonly remindersByHand: number;
  /** The latest, by hand or not. */
  readonly remindedAtMs: number | null;
}

/** `POST /admin/settlement/lots/:id/extend`. */
export interface ExtendBalanceBody {
  readonly version: number;
  readonly dueAtMs: number;
  readonly reason: string;
}

/** A group of `GET /admin/settlement/refunds`: `failed` is the worklist. */
export type RefundGroup = 'failed' | 'waiting' | 'done';

/** Why money goes back: the rule that wants it, or `staff`. */
export type RefundReason =
  | 'wonNothing'
  | 'abovePrice'
  | 'enrolledTooLate'
  | 'auctionCancelled'
  | 'steppedBack'
  | 'plateGone'
  | 'reservationGivenBack'
  | 'paidTooLate'
  | 'paidTwice'
  | 'staff';

export interface RefundCase {
  readonly refundNo: string;
  readonly orderNo: string;
  readonly orderKind: OrderKind;
  readonly plateNumber: string | null;
  readonly amountFen: number;
  /** A {@link RefundReason}, or one of an older program. */
  readonly why: string;
  readonly state: RefundState;
  readonly attempts: number;
  /** The provider's code for it, or our own. */
  readonly lastFailure: string | null;
  readonly wantedAtMs: number;
  readonly changedAtMs: number;
  /** Somebody says that it was paid back past the provider; settled when a second person has confirmed it. */
  readonly outside: RefundOutside | null;
  /** Of one that staff asked for. */
  readonly approval?: RefundApproval | null;
}

export interface RefundApproval {
  readonly askedByName: string;
  readonly decidedByName: string;
  readonly reason: string;
  readonly plate: PlateFate;
}

export interface RefundOutside {
  /** Of the transfer. */
  readonly reference: string;
  readonly reason: string;
  readonly staffId: number;
  readonly staffName: string;
  readonly atMs: number;
  readonly confirmedByName: string | null;
  readonly confirmedAtMs: number | null;
}

/** `POST /admin/settlement/refunds/:refundNo/outside`. */
export interface SettleOutsideBody {
  readonly reference: string;
  readonly reason: string;
}

/** A group of `GET /admin/settlement/odd-payments`: `open` is the worklist. */
export type OddPaymentGroup = 'open' | 'closed';

/** What somebody found and did at the provider. `paidBack`: the money went back there. `nothingCame`: there is no money. */
export const ODD_PAYMENT_OUTCOMES = ['paidBack', 'nothingCame'] as const;
export type OddPaymentOutcome = (typeof ODD_PAYMENT_OUTCOMES)[number];

/** A payment of which the provider tells another amount than ours: it pays nothing, and somebody has to look. */
export interface OddPaymentCase {
  readonly paymentNo: string;
  readonly provider: OrderPaymentView['provider'];
  readonly orderNo: string;
  readonly orderKind: OrderKind;
  readonly plateNumber: string | null;
  /** What was to be paid. */
  readonly amountFen: number;
  /** What the provider tells; null where an older program found it. */
  readonly toldFen: number | null;
  readonly createdAtMs: number;
  /** Null while it is open. */
  readonly closing: OddPaymentClosing | null;
}

export interface OddPaymentClosing {
  readonly outcome: OddPaymentOutcome;
  readonly reason: string;
  readonly staffName: string;
  readonly atMs: number;
}

/** `POST /admin/settlement/odd-payments/:paymentNo/close`. */
export interface CloseOddPaymentBody {
  readonly outcome: OddPaymentOutcome;
  readonly reason: string;
}

export type LedgerAccount =
  'provider' | 'deposits' | 'sales' | 'forfeits' | 'refundsDue' | 'surplus' | 'outside';

export type LedgerEntryKind =
  | 'paymentReceived'
  | 'surplusReceived'
  | 'depositApplied'
  | 'depositForfeited'
  | 'depositRefunded'
  | 'refundBegun'
  | 'surplusReturned'
  | 'refundPaid'
  | 'refundPaidOutside';

/** `GET /admin/settlement/ledger`, the newest first. A line above nought is a debit, one below nought a credit. */
export interface LedgerEntryView {
  readonly id: number;
  readonly atMs: number;
  readonly kind: LedgerEntryKind;
  readonly key: string;
  readonly orderNo: string;
  readonly orderKind: OrderKind;
  readonly lines: readonly { readonly account: LedgerAccount; readonly amountFen: number }[];
}

/** `GET /admin/settlement/ledger/sums`: of all, or of an auction; from `fromMs` until before `toMs`. */
export interface LedgerSums {
  readonly fromMs: number;
  readonly toMs: number;
  readonly auctionId: number | null;
  readonly entries: number;
  readonly accounts: readonly AccountSums[];
  /** As they stand at the end of the period: by the ledger. */
  readonly deposits: DepositSums;
  /** What happened to deposits within the period. */
  readonly moved: Omit<DepositSums, 'heldFen'>;
  /** What does not add up; empty when the books are right. */
  readonly faults: readonly LedgerFault[];
}

/** `unbalanced`: an entry's lines, or all accounts together. `deposits`: the ledger says other than the deposits themselves. */
export type LedgerFault = 'unbalanced' | 'deposits';

export interface AccountSums {
  readonly account: LedgerAccount;
  readonly openingFen: number;
  readonly debitFen: number;
  /** Above nought. */
  readonly creditFen: number;
  readonly closingFen: number;
}

/** `waiting` until an instance takes it up; `failed` when the provider could not be asked: it is tried again by itself. */
export type ReconciliationState = 'waiting' | 'running' | 'done' | 'failed';

/** `GET /admin/settlement/reconciliations`, the newest first. */
export interface ReconciliationHead {
  readonly id: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: ReconciliationState;
  /** Null for the daily one. */
  readonly staffName: string | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number | null;
  /** Payments and refunds that the provider was asked about. */
  readonly asked: number;
  readonly oursInFen: number;
  readonly theirsInFen: number;
  readonly oursOutFen: number;
  readonly theirsOutFen: number;
  readonly differences: number;
  /** Neither explained nor mended. */
  readonly open: number;
}

/**
 * `notPaid`: booked here, and the provider knows no such payment. `otherAmount`: it knows one of another amount. `notBooked`: it was
 * paid there and is not booked here. `refundNotPaid`, `refundNotBooked`: the same of refunds. `refundedTwice`: paid back outside,
 * and by the provider as well. `notAnswered`: the provider did not tell.
 */
export type DifferenceKind =
  | 'notPaid'
  | 'otherAmount'
  | 'notBooked'
  | 'refundNotPaid'
  | 'refundNotBooked'
  | 'refundedTwice'
  | 'notAnswered';

export type DifferenceState = 'open' | 'explained' | 'mended';

/** `GET /admin/settlement/reconciliations/:id/differences`. */
export interface DifferenceView {
  readonly id: number;
  readonly kind: DifferenceKind;
  /** Number of the payment or of the refund. */
  readonly number: string;
  readonly orderNo: string | null;
  readonly oursFen: number;
  readonly theirsFen: number;
  readonly state: DifferenceState;
  /** What we have not booked can be booked by the provider's word. */
  readonly isMendable: boolean;
  readonly note: string | null;
  readonly closedByName: string | null;
  readonly closedAtMs: number | null;
}

/** `POST /admin/settlement/differences/:id/explain` and `/mend`. */
export interface CloseDifferenceBody {
  readonly note: string;
}

/** `POST /admin/settlement/reconciliations`: whole days in Beijing, of which the last may be today. */
export interface ReconcileBody {
  /** `2026-11-26`. */
  readonly fromDay: string;
  readonly toDay: string;
}

/** How the winners of an auction are ordered; with a stroke before it, the other way round. */
export const WINNER_SORTS = [
  'lot',
  '-lot',
  'hammer',
  '-hammer',
  'balance',
  '-balance',
  'due',
  '-due',
] as const;
export type WinnerSort = (typeof WINNER_SORTS)[number];

/** `POST /admin/settlement/auctions/:id/remind`. */
export interface RemindedView {
  readonly reminded: number;
  /** Who owes and was not reminded: just now, often enough, or more than go at once. */
  readonly left: number;
}
