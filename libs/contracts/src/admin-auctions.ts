// Auctions and lots as the back office prepares them: drafts, their lots from four sources, publication, what is changed after it.
import type { AdminStopView, AuctionStopView } from './auction-stops';
import type { AuctionView } from './auctions';
import type { EnrolmentState } from './enrolments';
import type { LotView, PlateView } from './lots';
import type { DepositState } from './orders';
import type { AuctionSums } from './results';
import type { SheetCause, SheetText, SheetWarning } from './sheets';
import type { StaffName } from './staff';

export type AdminAuctionState = 'draft' | 'coming' | 'live' | 'past';

/** What is settled while an auction is a draft, and never afterwards. Times in epoch milliseconds UTC, money in fen. */
export interface AuctionTerms {
  readonly title: string;
  readonly startsAtMs: number;
  readonly depositFen: number;
  readonly sharesMax: number;
  readonly paymentDays: number;
  readonly firstBidMs: number;
  readonly countdownMs: number;
  readonly ladderFen: readonly number[];
  /** By how much each lot opens after the one before it; 0 when all open together. */
  readonly staggerMs: number;
  /** What a buyer is told of the pick-up in this auction, beside the office's address and hours; empty for nothing. */
  readonly pickUpText: string;
  /** When it takes enrolments: null for from its publication, and until its start. Left out, a known draft keeps what it has. */
  readonly enrolmentOpensAtMs?: number | null;
  readonly enrolmentClosesAtMs?: number | null;
  /** So many times its deposit an entry may bid: 1 to LIMIT_FACTOR_MAX, null for no limit. Left out, a known draft keeps what it has. */
  readonly limitFactor?: number | null;
  /** A rehearsal with toy plates: without deposit, and nothing of it counts. Left out, a new draft is none, and a known one stays what it is. */
  readonly isDrill?: boolean;
}

export interface ChangeTermsBody extends AuctionTerms {
  /** Of the auction, as it was read. */
  readonly version: number;
}

export interface AuctionVersionBody {
  readonly version: number;
}

/** `POST /admin/auctions/:id/publish` */
export interface PublishAuctionBody extends AuctionVersionBody {
  /** Why it starts sooner than the rules want a published sale to start; asked for with `AUCTION.SHORT_NOTICE`. */
  readonly shortNoticeReason?: string;
}

export interface DiscardAuctionBody extends AuctionVersionBody {
  readonly reason: string;
}

export interface CopyAuctionBody {
  readonly title: string;
  readonly startsAtMs: number;
  /** With those lots whose plates are free. */
  readonly withLots: boolean;
}

/** After the publication only these change, each time with a note that everybody reads. */
export interface AmendAuctionBody extends AuctionVersionBody {
  readonly note: string;
  readonly title?: string;
  readonly pickUpText?: string;
}

export interface AdminAuctionView extends AuctionTerms {
  readonly id: number;
  readonly state: AdminAuctionState;
  readonly publishedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly settledAtMs: number | null;
  readonly lotCount: number;
  /** Of those, the ones that paid reservations brought. */
  readonly reservedLotCount: number;
  /** Citizens who have paid. */
  readonly bidderCount: number;
  /** Who changed it last; the publisher is somebody else. Null where a tool wrote it. */
  readonly changedBy: StaffName | null;
  readonly publishedBy: StaffName | null;
  readonly version: number;
  readonly isDrill: boolean;
  readonly enrolmentOpensAtMs: number | null;
  readonly enrolmentClosesAtMs: number | null;
  readonly limitFactor: number | null;
  readonly stop: AuctionStopView | null;
}

export type ObstacleCode =
  | 'AUCTION.SAME_PERSON'
  | 'STAFF.TOO_NEW'
  | 'STAFF.OTHER_TOO_NEW'
  | 'STAFF.PAIR_REFUSED'
  | 'AUCTION.NO_LOTS'
  | 'AUCTION.STARTS_IN_PAST'
  | 'AUCTION.NO_DEPOSIT'
  | 'AUCTION.ENROLMENT_OVER'
  | 'AUCTION.LIMIT_BELOW_START'
  | 'AUCTION.PLATES_CLAIMED'
  | 'AUCTION.WRONG_PLATES'
  | 'AUCTION.NEAR_SALE'
  | 'AUCTION.NEAR_DRILL';

