// How a bidder's program sends a bid; it speaks to one instance at a time and goes on to the next when the connection is lost.
import type { LotTick } from '@haopai/contracts';
import type { BidAnswer, BidOrder } from './history.ts';

export interface BidLine {
  readonly by: 'socket' | 'rest';
  /** The instance that it speaks to now. */
  readonly baseUrl: string;
  /** Waits for a connection, not longer than its patience; false when there is none yet. */
  isReady(): Promise<boolean>;
  /** Never rejects: a lost connection is an unknown answer. */
  send(order: BidOrder): Promise<BidAnswer>;
  /** What to do with the ticks of the lot that it watches, if it watches one. */
  onTick: (tick: LotFigures) => void;
  /** Goes on as a new session. */
  renew(cookie: string): void;
  close(): void;
}

/** What ticks, snapshots and views of a lot have in common. */
export type LotFigures = Pick<
  LotTick,
  'lotId' | 'version' | 'phase' | 'priceFen' | 'leaderPaddle' | 'endsAtMs'
> &
  Partial<Pick<LotTick, 'bids'>>;

export const ANSWER_PATIENCE_MS = 4_000;
export const RECONNECT_AFTER_MIN_MS = 100;
export const RECONNECT_AFTER_MAX_MS = 400;
