// Proofs by the public log (C2SP tlog formats): what a browser checks by itself with libs/log.

export interface LogProof {
  /** Of the leaf, from nought. */
  readonly index: number;
  /** Its bytes: one line of JSON. */
  readonly leaf: string;
  /** Hashes in base64, the lowest first (RFC 6962, section 2.1.1). */
  readonly proof: readonly string[];
}

export interface LogProofs {
  /** The signed note under which they are proved. */
  readonly checkpoint: string;
  /** One or more: of an end there are two, the fact and what it came to. */
  readonly items: readonly LogProof[];
}

/** `GET /log/places?of=LOT:VERSION,LOT:HASH`: whether facts of the last minutes are in the log. Proofs and receipts are asked for by whoever wants them. */
export interface LogPlaces {
  /** In the order in which they were asked for, from nought; null: not in the log yet, or long ago. */
  readonly places: readonly (number | null)[];
}

/** The record of an ended auction, as a zip that anybody checks (docs/record.md). */
export interface AuctionRecordView {
  readonly auctionId: number;
  readonly byteCount: number;
  /** Of the zip, 64 hex digits. */
  readonly sha256: string;
  /** Leaves of the log that are in it, those of other auctions between its own as well. */
  readonly leaves: number;
  /** Leaves under its largest checkpoint. */
  readonly treeSize: number;
  readonly madeAtMs: number;
}

/** How the public log stands, and who signs it besides. */
export interface LogStatus {
  /** Its name. */
  readonly origin: string;
  /** Leaves under the newest checkpoint; null before the first. */
  readonly size: number | null;
  /** When it was signed. */
  readonly signedAtMs: number | null;
  /** To sign once more could contradict what was signed before: somebody has to look. */
  readonly isStopped: boolean;
  /** How many witnesses should have signed. */
  readonly wanted: number;
  /** How many have, the newest checkpoint or one of a minute before it. */
  readonly signed: number;
  readonly witnesses: readonly WitnessStatus[];
  /** Whether a time authority stamps the end of each auction. */
  readonly isStamped: boolean;
}

export interface WitnessStatus {
  readonly name: string;
  readonly isSigning: boolean;
  /** The newest checkpoint that it has signed; null where it is none of the last. */
  readonly size: number | null;
  /** By its own clock. */
  readonly signedAtMs: number | null;
}

/** A bid, a maximum bid that was refused, or a bid that a maximum bid made. */
export interface OwnBid {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly bidId: string;
  readonly kind: 'bid' | 'maximum' | 'forMaximum';
  readonly outcome: 'accepted' | 'refused';
  readonly amountFen: number;
  readonly atMs: number;
  /** Why it was refused. */
  readonly code: string | null;
  /** By which price and which version of the lot it was refused; of an accepted one, the version that it became. */
  readonly priceFen: number | null;
  readonly version: number;
  /** In the public log, from nought; null while it is not there yet. */
  readonly leafIndex: number | null;
}

/** Refusals beyond ten in a minute of an entry, which the log has as one number. */
export interface OwnRefusalCount {
  /** For its receipt. */
  readonly id: string;
  readonly lotId: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly count: number;
  /** As of a bid. */
  readonly leafIndex: number | null;
}

export interface OwnBids {
  readonly auctionId: number;
  readonly title: string;
  /** Null of whoever has not enrolled. */
  readonly paddleNo: number | null;
  /** The newest first. */
  readonly items: readonly OwnBid[];
  /** The newest first; left out by an instance of the release before, as `cut` is. */
  readonly counts?: readonly OwnRefusalCount[];
  /** How many are listed at most, where there are more: null where all are. */
  readonly cut?: {
    /** Of each lot. */
    readonly accepted: number | null;
    readonly refused: number | null;
  };
}