/** `GET /admin/auctions/:id` */
export interface AdminAuctionDetail extends AdminAuctionView {
  /** Why whoever asks cannot publish it now; empty when they can, and when it is published. */
  readonly obstacles: readonly ObstacleCode[];
  /** Plates of its lots that went another way. */
  readonly claimed: readonly ClaimedPlate[];
  /** The published sale that a drill is too near to, or the drill that a sale is too near to. */
  readonly near: NearAuction | null;
  /** Of a draft that is no drill: what the rules say of the time between its publication and its start. */
  readonly notice: AuctionNotice | null;
  /** Of a draft: those that are published and take bids at the same time, OVERLAPS_TOLD_MAX at most. In the way of nothing. */
  readonly overlaps: readonly OverlappingAuction[];
  /** As citizens read them, the newest first. */
  readonly notes: readonly AuctionNoteView[];
  /** What was asked of it since its publication, and what became of that; the newest first. */
  readonly stops: readonly AdminStopView[];
  /** Null until it has ended; missing from a server of the release before. */
  readonly result?: AuctionSums | null;
  /** Of a draft: who has looked at all of it as it stands; missing from a server of the release before. */
  readonly checks?: readonly AuctionCheckView[];
}

export interface AuctionCheckView {
  readonly staffId: number;
  readonly staffName: string;
  readonly atMs: number;
}

/** If it were published now. */
export interface AuctionNotice {
  readonly noticeDays: number;
  /** The first start that would leave so many days. */
  readonly earliestAtMs: number;
  /** It starts before: publishing it needs a reason of its own. */
  readonly isShort: boolean;
}

