// What the rows over REST ask for: an auction of twelve lots under way, one lot of it with a record, and an auction that is over.
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { ApiUnderTest } from '../sockets/api-under-test';
import { BidDuel, type Seat, STEP_FEN } from '../sockets/bid-duel';
import { type Bidder, openRoom } from '../sockets/bidding-room';

/** A board of which weighs about 4 kB. */
const LOTS = 12;
/** A page of a record, and more. */
const BIDS = 60;
const SOLD_AFTER_MS = 500;
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 200;

export interface PublicSale {
  readonly auctionId: number;
  readonly lotId: number;
  readonly endedAuctionId: number;
}

const made = new WeakMap<ApiUnderTest, Promise<PublicSale>>();

/** The same for all rows. */
export function publicSaleOf(api: ApiUnderTest): Promise<PublicSale> {
  const known = made.get(api) ?? makePublicSale(api);
  made.set(api, known);
  return known;
}

async function makePublicSale(api: ApiUnderTest): Promise<PublicSale> {
  const endedAuctionId = await sellEverything(api);
  const room = await openRoom(api, { lots: LOTS, bidders: 2, entriesEach: 1 });
  const [lot] = room.lots;
  const [one, other] = room.bidders.map(seatOf);
  if (lot === undefined || one === undefined || other === undefined) throw new Error('a room without lots');
  const duel = new BidDuel(lot.id, [one, other], lot.startPriceFen);
  for (let bids = 0; bids < BIDS; bids++) await duel.bid();
  room.close();
  return { auctionId: room.auctionId, lotId: lot.id, endedAuctionId };
}

function seatOf({ socket, entryIds }: Bidder): Seat {
  return { socket, entryId: entryIds[0] ?? 0 };
}

/** One bid on each lot, and each is sold. */
async function sellEverything(api: ApiUnderTest): Promise<number> {
  const room = await openRoom(api, {
    ...{ lots: LOTS, bidders: 1, entriesEach: LOTS },
    countdownMs: SOLD_AFTER_MS,
  });
  const [bidder] = room.bidders;
  for (const [index, { id, startPriceFen }] of room.lots.entries()) {
    const entryId = bidder?.entryIds[index] ?? 0;
    const bid = { lotId: id, bidId: randomUUID(), amountFen: startPriceFen + STEP_FEN, entryId };
    const answer = await bidder?.socket.request('lot.bid', bid);
    if (answer?.ok !== true) throw new Error(`a bid was refused: ${answer?.code}`);
  }
  room.close();
  const untilMs = Date.now() + PATIENCE_MS;
  while (!(await fetch(`${api.origin}/api/v1/results/${room.auctionId}`)).ok) {
    if (Date.now() > untilMs) throw new Error(`auction ${room.auctionId} does not end`);
    await sleep(LOOK_EVERY_MS);
  }
  return room.auctionId;
}
