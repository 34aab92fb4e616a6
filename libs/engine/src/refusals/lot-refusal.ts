// A refusal of an admitted bidder's order by a lot, as it is judged, and the rows in which refusals are written down for the public log.
import type { LotRejectionCode } from '@haopai/lot';

/** `maximum`: an order about a maximum bid; its ids are apart from those of bids. */
export type RefusedOrder = 'bid' | 'maximum';

export interface LotRefusal {
  readonly lotId: number;
  readonly order: RefusedOrder;
  /** The id that the bidder chose for the order. */
  readonly orderId: string;
  /** Whose orders are counted together: an entry, or the paddle of an order that names none. */
  readonly orderedBy: string;
  readonly paddleNo: number;
  /** What was offered; null of an order that offers nothing. */
  readonly amountFen: number | null;
  readonly receivedAtMs: number;
  readonly code: LotRejectionCode;
  /** The price that the order was judged by; null before the first bid. */
  readonly priceFen: number | null;
  /** The version of the lot that the order was judged by. */
  readonly version: number;
}

/** Whose order it was: for the list of whoever gave it, never for the log. */
export interface RefusedOwner {
  readonly paddleNo: number;
  readonly orderId: string;
  readonly amountFen: number;
}

/** As it is written down. */
export interface WrittenRefusal {
  readonly order: RefusedOrder;
  /** SHA-256 of the order's id, 64 hex digits. */
  readonly idHash: string;
  readonly receivedAtMs: number;
  readonly code: string;
  readonly priceFen: number | null;
  readonly version: number;
  /** Missing of an order that offers nothing, and in rows of the release before. */
  readonly own?: RefusedOwner;
}

/** Of one entry in a minute, beyond those that are written one by one. */
export interface CountedRefusals {
  readonly fromMs: number;
  readonly count: number;
  /** Whose they were: for their list, never for the log. Missing in rows of the release before. */
  readonly paddleNo?: number;
}

/** The refusals of one turn of a lot, or how many more of one entry there were in a minute. */
export type RefusalRow = {
  /** Of whoever wrote it, from 1: a row that is written again takes its own place. */
  readonly rowNo: number;
  readonly lotId: number;
  /** From then on the row changes no more, epoch milliseconds. */
  readonly isFinalAtMs: number;
} & ({ readonly refusals: readonly WrittenRefusal[] } | { readonly more: CountedRefusals });

/** Port: takes rows that are written behind the answers. */
export interface RefusalRows {
  /** All of them or none; one that is there already is written over. Rejects when nobody knows. */
  write(rows: readonly RefusalRow[]): Promise<void>;
}
