// What the simulation watches for, each rule in the words of docs/architecture.md, and where breaches of it are noted.

export const INVARIANTS = {
  acknowledgedIsOnDisk:
    'every acknowledged bid is in the journal under its version and hash, and nowhere else',
  toldIsOnDisk: 'nothing is acknowledged or published before it is on disk',
  bidIsJournaledOnce: 'no bid id is journaled twice',
  versionsHaveNoGap: 'versions have no gap and no twin',
  chainHolds: 'each record carries the hash of its predecessor',
  replayGivesTheSameState: 'replaying the journal gives the state that the last owner has',
  priceRises: 'the price strictly rises',
  ceilingIsKept: 'no bid is made for a ceiling that is not in force, nor above it, nor off the ladder',
  ceilingIsServed: "no ceiling but the leader's could still bid, and the earlier one wins a tie",
  leaderNeverRaisesItself: 'a leader follows itself only where its ceiling wins a tie',
  noBidAfterTheEnd: 'no bid is accepted at or after endsAtMs',
  noCloseBeforeTheEnd: 'no lot closes before endsAtMs on the clock of the auction',
  bidRestartsTheCountdown: 'every accepted bid restarts the countdown',
  lastBidWins: 'the winner is the last accepted bid, unless its paddle was disqualified',
  disqualifiedStaysOut: 'no bid is accepted of a paddle that was disqualified',
  entryBacksOneLot: 'an entry stands behind one lot',
  sameBidSameReceipt: 'the same bid id with the same body gets one and the same receipt, from whomever',
  knownBidIsNeverRefused:
    'an owner that has told of a bid never refuses it, nor takes another body under its id',
  toldEndIsTheEnd: 'who is told that a lot has ended is told its end on disk',
  outageGivesTimeBack: 'after an outage a lot stays open for one countdown at least',
  cutOffGivesTimeBack: 'lots get time back when many of their bidders are cut off at once',
  cutOffIsReal: 'nobody gets time back for a few, or for those who left by themselves',
  cutOffIsGivenOnce: 'a cut-off makes a running lot end later once, by two countdowns at most',
  everyOrderIsAnswered: 'every order is answered unless its owner crashed',
  everyVersionIsPublished: 'an owner publishes every version in order',
  everyLotEnds: 'every lot ends',
} as const;

export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  readonly detail: string;
}

/** Breaches noted of each rule in a run; the first ones tell the story. */
const NOTED_MAX = 3;

export class ViolationLog {
  readonly found: Violation[] = [];

  /** Notes a breach unless the fact holds. */
  expect(holds: boolean, invariant: Invariant, detail: () => string): void {
    if (holds) return;
    const isTold = this.found.filter((violation) => violation.invariant === invariant).length >= NOTED_MAX;
    if (!isTold) this.found.push({ invariant, detail: detail() });
  }
}
