// One season of a storm: an auction whose lots are fought for as long as it lasts, and one with a lot opening every moment.
import { inLanes } from '../../bench/sockets/in-lanes';
import type { LoadLot } from '../../load';
import { databaseNowMs, enrol, holdDeposits, makeAuction, type MadeEnrolment } from '../../seed';
import { inTransaction, type TransactionalDatabase } from '../../seed/rows';
import type { Person } from './crowd';

/** Lots that bidders probe without a pause, so that a hand-over shows. */
export const PROBERS_PER_LOT = 4;
export const SPRINTERS = 12;
const OPENS_IN_MS = 3_000;
/** Each sprinter may visit so many lots of a season. */
const SPRINTER_ENTRIES = 16;
/** Sprinters whose deposits go back, or count, when their auction is settled. */
const DEPOSITORS = 2;
const LONG = { firstBidMs: 30_000, countdownMs: 7_000 };
const SHORT = { firstBidMs: 4_500, countdownMs: 2_500, staggerMs: 1_500 };
const ENTERING_AT_ONCE = 8;
const ENTER_PATIENCE_MS = 3_000;
/** An auction that is given up leaves its lots behind, which a busy machine has to play to their end: better to ask again. */
const ENTER_ROUNDS = 3;

/** Somebody who may bid in one of the season's auctions. */
export interface Ticket {
  readonly person: Person;
  /** Of the person in the crowd, from 0. */
  readonly bidder: number;
  readonly auctionId: number;
  readonly paddleNo: number;
  readonly accessCode: string;
  readonly entryIds: readonly number[];
}

export interface Season {
  readonly opensAtMs: number;
  readonly longLots: readonly LoadLot[];
  readonly shortLots: readonly (LoadLot & { readonly opensAtMs: number })[];
  /** PROBERS_PER_LOT for each long lot. */
  readonly probers: readonly Ticket[];
  readonly sprinters: readonly Ticket[];
  /** They have paddles for the long lots, and only look: sprinters among them. */
  readonly onlookers: readonly Ticket[];
}

export interface SeasonWish {
  readonly crowd: readonly Person[];
  readonly baseUrls: readonly string[];
  readonly longLots: number;
  /** How long lots go on opening. */
  readonly lastsMs: number;
}

/** Throws when the database or an instance goes away meanwhile: then another season is made. */
export async function makeSeason(db: TransactionalDatabase, wish: SeasonWish): Promise<Season> {
  const { crowd, baseUrls, lastsMs } = wish;
  const startsAtMs = (await databaseNowMs(db)) + OPENS_IN_MS;
  const shortCount = Math.ceil(lastsMs / SHORT.staggerMs);
  const long = await makeAuction(db, { ...LONG, lots: wish.longLots, startsAtMs });
  const short = await makeAuction(db, { ...SHORT, lots: shortCount, startsAtMs });
  const proberCount = wish.longLots * PROBERS_PER_LOT;
  const lookingOn = proberCount + SPRINTERS;
  const [fighting, sprinting, looking] = [
    crowd.slice(0, proberCount),
    crowd.slice(proberCount, lookingOn),
    // Where nobody only looks, sprinters do not either.
    crowd.length > lookingOn ? crowd.slice(proberCount) : [],
  ];
  const probers = await admit(db, long.id, { people: fighting, firstBidder: 0, shares: 1 });
  const sprinters = await admit(db, short.id, {
    people: sprinting,
    firstBidder: proberCount,
    shares: SPRINTER_ENTRIES,
    depositors: DEPOSITORS,
  });
  const onlookers = await admit(db, long.id, { people: looking, firstBidder: proberCount, shares: 1 });
  await inLanes(crowd.length, ENTERING_AT_ONCE, async (index) => {
    const ticket = [...probers, ...sprinters][index];
    if (ticket) await enterRoom(baseUrls, ticket);
  });
  return {
    opensAtMs: startsAtMs,
    longLots: long.lots,
    shortLots: short.lots.map((lot, index) => ({ ...lot, opensAtMs: startsAtMs + index * SHORT.staggerMs })),
    probers,
    sprinters,
    onlookers,
  };
}

interface Admission {
  readonly people: readonly Person[];
  readonly firstBidder: number;
  readonly shares: number;
  /** So many of them have paid, and get back what wins nothing; of the others nobody holds anything. */
  readonly depositors?: number;
}

async function admit(
  db: TransactionalDatabase,
  auctionId: number,
  admission: Admission,
): Promise<readonly Ticket[]> {
  const { people, firstBidder, shares, depositors = 0 } = admission;
  const specs = people.map(({ citizenId }) => ({ citizenId, shares }));
  const enrolments = await enrol(db, auctionId, specs);
  await inTransaction(db, (within) => holdDeposits(within, auctionId, enrolments.slice(0, depositors)));
  return people.flatMap((person, index) => {
    const own = ({ citizenId }: MadeEnrolment): boolean => citizenId === person.citizenId;
    const enrolment = enrolments.find(own);
    if (enrolment === undefined) return [];
    const { paddleNo, accessCode, entries } = enrolment;
    const entryIds = entries.map(({ id }) => id);
    return [{ person, bidder: firstBidder + index, auctionId, paddleNo, accessCode, entryIds }];
  });
}

/** Asks one instance after another until one answers; a refusal is a fault and throws. Who is not known any more logs in again first. */
export async function enterRoom(baseUrls: readonly string[], ticket: Ticket): Promise<void> {
  const { person, auctionId, paddleNo } = ticket;
  let status: number | null = null;
  for (let index = 0; index < ENTER_ROUNDS * baseUrls.length; index++) {
    const baseUrl = baseUrls[(ticket.bidder + index) % baseUrls.length] ?? '';
    status = await askToEnter(baseUrl, ticket);
    if (status === 401) {
      await person.logInAgain(baseUrl).catch(() => undefined);
      status = await askToEnter(baseUrl, ticket);
    }
    if (status !== null && status < 300) return;
  }
  throw new Error(
    `paddle ${paddleNo} could not enter auction ${auctionId} at any instance: ${status ?? 'no answer'}`,
  );
}

/** The status; null when there was no answer. */
async function askToEnter(baseUrl: string, ticket: Ticket): Promise<number | null> {
  const { person, auctionId, paddleNo, accessCode } = ticket;
  const response = await fetch(`${baseUrl}/api/v1/auctions/${auctionId}/room`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: person.cookie, Origin: baseUrl },
    body: JSON.stringify({ paddleNo, accessCode }),
    signal: AbortSignal.timeout(ENTER_PATIENCE_MS),
  }).catch(() => null);
  return response?.status ?? null;
}
