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

export interface Choice {
  readonly armed: ArmedBid | null;
  /** What was armed is gone from the ladder: a start price, when somebody else was the first. */
  readonly hasLostStep: boolean;
}

export const NOTHING_CHOSEN: Choice = { armed: null, hasLostStep: false };

export type Press =
  | { readonly kind: 'send'; readonly amountFen: number }
  /** What was pressed is not what is armed now, or changed under the finger: press again. */
  | { readonly kind: 'moved' };

/** A press this soon after a change was meant for the amount before it. */
export const SETTLE_MS = 1_000;

/** What may be bid, since when it is so, and what it was before. */
export interface ShownLadder {
  readonly amounts: readonly LadderAmount[];
  readonly sinceMs: number;
  readonly before: readonly LadderAmount[];
}

/** Null when the ladder has no such step. Chosen on a ladder that has only just moved, it is as if chosen before that. */
export function armStep(
  { amounts, sinceMs, before }: ShownLadder,
  stepFen: number,
  nowMs: number,
): ArmedBid | null {
  const step = amounts.find((amount) => amount.stepFen === stepFen);
  if (step === undefined) return null;
  const aimedAt =
    nowMs - sinceMs < SETTLE_MS ? before.find((amount) => amount.stepFen === stepFen) : undefined;
  return aimedAt === undefined || aimedAt.amountFen === step.amountFen
    ? { ...step, movedFromFen: null, shownSinceMs: nowMs }
    : { ...step, movedFromFen: aimedAt.amountFen, shownSinceMs: sinceMs };
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

/** The choice on the ladder as it is now; a ladder without steps is one that is not known. */
export function followLadder(choice: Choice, amounts: readonly LadderAmount[], nowMs: number): Choice {
  if (choice.armed === null) return choice;
  const armed = followPrice(choice.armed, amounts, nowMs);
  return { armed, hasLostStep: armed === null && amounts.length > 0 };
}

/** It has not moved, or stood so long that it can have been read. */
export function isSettled({ movedFromFen, shownSinceMs }: ArmedBid, nowMs: number): boolean {
  return movedFromFen === null || nowMs - shownSinceMs >= SETTLE_MS;
}

/** Judges the second act: only the amount that the bidder saw, and saw long enough, is sent. */
export function judgePress(armed: ArmedBid, seenFen: number, nowMs: number): Press {
  return seenFen === armed.amountFen && isSettled(armed, nowMs)
    ? { kind: 'send', amountFen: armed.amountFen }
    : { kind: 'moved' };
}
