// A short auction at a site of one's own, by people's own ways in: bids, bids that are refused, a maximum bid, and a lot that nobody wants.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadSale } from '../../load-tests/bidding/sale.ts';
import { LiveClient, RefusedError } from '../bots';
import type { PrivateSite } from '../load/private-site';
import { prepareLoadSale } from '../load/load-sale';

const LOTS = 3;
const BIDDERS = 2;
const FIRST_BID_MS = 6_000;
const COUNTDOWN_MS = 3_000;
/** The maximum bid, and how far the other one goes, in steps above the start price. */
const CEILING_STEPS = 4;
const BIDS = 8;
/** Of an entry ten a minute have leaves of their own. */
const REFUSALS_MAX = 9;
const RECORD_PATIENCE_MS = 240_000;
const LOOK_EVERY_MS = 500;

interface HeldSale {
  readonly auctionId: number;
  readonly accepted: number;
  readonly refused: number;
  /** The record as anybody loads it. */
  readonly zip: Uint8Array;
}

export async function holdSale({ baseUrl, pool }: PrivateSite): Promise<HeldSale> {
  const sale = await prepareLoadSale(pool, {
    ...{ baseUrls: [baseUrl], lots: LOTS, bidders: BIDDERS, entriesEach: LOTS },
    ...{ firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS },
  });
  const clients = sale.bidders.map(({ cookie }) => LiveClient.open(baseUrl, cookie));
  try {
    for (const [index, { paddleNo, accessCode }] of sale.bidders.entries())
      await clients[index]?.ask('auction.enter', { auctionId: sale.auctionId, paddleNo, accessCode });
    const counts = await bid(sale, clients);
    return { auctionId: sale.auctionId, ...counts, zip: await recordOf(baseUrl, sale.auctionId) };
  } finally {
    for (const client of clients) client.close();
  }
}

async function bid(sale: LoadSale, clients: readonly LiveClient[]) {
  const [step = 0] = sale.ladderFen;
  const [first, second] = sale.lots;
  const [quiet, keen] = clients;
  if (first === undefined || second === undefined || quiet === undefined || keen === undefined)
    throw new Error('the sale has too few lots or bidders');
  const entry = (bidder: number, lot: number): number => at(at(sale.bidders, bidder).entryIds, lot);
  await untilOpen(() =>
    quiet.ask('lot.proxy', {
      ...{ lotId: first.id, proxyId: randomUUID(), entryId: entry(0, 0) },
      ceilingFen: first.startPriceFen + CEILING_STEPS * step,
    }),
  );
  let [accepted, refused] = [0, 0];
  const tell = (isAccepted: boolean): void => void (isAccepted ? (accepted += 1) : (refused += 1));
  // Against a maximum bid that raises by itself every other amount is too low by now.
  for (let steps = 0; steps < BIDS && refused < REFUSALS_MAX; steps += 1)
    tell(await bidOn(keen, first.id, first.startPriceFen + steps * step, entry(1, 0)));
  for (const amountFen of [second.startPriceFen, second.startPriceFen, second.startPriceFen + 1])
    tell(await bidOn(keen, second.id, amountFen, entry(1, 1)));
  if (accepted === 0 || refused === 0) throw new Error(`${accepted} bids accepted, ${refused} refused`);
  return { accepted, refused };
}

async function bidOn(
  client: LiveClient,
  lotId: number,
  amountFen: number,
  entryId: number,
): Promise<boolean> {
  try {
    await client.ask('lot.bid', { lotId, bidId: randomUUID(), amountFen, entryId });
    return true;
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
}

/** Lots open by themselves, a moment after everybody is there. */
async function untilOpen(act: () => Promise<unknown>): Promise<void> {
  for (const giveUpAt = Date.now() + RECORD_PATIENCE_MS; ;) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof RefusedError) || Date.now() > giveUpAt) throw error;
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/** It is put together when the auction has ended and all of it is in the log. */
async function recordOf(baseUrl: string, auctionId: number): Promise<Uint8Array> {
  for (const giveUpAt = Date.now() + RECORD_PATIENCE_MS; ;) {
    const response = await fetch(`${baseUrl}/api/v1/auctions/${auctionId}/record.zip`);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (Date.now() > giveUpAt) throw new Error(`no record: ${response.status} ${await response.text()}`);
    await sleep(LOOK_EVERY_MS);
  }
}

function at<One>(list: readonly One[], index: number): One {
  const one = list[index];
  if (one === undefined) throw new Error(`there is no number ${index + 1}`);
  return one;
}
