// What the record of an ended auction shows that may be bidders acting together: hints with their evidence for people to judge, and never a judgement.

export const PATTERN_KINDS = [
  // Citizens of several paddles have logged in from one browser.
  'sharedDevice',
  // … or from one network address, in the days of the auction.
  'sharedAddress',
  // A paddle won nothing, and lost nearly every lot that it bid on to the same other.
  'losesToSame',
  // A paddle answers bids faster than a hand can.
  'fasterThanPeople',
  // A paddle walks up a maximum bid by the smallest steps, and leaves the lot to it.
  'probesMaximum',
] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** What of a pattern is seen at one lot. */
export interface PatternLot {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  /** Bids that show it. */
  readonly times: number;
}

export interface PatternView {
  readonly kind: PatternKind;
  /** 1 to 100: how much of what was looked at shows it. It is not a probability. */
  readonly score: number;
  /** Of `losesToSame` and `probesMaximum` who does it first, then who gains by it; otherwise in their order. */
  readonly paddles: readonly number[];
  /** `times` of `of` show it: lots of those that they bid on, or bids of those that they made. */
  readonly times: number;
  readonly of: number;
  /** The beginning of the keyed hash of the browser or address that they share. */
  readonly mark: string | null;
  /** The fastest answer, in milliseconds. */
  readonly fastestMs: number | null;
  readonly lots: readonly PatternLot[];
}

/** `POST /admin/auctions/:id/patterns`: reading it is put on record. */
export interface PatternReport {
  readonly auctionId: number;
  /** That have bid. */
  readonly paddles: number;
  readonly bids: number;
  /** The highest score first. */
  readonly patterns: readonly PatternView[];
  /** How many more there are, of lower scores. */
  readonly leftOut: number;
}

/** `GET /results/:auctionId/patterns`, for everybody: how many of each kind were found, and nothing of whose. */
export interface PatternSums {
  readonly auctionId: number;
  readonly paddles: number;
  readonly bids: number;
  readonly found: Readonly<Record<PatternKind, number>>;
}
