// An auction that is over: its first lot sold to a paddle, its second one unsold. Nobody needs to look on.
import { enrolmentsOf, holdDeposits } from '../../../../tools/seed';
import { eventually } from './eventually';
import { Rival } from './rival';
import { arrangeSale, type Sale, START_FEN } from './sale';
import type { SaleSite } from './sale-site';

const LOTS = 2;
const OPENS_IN_MS = 2_000;
const FIRST_BID_MS = 8_000;
const COUNTDOWN_MS = 2_000;
const ENDED_WITHIN_MS = 60_000;

const SHORT = { lots: LOTS, opensInMs: OPENS_IN_MS, firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS };

export async function aFinishedSale(site: SaleSite): Promise<Sale> {
  const sale = await arrangeSale(site.db, { shares: [1], ...SHORT });
  await bidOnFirstLot(site.baseUrl, sale);
  await hasResult(site, sale);
  return sale;
}

/** The same with paid deposits: its winner owes a balance, and whoever won nothing is paid back. */
export async function aSaleToSettle(site: SaleSite): Promise<Sale> {
  const sale = await arrangeSale(site.db, { shares: [1, 1], ...SHORT });
  await holdDeposits(site.db, sale.auctionId, await enrolmentsOf(site.db, sale.auctionId));
  await bidOnFirstLot(site.baseUrl, sale);
  await hasResult(site, sale);
  return sale;
}

/** Waits until the auction is over and its result is there for everybody. */
export async function hasResult(
  { baseUrl }: SaleSite,
  { auctionId }: Pick<Sale, 'auctionId'>,
): Promise<void> {
  const status = async (): Promise<number> => (await fetch(`${baseUrl}/api/v1/results/${auctionId}`)).status;
  await eventually(status, 200, ENDED_WITHIN_MS);
}

async function bidOnFirstLot(baseUrl: string, { auctionId, lots, bidders }: Sale): Promise<void> {
  const [lot] = lots;
  if (lot === undefined) throw new Error('a lot was expected');
  const rival = await Rival.enter(baseUrl, auctionId, bidders[0]);
  await rival.bid(lot.id, START_FEN);
  rival.leave();
}
