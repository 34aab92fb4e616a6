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

export interface Ending {
  readonly lots: number;
  /** Of the first lots, each sold to a bidder of its own; the others are not sold. */
  readonly pricesFen: readonly number[];
}

export function aFinishedSale(
  site: SaleSite,
  { lots, pricesFen }: Ending = { lots: LOTS, pricesFen: [START_FEN] },
): Promise<Sale> {
  return holdSale(site, { lots, pricesFen, bidders: pricesFen.length, arrange: () => Promise.resolve() });
}

/** The same with paid deposits: its winner owes a balance, and whoever won nothing is paid back. */
export function aSaleToSettle(site: SaleSite): Promise<Sale> {
  const arrange = async ({ auctionId }: Sale): Promise<void> =>
    holdDeposits(site.db, auctionId, await enrolmentsOf(site.db, auctionId));
  return holdSale(site, { lots: LOTS, pricesFen: [START_FEN], bidders: 2, arrange });
}

/** Waits until the auction is over and its result is there for everybody. */
export async function hasResult(
  { baseUrl }: SaleSite,
  { auctionId }: Pick<Sale, 'auctionId'>,
): Promise<void> {
  const status = async (): Promise<number> => (await fetch(`${baseUrl}/api/v1/results/${auctionId}`)).status;
  await eventually(status, 200, ENDED_WITHIN_MS);
}

interface Holding extends Ending {
  readonly bidders: number;
  readonly arrange: (sale: Sale) => Promise<void>;
}

async function holdSale(site: SaleSite, { lots, pricesFen, bidders, arrange }: Holding): Promise<Sale> {
  const sale = await arrangeSale(site.db, {
    ...{ lots, shares: Array.from({ length: bidders }, () => 1), opensInMs: FAR_AWAY_MS },
    ...{ firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS },
  });
  await arrange(sale);
  const rivals = await Promise.all(
    pricesFen.map((_, index) => Rival.enter(site.baseUrl, sale.auctionId, sale.bidders[index])),
  );
  await theStartComesIn(site, sale.auctionId, OPENS_IN_MS);
  await Promise.all(
    rivals.map((rival, index) => rival.bid(sale.lots[index]?.id ?? 0, pricesFen[index] ?? START_FEN)),
  );
  for (const rival of rivals) rival.leave();
  await hasResult(site, sale);
  return sale;
}
