// Makes the sale for a load test: an auction with lots, bidders who have paid, and for each a session that has entered the room.
import { DEFAULT_LADDER } from '@haopai/rules';
import type { LoadBidder, LoadSale } from '../../load-tests/bidding/sale.ts';
import { inLanes } from '../bench/sockets/in-lanes';
import { logIn } from '../bots/live-client';
import {
  type Database,
  databaseNowMs,
  enrol,
  ensureRegions,
  LOAD_TEST_PASSWORD,
  makeAuction,
  makeCitizens,
  type SealingKeys,
} from '../seed';

export interface LoadSaleWish {
  /** Where bidders log in and bid: instances, or what stands before them. */
  readonly baseUrls: readonly string[];
  readonly lots: number;
  readonly bidders: number;
  /** Lots that each bidder may stand behind. */
  readonly entriesEach?: number;
  /** The lots open so long after everybody is logged in. */
  readonly opensInMs?: number;
  readonly firstBidMs?: number;
  readonly countdownMs?: number;
  /** Nobody is logged in, for they come by themselves. */
  readonly staysHome?: boolean;
  /** Of the site, where they are not those of tests. */
  readonly keys?: SealingKeys;
}

const OPENS_IN_MS = 2_000;
const FIRST_BID_MS = 10 * 60_000;
const COUNTDOWN_MS = 5_000;
/** Checking a password is slow on purpose and fills a core. */
const LOGGING_IN_AT_ONCE = 4;
const ENTERING_AT_ONCE = 16;
const ENTER_PATIENCE_MS = 10_000;

/** The site must let in so many at once: HAOPAI_RATE_LIMIT=off, or a high HAOPAI_LOGIN_TRIES_PER_ADDRESS. */
export async function prepareLoadSale(db: Database, wish: LoadSaleWish): Promise<LoadSale> {
  const { baseUrls, firstBidMs = FIRST_BID_MS, countdownMs = COUNTDOWN_MS } = wish;
  await ensureRegions(db);
  const citizens = await makeCitizens(db, wish.bidders);
  const coming = wish.staysHome === true ? 0 : citizens.length;
  const cookies = await inLanes(coming, LOGGING_IN_AT_ONCE, async (index) => {
    const { username, password } = at(citizens, index);
    return (await logIn(around(baseUrls, index), username, password)).cookie;
  });
  const opensAtMs = (await databaseNowMs(db)) + (wish.opensInMs ?? OPENS_IN_MS);
  const auction = await makeAuction(db, { lots: wish.lots, startsAtMs: opensAtMs, firstBidMs, countdownMs });
  const specs = citizens.map(({ id }) => ({ citizenId: id, shares: wish.entriesEach ?? 1 }));
  const enrolments = await enrol(db, auction.id, specs, wish.keys);
  const bidders = enrolments.map(({ citizenId, paddleNo, accessCode, entries }, index): LoadBidder => {
    const { username } = at(citizens, index);
    return {
      citizenId,
      username,
      cookie: cookies[index] ?? '',
      paddleNo,
      accessCode,
      entryIds: entries.map(({ id }) => id),
    };
  });
  await inLanes(coming, ENTERING_AT_ONCE, (index) =>
    enterRoom(around(baseUrls, index), auction.id, at(bidders, index)),
  );
  return {
    baseUrls,
    auctionId: auction.id,
    opensAtMs,
    firstBidMs,
    countdownMs,
    ladderFen: DEFAULT_LADDER,
    lots: auction.lots.map(({ id, startPriceFen }) => ({ id, startPriceFen })),
    bidders,
    password: LOAD_TEST_PASSWORD,
  };
}

/** Logs a bidder in anew and enters the room; resolves with the cookie. Sessions are gone when Redis has lost them. */
export async function comeInAgain(
  baseUrl: string,
  { auctionId }: LoadSale,
  bidder: LoadBidder,
): Promise<string> {
  const { cookie } = await logIn(baseUrl, bidder.username, LOAD_TEST_PASSWORD);
  await enterRoom(baseUrl, auctionId, { ...bidder, cookie });
  return cookie;
}

async function enterRoom(
  baseUrl: string,
  auctionId: number,
  { cookie, username, paddleNo, accessCode }: LoadBidder,
): Promise<void> {
  const response = await fetch(`${baseUrl}/api/v1/auctions/${auctionId}/room`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: cookie, Origin: baseUrl },
    body: JSON.stringify({ paddleNo, accessCode }),
    signal: AbortSignal.timeout(ENTER_PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`${username} could not enter: ${await response.text()}`);
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`fewer than ${index + 1} were made`);
  return item;
}

/** Bidders are spread over the instances. */
function around(baseUrls: readonly string[], index: number): string {
  return at(baseUrls, index % baseUrls.length);
}
