// The city's stock of plates as the back office keeps it: put in, offered at a fixed price, taken off sale, followed to an owner.
import type { ListingState } from './listings';
import type { PlateView } from './lots';
import type { SheetCause, SheetText, SheetWarning } from './sheets';

/** `unlisted` until it is offered at a fixed price for the first time. */
export type StockState = 'unlisted' | ListingState;

/** The way that a plate goes which the fixed-price sale does not see. */
export type PlateWay = 'inAuction' | 'reserved' | 'sold';

/**
 * Where a plate is now, the first of these that holds: a lot of a draft, of a published auction; at a fixed price, with an order that waits; reserved;
 * with an owner, or won; what became of it in the last auction that had it; and `free`, in the stock alone.
 */
export const STOCK_PLACES = [
  'draft',
  'auction',
  'forSale',
  'held',
  'reserved',
  'sold',
  'unsold',
  'withdrawn',
  'defaulted',
  'free',
] as const;
export type StockPlaceKind = (typeof STOCK_PLACES)[number];

export interface StockPlace {
  readonly kind: StockPlaceKind;
  /** The auction that has it or had it last; null where that is not what the place says. */
  readonly lot: { readonly auctionId: number; readonly title: string; readonly lotNo: number } | null;
  /** Of a won plate the order of its balance. */
  readonly orderNo: string | null;
}

/** Money in fen, times in epoch milliseconds UTC. */
export interface StockItemView {
  readonly id: number;
  readonly plate: PlateView;
  readonly state: StockState;
  /** What it is, or was last, offered for. */
  readonly priceFen: number | null;
  /** The order that holds it, or by which it was sold. */
  readonly orderNo: string | null;
  /** Null when nothing else claims it. */
  readonly way: PlateWay | null;
  /** In lists and details; a server of the release before does not say. */
  readonly place?: StockPlace;
  /** Goes up with each change by staff; an act names the one that it saw. */
  readonly version: number;
}

/** `number` by its characters, `newest` what was put in last. */
export type StockSort = 'newest' | 'number' | 'price' | '-price';

/** One thing that happened to a plate. */
export interface PlateEventView {
  readonly atMs: number;
  readonly kind: 'staff' | 'order' | 'lot' | 'reservation' | 'owner';
  /** The act (`stock.listed`), the order's event (`OrderPaid`), or the state of the lot (or how its sale came to nothing), reservation or ownership. */
  readonly what: string;
  /** Staff by name; a citizen's name masked. */
  readonly who: string | null;
  readonly reason: string | null;
  readonly amountFen: number | null;
  readonly orderNo: string | null;
  readonly auctionId: number | null;
  /** Missing from a server of the release before. */
  readonly auctionTitle?: string | null;
  readonly lotNo: number | null;
}

/** `GET /admin/stock/plates/:id` */
export interface StockItemDetail extends StockItemView {
  /** The oldest first. */
  readonly history: readonly PlateEventView[];
}

/** What all plates of a range have in common, and one has. */
export interface PlateTerms {
  /** Blue, and of new-energy plates green, when left out. */
  readonly colour?: PlateView['colour'];
  readonly isPersonalised: boolean;
  readonly region: string;
  /** For sale at once at this price; into the stock alone when left out. */
  readonly priceFen?: number;
}

export interface AddPlateBody extends PlateTerms {
  readonly plateNumber: string;
}

/** `浙G·8000A–8099A` counts from one to the other; in `浙G·8???A` each question mark is any digit. */
export interface RangeBody extends PlateTerms {
  readonly pattern: string;
}

/** `POST /admin/stock/range/check`: nothing is written. */
export interface RangeCheck {
  /** So many would be put in. */
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  /** In the stock already, and left as they are. */
  readonly presentCount: number;
  /** In an auction, reserved or sold; left out. */
  readonly claimedCount: number;
}

export interface AddRangeBody extends RangeBody {
  /** As the check told it: with another number nothing is written. */
  readonly count: number;
}

export interface PlatesAdded {
  readonly count: number;
}

export interface ChangePlateBody {
  readonly version: number;
  readonly colour: PlateView['colour'];
  readonly isPersonalised: boolean;
  readonly region: string;
  /** Of what is for sale; as it was when left out. */
  readonly priceFen?: number;
  readonly reason: string;
}

export interface SeenPlate {
  readonly id: number;
  readonly version: number;
}

/** All of them or none. */
export interface StockActBody {
  readonly plates: readonly SeenPlate[];
  readonly reason: string;
}

export interface PriceStockBody extends StockActBody {
  readonly priceFen: number;
}

export type PlateColumn = 'plate' | 'colour' | 'personalised' | 'region' | 'price';

export type PlateFaultRule =
  | 'COLUMN.MISSING'
  | 'PLATE.EXAMPLE'
  | 'PLATE.MALFORMED'
  | 'PLATE.REPEATED'
  | 'PLATE.PRESENT'
  | `PLATE.CLAIMED.${PlateWay}`
  | 'COLOUR.UNKNOWN'
  | 'COLOUR.NOT_OF_KIND'
  | 'PERSONALISED.UNKNOWN'
  | 'REGION.MISSING'
  | 'REGION.UNKNOWN'
  | 'PRICE.UNREADABLE'
  | 'PRICE.OUT_OF_RANGE';

/** What is wrong with one cell. */
export interface PlateFault {
  /** As the spreadsheet counts lines, its header being the first; 1 for a plate put in by hand. */
  readonly line: number;
  readonly column: PlateColumn;
  readonly rule: PlateFaultRule;
  /** What stands there. */
  readonly value: string;
  /** Where the rule alone does not say what to do; a server of the release before tells of none. */
  readonly cause?: SheetCause;
}

/** A line that is right, as the plate that it will be. */
export interface SheetPlate {
  readonly line: number;
  readonly plate: PlateView;
  readonly priceFen: number | null;
}

/** `POST /admin/stock/sheet/check`: nothing is written. */
export interface PlateSheetCheck {
  /** Lines below the header that are not empty. */
  readonly lineCount: number;
  readonly plates: readonly SheetPlate[];
  /** FAULTS_TOLD_MAX of them at most. */
  readonly faults: readonly PlateFault[];
  readonly faultCount: number;
  readonly warnings: readonly SheetWarning[];
  /** A server of the release before does not send it. */
  readonly text?: SheetText<PlateColumn>;
}

export const RANGE_PLATES_MAX = 1_000;
/** Of one act. */
export const STOCK_ACT_PLATES_MAX = 200;
