// A lot as the wire shows it: its live figures, its lines in the bid record, its snapshot and its ticks.

/** A hundred million yuan, for a bid and a ceiling: what is offered for more could never be bid on. */
export const BID_FEN_MAX = 10_000_000_000;
/** Of a plate for sale, and of a lot to begin with. */
export const PRICE_FEN_MIN = 100;
export const PRICE_FEN_MAX = BID_FEN_MAX;

export type LotPhase = 'waiting' | 'fiveMinutes' | 'oneMinute' | 'paused' | 'sold' | 'unsold' | 'withdrawn';

export interface PlateView {
  /** Without the dot, for example `浙G8888A`. */
  readonly number: string;
  readonly kind: 'ordinary' | 'newEnergy';
  readonly colour: 'blue' | 'yellow' | 'green';
  /** Open to every region. */
  readonly isPersonalised: boolean;
  /** Administrative code of the region whose citizens may buy it, for example `330702`. */
  readonly region: string;
}

/** The figures of a lot that change while it is live. */
export interface LotFigures {
  readonly lotId: number;
  /** Number of events in the lot's journal; grows by one with each. */
  readonly version: number;
  readonly phase: LotPhase;
  /** The last accepted bid, be it that nobody leads with it any more; null before the first. */
  readonly priceFen: number | null;
  /** Null before the first bid, and when the paddle that led was disqualified. */
  readonly leaderPaddle: number | null;
  /** When the running countdown ends; null while none runs. */
  readonly endsAtMs: number | null;
}

/** The figures of a lot as a board tells them. */
export interface BoardFigures extends LotFigures {
  /** Time left on a paused lot's frozen countdown. */
  readonly remainingMs: number | null;
  /** Why the lot is paused or withdrawn. */
  readonly reason: string | null;
}

export interface LotView extends BoardFigures {
  readonly auctionId: number;
  /** Position in the auction, from 1. */
  readonly lotNo: number;
  readonly plate: PlateView;
  readonly startPriceFen: number;
  readonly opensAtMs: number;
}

export interface BidLine {
  readonly version: number;
  readonly paddleNo: number;
  readonly amountFen: number;
  readonly atMs: number;
  /** Once the lot has closed, true of a bid that it made for a ceiling. In no tick, and absent otherwise. */
  readonly isByCeiling?: true;
}

/** `cutOff`: many of those in the room were cut off at once, and the lot got that time back. `sealed`: a ceiling was set, changed or cancelled. Told when the lot has closed, as `ceilingSet` or `ceilingCancelled`. */
export type NoteKind =
  | 'scheduled'
  | 'opened'
  | 'paused'
  | 'resumed'
  | 'outage'
  | 'withdrawn'
  | 'disqualified'
  | 'sold'
  | 'unsold'
  | 'sealed'
  | 'ceilingSet'
  | 'ceilingCancelled'
  | 'cutOff';

/** An event of the lot that is not a bid. */
export interface NoteLine {
  readonly version: number;
  readonly kind: NoteKind;
  readonly atMs: number;
  /** Given with paused, resumed, withdrawn and disqualified; with cutOff how many of how many, as `7/20`. */
  readonly reason?: string;
  /** Given with ceilingSet, ceilingCancelled and disqualified. */
  readonly paddleNo?: number;
  /** Given with ceilingSet: the ceiling. */
  readonly amountFen?: number;
}

/** Answer to `lot.watch`: the lot and the newest lines of its record, oldest first. */
export interface LotSnapshot {
  readonly lot: LotView;
  readonly bids: readonly BidLine[];
  readonly notes: readonly NoteLine[];
  /** True when the record has older lines than these. */
  readonly hasOlder: boolean;
  /** The watching bidder's own; absent for everybody else, and when the lot could not be asked: then `GET /lots/:id/proxy` tells. */
  readonly ownCeiling?: OwnCeiling | null;
}

/**
 * What happened on a lot since its last tick. Lines are oldest first; `bids` and `notes` hold 20 each at most, and `moreBids`
 * says that the record has more of either. Every version is either a bid or a note, so a client at version c has missed something unless
 * this tick brings a line for each of c+1…version.
 */
export interface LotTick extends BoardFigures {
  readonly bids: readonly BidLine[];
  readonly notes: readonly NoteLine[];
  readonly moreBids: boolean;
}

/** One line of `GET /lots/:id/record`: the public part of a journaled event and its place in the hash chain. */
export interface RecordLine {
  readonly version: number;
  readonly kind: 'bid' | NoteKind;
  readonly atMs: number;
  readonly paddleNo: number | null;
  /** Of a bid or a sale its amount, of a ceiling the ceiling. */
  readonly amountFen: number | null;
  readonly endsAtMs: number | null;
  readonly reason: string | null;
  /** Of a bid, once the lot has closed: whether the lot made it for a ceiling. Null before, and for all other lines. */
  readonly isByCeiling: boolean | null;
  /** SHA-256, hex, over the predecessor's hash and this event. */
  readonly hash: string;
}

/** An act of a person, which counts only if it reaches the site within `HELD_PRESS_MS`. */
export interface PressedBody {
  /** When it was pressed, by the auction's clock as the page knows it; absent where nobody presses. */
  readonly pressedAtMs?: number;
}

export interface PlaceBidBody extends PressedBody {
  readonly amountFen: number;
  readonly entryId: number;
}

/** An accepted bid, after it is on disk. */
export interface BidReceipt {
  readonly version: number;
  readonly hash: string;
  readonly priceFen: number;
  readonly endsAtMs: number;
}

/** Up to where the lot is to bid for a paddle, the smallest step each time. A whole number of smallest steps, else rounded down to one. */
export interface SetProxyBody extends PressedBody {
  readonly ceilingFen: number;
  readonly entryId: number;
}

/** A ceiling in force, after it is on disk. */
export interface ProxyReceipt {
  readonly version: number;
  readonly hash: string;
  /** As it is in force: rounded down to what the smallest steps reach from the price. */
  readonly ceilingFen: number;
}

/** A cancelled ceiling, after that is on disk. What was bid for it stands. */
export interface ProxyCancellation {
  readonly version: number;
  readonly hash: string;
}

/** A bidder's own ceiling; nobody else is told of it before the lot has closed. Reached once the price leaves no step below it. */
export interface OwnCeiling {
  readonly ceilingFen: number;
  readonly entryId: number;
  readonly setAtMs: number;
}

/** Answer to `GET /lots/:id/proxy`. */
export interface OwnProxy {
  readonly ceiling: OwnCeiling | null;
}
