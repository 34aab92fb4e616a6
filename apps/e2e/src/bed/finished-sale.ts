// An auction that is over: its first lot sold to a paddle, its second one unsold. Nobody needs to look on.
import { randomUUID } from 'node:crypto';
import { LiveClient, logIn, RefusedError } from '../../../../tools/bots';
import { eventually } from './eventually';
import { arrangeSale, type Sale, START_FEN } from './sale';
import type { SaleSite } from './sale-site';

const LOTS = 2;
const OPENS_IN_MS = 2_000;
const FIRST_BID_MS = 8_000;
const COUNTDOWN_MS = 2_000;
const ENDED_WITHIN_MS = 60_000;

export async function aFinishedSale(site: SaleSite): Promise<Sale> {
  const sale = await arrangeSale(site.db, {
    shares: [1],
    lots: LOTS,
    opensInMs: OPENS_IN_MS,
    firstBidMs: FIRST_BID_MS,
    countdownMs: COUNTDOWN_MS,
  });
  await bidOnFirstLot(site.baseUrl, sale);
  await hasResult(site, sale);
  return sale;
}

/** Waits until the auction is over and its result is there for everybody. */
export async function hasResult({ baseUrl }: SaleSite, { auctionId }: Sale): Promise<void> {
  const status = async (): Promise<number> => (await fetch(`${baseUrl}/api/v1/results/${auctionId}`)).status;
  await eventually(status, 200, ENDED_WITHIN_MS);
}

async function bidOnFirstLot(baseUrl: string, { auctionId, lots, bidders }: Sale): Promise<void> {
  const [lot, bidder] = [lots[0], bidders[0]];
  const entry = bidder?.entries[0];
  if (lot === undefined || bidder === undefined || entry === undefined)
    throw new Error('a lot and a bidder with an entry were expected');
  const { cookie } = await logIn(baseUrl, bidder.username, bidder.password);
  const client = LiveClient.open(baseUrl, cookie);
  const { paddleNo, accessCode } = bidder;
  await client.ask('auction.enter', { auctionId, paddleNo, accessCode });
  const bid = async (): Promise<string> => {
    try {
      const order = { lotId: lot.id, bidId: randomUUID(), amountFen: START_FEN, entryId: entry.id };
      await client.ask('lot.bid', order);
      return 'accepted';
    } catch (error) {
      if (error instanceof RefusedError) return error.code;
      throw error;
    }
  };
  await eventually(bid, 'accepted');
  client.close();
}
