// What is agreed about a lot before it opens. Comes from its auction (docs/domain.md, "Auction") and never changes afterwards.
import type { Fen, Ladder } from '@haopai/rules';

export interface LotTerms {
  readonly lotId: number;
  readonly startPriceFen: Fen;
  /** Steps above the current price that a bid may take. */
  readonly ladder: Ladder;
  /** Length of the countdown that waits for a first bid (five minutes in the manual). */
  readonly firstBidMs: number;
  /** Length of the countdown that every accepted bid restarts (one minute in the manual). */
  readonly countdownMs: number;
  readonly opensAtMs: number;
}
