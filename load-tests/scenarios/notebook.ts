// Port: where bidders, watchers and visitors write down what they saw; k6 and Node each keep it in their way.
import type { BidTry } from '../bidding/history.ts';

export interface RequestNote {
  /** Method and path with its parameters named, for example `GET /lots/:id`. */
  readonly name: string;
  readonly atMs: number;
  readonly tookMs: number;
  readonly hasSucceeded: boolean;
}

export interface Notebook {
  noteTry(bidTry: BidTry): void;
  /** How long after the newest of its bids was decided a tick came. */
  noteTick(atMs: number, latencyMs: number): void;
  noteRequest(request: RequestNote): void;
  /** A connection was lost, or could not be made. */
  noteLoss(): void;
  /** An acknowledged bid is answered otherwise when it is asked again. */
  noteLost(bidId: string): void;
}
