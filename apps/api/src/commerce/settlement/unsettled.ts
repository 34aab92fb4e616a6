// What is left to settle of an ended auction.
import type { PlateView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';

export interface EndedAuction {
  readonly id: number;
  readonly title: string;
  readonly startsAtMs: number;
  readonly endedAtMs: number;
  readonly paymentDays: number;
  /** What nobody won in it goes back for that reason. */
  readonly isCancelled: boolean;
}

/** A bidder of an ended auction, none of whose entries is settled. */
export interface UnsettledEnrolment {
  readonly enrolmentId: number;
  readonly citizenId: number;
  readonly language: Language;
  /** Put out of the auction: what the paddle had won is sold to nobody (ADR 25). */
  readonly isDisqualified: boolean;
}

/** Ids of enrolments, both ends within. */
export interface EnrolmentRange {
  readonly fromId: number;
  readonly toId: number;
  readonly except: readonly number[];
}

export interface UnsettledEntry {
  readonly entryId: number;
  readonly vin: string;
  /** The lot that it won; null when it won none. */
  readonly won: Win | null;
}

export interface Win {
  readonly lotId: number;
  readonly plate: PlateView;
  readonly hammerFen: number;
}
