// What became of one bid, and what counts as an answer to it.

export interface BidNote {
  /** Epoch milliseconds. */
  readonly sentAtMs: number;
  /** To the answer that settled it, asking again included. */
  readonly tookMs: number;
  /** `accepted`, the code of a refusal, or what happened to the line, at the first try. */
  readonly first: string;
  /** The same of the last try; a bid without an answer is asked again under its id. */
  readonly last: string;
}

/** Answers that say something about the bid: whoever got one was heard. */
const ANSWERS: readonly string[] = ['accepted', 'BID.TOO_LOW', 'BID.ALREADY_LEADING'];

export function isLost({ first }: BidNote): boolean {
  return !ANSWERS.includes(first);
}

/** Lost at first, and answered when it was asked again. */
export function isRescued(note: BidNote): boolean {
  return isLost(note) && ANSWERS.includes(note.last);
}
