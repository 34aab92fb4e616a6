// What is asked of, or decided about, a published auction, and that auction as the rules of it see it.
import type { AdminStopView, LotPhase, StopKind } from '@haopai/contracts';

export interface Stop extends AdminStopView {
  /** The start that had been announced. */
  readonly wasMs: number;
}

/** One that stands. */
export interface DecidedStop {
  readonly id: number;
  readonly auctionId: number;
  readonly kind: StopKind;
  readonly lotId: number | null;
  readonly plateNumber: string | null;
  readonly reason: string;
  readonly untilMs: number | null;
}

/** A lot of it, as far as is written down. */
export interface StoppableLot {
  readonly lotId: number;
  /** Waiting before anything of it was written. */
  readonly phase: LotPhase;
}

/** Locked: nobody else changes it, is admitted to it or stops it until the transaction ends. Times by the database's clock. */
export interface StoppableAuction {
  readonly id: number;
  readonly title: string;
  readonly isDrill: boolean;
  readonly isPublished: boolean;
  readonly startsAtMs: number;
  readonly endedAtMs: number | null;
  readonly cancelledAtMs: number | null;
  readonly nowMs: number;
}
