// A sale made for a load test, as it is handed to k6 in a file: where it is, its lots, and bidders who are logged in.

export interface LoadLot {
  readonly id: number;
  readonly startPriceFen: number;
}

export interface LoadBidder {
  readonly citizenId: number;
  readonly paddleNo: number;
  readonly accessCode: string;
  readonly entryIds: readonly number[];
  readonly username: string;
  /** Of a session that has entered the room; empty while the bidder is not logged in. */
  readonly cookie: string;
}

export interface LoadSale {
  /** Instances, or what stands before them; without a path. */
  readonly baseUrls: readonly string[];
  readonly auctionId: number;
  readonly opensAtMs: number;
  readonly firstBidMs: number;
  readonly countdownMs: number;
  readonly ladderFen: readonly number[];
  readonly lots: readonly LoadLot[];
  readonly bidders: readonly LoadBidder[];
  /** Of all of them: they exist in load tests only. */
  readonly password: string;
}

/** A bidder's place at one lot. */
export interface Seat {
  /** Of the bidder in the sale, from 0. */
  readonly bidder: number;
  readonly paddleNo: number;
  readonly cookie: string;
  readonly lot: LoadLot;
  readonly entryId: number;
  readonly ladderFen: readonly number[];
  /** Where the bidder is first; goes round when a connection is lost. */
  readonly baseUrls: readonly string[];
}

/** Bidders go round the lots, and round the instances. Throws when there is no such bidder. */
export function seatOf(sale: LoadSale, bidder: number): Seat {
  const person = sale.bidders[bidder];
  const lot = sale.lots[bidder % sale.lots.length];
  const entryId = person?.entryIds[0];
  if (person === undefined || lot === undefined || entryId === undefined) {
    throw new RangeError(`the sale has no bidder ${bidder}`);
  }
  const { paddleNo, cookie } = person;
  const { ladderFen, baseUrls } = sale;
  return { bidder, paddleNo, cookie, lot, entryId, ladderFen, baseUrls: rotated(baseUrls, bidder) };
}

function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
