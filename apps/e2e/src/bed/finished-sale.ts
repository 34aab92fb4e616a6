// An auction that is over: its first lot sold to a paddle, its second one unsold. Nobody needs to look on.
import { enrolmentsOf, holdDeposits } from '../../../../tools/seed';
import { eventually } from './eventually';
import { Rival } from './rival';
import { arrangeSale, type Sale, START_FEN } from './sale';
import type { SaleSite } from './sale-site';
import { theStartComesIn } from './time-passes';

const ENDED_WITHIN_MS = 120_000;
const LOTS = 2;
/** Who bids is in the room before the start comes: it is far away until then. */
const FAR_AWAY_MS = 3_600_000;
const OPENS_IN_MS = 2_000;
const FIRST_BID_MS = 3_000;
const COUNTDOWN_MS = 2_000;
/** The lowest of the ladder. */
const STEP_FEN = 1_000_00;

export interface Ending {
  readonly lots: number;
  /** Of the first lots, each sold to a bidder of its own; the others are not sold. */
  readonly pricesFen: readonly number[];
}

export function aFinishedSale(
  site: SaleSite,
  { lots, pricesFen }: Ending = { lots: LOTS, pricesFen: [START_FEN] },
): Promise<Sale> {
  const arrange = (): Promise<void> => Promise.resolve();
  return holdSale(site, { lots, bids: oneEach(pricesFen), bidders: pricesFen.length, arrange });
}

function oneEach(pricesFen: readonly number[]): readonly BidOf[] {
  return pricesFen.map((amountFen, index) => ({ bidder: index, lot: index, amountFen }));
}

function haveDeposits({ db }: SaleSite) {
  return async ({ auctionId }: Sale): Promise<void> =>
    holdDeposits(db, auctionId, await enrolmentsOf(db, auctionId));
}

/** The same with paid deposits: its winner owes a balance, and whoever won nothing is paid back. */
export function aSaleToSettle(site: SaleSite): Promise<Sale> {
  const bids = oneEach([START_FEN]);
  return holdSale(site, { lots: LOTS, bids, bidders: 2, arrange: haveDeposits(site) });
}

/** Won by the second bidder for a step more than what the first had bid; both have paid deposits. */
export function aSaleWithARunnerUp(site: SaleSite): Promise<Sale> {
  const bids = [
    { bidder: 0, lot: 0, amountFen: START_FEN },
    { bidder: 1, lot: 0, amountFen: START_FEN + STEP_FEN },
  ];
  return holdSale(site, { lots: LOTS, bids, bidders: 2, arrange: haveDeposits(site) });
}

/** Waits until the auction is over and its result is there for everybody. */
export async function hasResult(
  { baseUrl }: SaleSite,
  { auctionId }: Pick<Sale, 'auctionId'>,
): Promise<void> {
  const status = async (): Promise<number> => (await fetch(`${baseUrl}/api/v1/results/${auctionId}`)).status;
  await eventually(status, 200, ENDED_WITHIN_MS);
}

/** Places among the bidders and the lots. */
interface BidOf {
  readonly bidder: number;
  readonly lot: number;
  readonly amountFen: number;
}

interface Holding {
  readonly lots: number;
  readonly bidders: number;
  /** In this order on each lot. */
  readonly bids: readonly BidOf[];
  readonly arrange: (sale: Sale) => Promise<void>;
}

async function holdSale(site: SaleSite, { lots, bids, bidders, arrange }: Holding): Promise<Sale> {
  const sale = await arrangeSale(site.db, {
    ...{ lots, shares: Array.from({ length: bidders }, () => 1), opensInMs: FAR_AWAY_MS },
    ...{ firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS },
  });
  await arrange(sale);
  const bidding = [...new Set(bids.map(({ bidder }) => bidder))];
  const rivals = new Map<number, Rival>();
  await Promise.all(
    bidding.map(async (bidder) =>
      rivals.set(bidder, await Rival.enter(site.baseUrl, sale.auctionId, sale.bidders[bidder])),
    ),
  );
  await theStartComesIn(site, sale.auctionId, OPENS_IN_MS);
  const bidOn = async (lot: number): Promise<void> => {
    for (const { bidder, amountFen } of bids.filter((bid) => bid.lot === lot))
      await rivals.get(bidder)?.bid(sale.lots[lot]?.id ?? 0, amountFen);
  };
  await Promise.all(sale.lots.map((_, lot) => bidOn(lot)));
  for (const rival of rivals.values()) rival.leave();
  await hasResult(site, sale);
  return sale;
}
