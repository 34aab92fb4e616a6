// One order as it was given to one owner, and what came back.
import type { LotAnswer } from '../lot-answer';
import type { LotOrder } from '../lot-host';

export interface Submission {
  readonly ownerId: number;
  readonly lotId: number;
  readonly order: LotOrder;
  readonly sentAtMs: number;
  /** The version that the owner had told its watchers when the order reached it. */
  readonly toldVersion: number;
  /** A turn of its lot was being written. */
  readonly cameDuringAWrite: boolean;
  /** Null until answered, for ever if the owner crashed. */
  answer: LotAnswer | null;
}
