// What can be wrong with a journal, and one place where it is.

/** Each fault with the rule that it breaks. */
export const FAULTS = {
  UNREADABLE: 'no version of the program has written this event',
  VERSION_GAP: 'versions have no gap',
  CHAIN_BROKEN: 'each event carries the SHA-256 of its predecessor',
  TIME_COLUMN: 'the time beside an event is the time in it',
  TIME_BACKWARDS: 'the time of a lot never runs backwards',
  OUT_OF_PHASE: 'an event follows only in a phase that knows it',
  OTHER_LOT: 'the terms of a lot are its own',
  OPENED_OTHERWISE:
    'a lot opens when it was announced, with its whole first countdown; before that only to be suspended',
  PRICE_NOT_RISING: 'the price strictly rises',
  NOT_ON_LADDER: 'a bid by hand is the start price, or a step of the ladder above the price',
  LEADER_RAISED_ITSELF: 'the leader cannot raise itself',
  CEILING_NOT_KEPT:
    'a bid for a ceiling is made at once while it is in force, and is the smallest that leads or the last that it reaches',
  CEILING_PASSED_OVER: "every ceiling but the leader's has been bid up to, and the earlier one wins a tie",
  BID_TWICE: 'a bid id is accepted once',
  BID_TOO_LATE: 'no bid is accepted at or after the end',
  BID_WITHOUT_COUNTDOWN: 'every accepted bid restarts the countdown',
  CLOSED_EARLY: 'no lot closes before its end',
  LAST_BID_LOST: 'the last accepted bid wins',
  BID_OF_DISQUALIFIED: 'a disqualified paddle bids no more',
  LEAD_NOT_LAPSED: 'a paddle that is disqualified loses its lead, and the first countdown begins anew',
  PAUSED_OTHERWISE: 'a pause freezes what is left of the countdown',
  RESUMED_OTHERWISE: 'a lot goes on with what was left: after a pause, or the outage of one that ran',
  ACT_TOO_LATE: 'what has run out is not paused, withdrawn or given time, and nobody loses it any more',
  RESUMED_SHORT: 'a lot resumes with at least one countdown',
  CUT_OFF_AGAIN: 'the time of a cut-off is given back to a lot that runs, once',
  CUT_OFF_TOO_LONG: 'a cut-off gives two countdowns at most',
  PADDLE_WITH_TWO_ENTRIES: 'a paddle bids on a lot with one entry',
  ENTRY_OF_TWO_PADDLES: 'an entry is of one paddle',
  ENTRY_BEHIND_TWO_LOTS: 'an entry stands behind one lot',
  ENTRY_NOT_BOUND: 'an entry is bound in the transaction of its first bid',
  ENTRY_BOUND_WITHOUT_BID: 'an entry is bound to the lot of its bids',
  HEAD_AHEAD: 'the head of a lot is never ahead of its journal',
  HEAD_DIFFERS: 'the head of a lot says what its journal says',
} as const;

export type Fault = keyof typeof FAULTS;

export interface Finding {
  readonly fault: Fault;
  readonly lotId: number;
  /** The event where it shows; null when it is not about one event. */
  readonly version: number | null;
  readonly detail: string;
}
