// The first of the two acts of bidding: a chosen step with its amount, which follows the price visibly and is never sent stale.

export interface LadderAmount {
  /** 0 is a first bid at the start price. */
  readonly stepFen: number;
  readonly amountFen: number;
}

export interface ArmedBid extends LadderAmount {
  /** The amount before the price moved, while the bidder has not yet confirmed the new one. */
  readonly movedFromFen: number | null;
  readonly shownSinceMs: number;
}

export type Press =
  | { readonly kind: 'send'; readonly amountFen: number }
  /** What was pressed is not what is armed now, or changed under the finger: press again. */
  | { readonly kind: 'moved' };

/** A press this soon after a change was meant for the amount before it. */
export const SETTLE_MS = 600;

export function armStep(step: LadderAmount, nowMs: number): ArmedBid {
  return { ...step, movedFromFen: null, shownSinceMs: nowMs };
}

/** Follows new amounts: the same step with its new amount, or nothing when the ladder no longer has that step. */
export function followPrice(
  armed: ArmedBid,
  amounts: readonly LadderAmount[],
  nowMs: number,
): ArmedBid | null {
  const step = amounts.find(({ stepFen }) => stepFen === armed.stepFen);
  if (step === undefined) return null;
  if (step.amountFen === armed.amountFen) return armed;
  return { ...step, movedFromFen: armed.movedFromFen ?? armed.amountFen, shownSinceMs: nowMs };
}

/** Judges the second act: only the amount that the bidder saw, and saw long enough, is sent. */
export function judgePress(armed: ArmedBid, seenFen: number, nowMs: number): Press {
  const isSettled = armed.movedFromFen === null || nowMs - armed.shownSinceMs >= SETTLE_MS;
  return seenFen === armed.amountFen && isSettled
    ? { kind: 'send', amountFen: armed.amountFen }
    : { kind: 'moved' };
}
