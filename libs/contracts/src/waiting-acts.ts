// What waits for a second person, whichever part of the office it belongs to: one queue for all staff (docs/adr/0150).
import type { ApprovalKind } from './approvals';
import type { StopKind } from './auction-stops';
import type { Refusal } from './refusal-codes';

/** Which part of the api it belongs to, and so by which request it is decided. */
export const WAITING_SOURCES = ['stop', 'approval', 'refundOutside', 'draft'] as const;
export type WaitingSource = (typeof WAITING_SOURCES)[number];

/** `refundOutside`: paid back past the provider, as one says. `publication`: of a draft that is ready. */
export type WaitingKind = StopKind | ApprovalKind | 'refundOutside' | 'publication';

/** By name, as the record of acts writes facts. */
export type WaitingFacts = Readonly<Record<string, unknown>>;

/** What `auctionState` in facts says of an auction, or of one of its lots (`inSale`, `withdrawn`). */
export type WaitingAuctionState =
  'draft' | 'coming' | 'live' | 'suspended' | 'cancelled' | 'inSale' | 'withdrawn';

export interface WaitingActView {
  readonly source: WaitingSource;
  /** Of the source: a number's digits, or a refund's number. */
  readonly id: string;
  readonly kind: WaitingKind;
  /** As the record writes it: `auction:12`. */
  readonly subject: string;
  readonly auctionId: number | null;
  readonly auctionTitle: string | null;
  readonly plateNumber: string | null;
  readonly amountFen: number | null;
  /** What stands now, of what would be another; empty where that is not known. */
  readonly before: WaitingFacts;
  readonly after: WaitingFacts;
  readonly reason: string;
  readonly askedBy: {
    readonly id: number;
    readonly name: string;
    /** Null for an account that is not there any more. */
    readonly accountCreatedAtMs: number | null;
  };
  readonly askedAtMs: number;
  /** Afterwards nobody can confirm it any more; null: as long as nobody decides. */
  readonly holdsUntilMs: number | null;
  /** A sale that runs, or begins in minutes, waits for it. */
  readonly isUrgent: boolean;
  /** Whoever reads this has asked for it. */
  readonly isOwn: boolean;
  /** Why whoever reads this cannot confirm it; null for whoever can. */
  readonly refusal: Refusal | null;
}

/** `GET /admin/waiting`: what one may see, the urgent first, then the oldest. */
export interface WaitingActsView {
  readonly readAtMs: number;
  readonly items: readonly WaitingActView[];
}