/** `endsAtMs` is reckoned: lots that are bid on go on. */
export interface OverlappingAuction {
  readonly auctionId: number;
  readonly title: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** A drill runs beside no sale, nor an hour before or after one. `endsAtMs` is reckoned: lots that are bid on go on. */
export interface NearAuction {
  readonly auctionId: number;
  readonly title: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** What ends before this is far enough away. */
  readonly freeUntilAtMs: number;
  /** What starts after this is far enough away. */
  readonly freeFromAtMs: number;
}

/** Why a plate cannot be sold in this auction: it has another way to an owner, or has one. */
export type PlateClaim = 'forSale' | 'held' | 'sold' | 'inAuction' | 'reserved';

export interface ClaimedPlate {
  readonly number: string;
  readonly claim: PlateClaim;
}

export interface AuctionNoteView {
  readonly atMs: number;
  readonly note: string;
}

/** `GET /auctions/:id/notes`: what was said about an auction after its publication, for everybody. */
export interface AuctionNotesView {
  /** Empty when nothing is to be said. */
  readonly pickUpText: string;
  readonly notes: readonly AuctionNoteView[];
  /** Special conditions or files are there, at `/auctions/:id/conditions`. Missing where the release before answers, which knows none. */
  readonly hasConditions?: boolean;
}

/** `GET /admin/auctions/:id/preview`: as a citizen will see it. */
export interface AuctionPreview {
  readonly auction: AuctionView;
  readonly lots: readonly LotView[];
  readonly pickUpText: string;
}

/** A lot as it is written down: by hand, or in a line of a spreadsheet. */
export interface LotDraft {
  readonly plateNumber: string;
  /** Of new-energy plates always green. */
  readonly colour?: PlateView['colour'];
  readonly isPersonalised?: boolean;
  /** A code, or a name in either language. Of a plate in the stock the stock's, when left out. */
  readonly region?: string;
  readonly startPriceFen: number;
}

export interface AddLotsBody extends AuctionVersionBody {
  readonly lots: readonly LotDraft[];
}

export interface AddStockLotsBody extends AuctionVersionBody {
  readonly plateNumbers: readonly string[];
  readonly startPriceFen: number;
}

/** Of a drill: so many toy plates that it does not have yet, PLATES_AT_ONCE_MAX at most. */
export interface AddToyLotsBody extends AuctionVersionBody {
  readonly count: number;
  readonly startPriceFen: number;
}

export interface ChangeLotBody extends AuctionVersionBody, LotDraft {}

export interface RemoveLotsBody extends AuctionVersionBody {
  readonly lotIds: readonly number[];
}

/** Lots of a draft, or of an auction that was cancelled, into another draft: out of a draft they go, of what was cancelled they are copied. */
export interface MoveLotsBody extends RemoveLotsBody {
  readonly toAuctionId: number;
  /** Of that draft, as it was read. */
  readonly toVersion: number;
}

/** `POST /admin/auctions/:id/lots/order`: these lots stand from `toLotNo` on, in the order given; the others close up around them. */
export interface OrderLotsBody extends RemoveLotsBody {
  readonly toLotNo: number;
}

/** `POST /admin/auctions/:id/lots/prices` */
export interface PriceLotsBody extends RemoveLotsBody {
  readonly startPriceFen: number;
}

/** `POST /admin/auctions/:id/lots/openings`: the first of them at `opensAtMs`, each other so much after the one before it in the order given. */
export interface OpenLotsBody extends RemoveLotsBody {
  /** Null: again as the auction's own stagger says. */
  readonly opensAtMs: number | null;
  readonly staggerMs: number;
}

/** A plate that a paid reservation brought leaves the draft, and its deposit goes back. */
export interface GiveBackLotBody extends AuctionVersionBody {
  /** The citizen reads it. */
  readonly reason: string;
}

export interface AdminLotView {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plate: PlateView;
  readonly startPriceFen: number;
  readonly opensAtMs: number;
  /** The paid reservation that brought it: of its lot the start price can be changed, and it is moved or given back, not removed. */
  readonly reservationId: number | null;
  /** Taken out of the sale after its publication. */
  readonly isWithdrawn: boolean;
  /** It opens so long after the start, whatever its number; a server of the release before does not say. */
  readonly hasOwnOpening?: boolean;
}

export type LotColumn = 'plate' | 'colour' | 'personalised' | 'region' | 'startPrice';

export type LotFaultRule =
  | 'COLUMN.MISSING'
  | 'PLATE.EXAMPLE'
  | 'PLATE.MALFORMED'
  | 'PLATE.NO_TOY'
  | 'PLATE.REPEATED'
  | `PLATE.CLAIMED.${PlateClaim}`
  | 'COLOUR.UNKNOWN'
  | 'COLOUR.NOT_OF_KIND'
  | 'PERSONALISED.UNKNOWN'
  | 'REGION.MISSING'
  | 'REGION.UNKNOWN'
  | 'PRICE.MISSING'
  | 'PRICE.UNREADABLE'
  | 'PRICE.OUT_OF_RANGE';

/** What is wrong with one cell. */
export interface LotFault {
  /** As the spreadsheet counts lines, its header being the first; of lots written by hand, from 1. */
  readonly line: number;
  readonly column: LotColumn;
  readonly rule: LotFaultRule;
  /** What stands there. */
  readonly value: string;
  /** Where the rule alone does not say what to do; a server of the release before tells of none. */
  readonly cause?: SheetCause;
}

/** A line that is right, as the lot that it will be. */
export interface SheetLot {
  readonly line: number;
  readonly plate: PlateView;
  readonly startPriceFen: number;
}

/** `POST /admin/auctions/:id/sheet/check`: nothing is written. */
export interface SheetCheck {
  /** Lines below the header that are not empty. */
  readonly lineCount: number;
  readonly lots: readonly SheetLot[];
  /** FAULTS_TOLD_MAX of them at most. */
  readonly faults: readonly LotFault[];
  readonly faultCount: number;
  readonly warnings: readonly SheetWarning[];
  /** A server of the release before does not send it. */
  readonly text?: SheetText<LotColumn>;
  /** How full the draft is; a server of the release before does not say. */
  readonly draft?: DraftRoom;
}

export interface DraftRoom {
  readonly lotCount: number;
  readonly lotsMax: number;
}

/** A plate of the stock that could become a lot. */
export interface StockPlateView extends PlateView {
  /** What it was last offered for at a fixed price. */
  readonly lastPriceFen: number | null;
}

export const OVERLAPS_TOLD_MAX = 10;
export const AUCTION_LOTS_MAX = 1_000;
/** After the start of their auction. */
export const LOT_OPENS_AFTER_MS_MAX = 7 * 24 * 3_600_000;
/** From one lot to the next. */
export const STAGGER_MS_MAX = 10 * 60_000;
/** Added to a draft in one act, from the stock or as toys. */
export const PLATES_AT_ONCE_MAX = 200;
/** Of one share. */
export const DEPOSIT_FEN_MAX = 10_000_000_000;
export const LIMIT_FACTOR_MAX = 1_000;

/** `GET /admin/auctions/:id/enrolments`. Never the access code, a mobile or a document's number. */
export interface AdminEnrolmentView {
  readonly id: number;
  readonly citizenId: number;
  readonly citizenName: string;
  readonly citizenKind: 'person' | 'organisation';
  readonly region: string;
  readonly state: EnrolmentState;
  readonly paddleNo: number | null;
  readonly createdAtMs: number;
  readonly paidAtMs: number | null;
  readonly orderNo: string | null;
  readonly entries: readonly AdminEntryView[];
}

export interface AdminEntryView {
  readonly entryId: number;
  readonly vin: string;
  readonly state: EnrolmentState;
  readonly isReserved: boolean;
  readonly depositFen: number | null;
  readonly deposit: DepositState | null;
  /** The lot that it stands behind. */
  readonly lot: { readonly lotId: number; readonly lotNo: number; readonly plateNumber: string } | null;
}

/** `GET /admin/auction-terms`: what a new draft begins with. */
export type UsualTerms = Omit<
  AuctionTerms,
  | 'title'
  | 'startsAtMs'
  | 'pickUpText'
  | 'isDrill'
  | 'enrolmentOpensAtMs'
  | 'enrolmentClosesAtMs'
  | 'limitFactor'
>;

export type ExportFormat = 'csv' | 'xlsx';
