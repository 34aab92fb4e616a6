// What comes back from a lot's mailbox: what was done and is on disk, or a refusal.
import type { LotRejection } from '@haopai/lot';

/** The order is carried out and on disk. */
export interface Done {
  readonly kind: 'done';
  /** Version and hash that the order gave the lot, or had given it when it came first. */
  readonly version: number;
  readonly hash: string;
  /** For a bid: its amount and the end of the countdown that it started. For a ceiling: the amount that is in force. */
  readonly amountFen: number | null;
  readonly endsAtMs: number | null;
}

export type RuntimeRejection =
  /** The mailbox is full: nothing was decided. */
  | { readonly code: 'SERVER.BUSY'; readonly data: { readonly retryAfterMs: number } }
  /** Not known to be on disk: the same bid id sent again tells the truth. */
  | { readonly code: 'SERVER.UNAVAILABLE'; readonly data: { readonly retryAfterMs: number } };

export interface NotDone {
  readonly kind: 'refused';
  readonly rejection: LotRejection | RuntimeRejection;
}

/** The lot is not held here, or no longer: nothing was decided, and whoever holds it can be asked. */
export interface Elsewhere {
  readonly kind: 'elsewhere';
}

export type LotAnswer = Done | NotDone | Elsewhere;

const RETRY_AFTER_MS = 500;

export const BUSY: NotDone = {
  kind: 'refused',
  rejection: { code: 'SERVER.BUSY', data: { retryAfterMs: RETRY_AFTER_MS } },
};

export const UNAVAILABLE: NotDone = {
  kind: 'refused',
  rejection: { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: RETRY_AFTER_MS } },
};

export const ELSEWHERE: Elsewhere = { kind: 'elsewhere' };
