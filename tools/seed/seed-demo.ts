// Makes sure that the demo is there: its people and plates at a fixed price once; one auction that just ended; and three in a row, one under way,
// one in ten minutes, one tomorrow. As long as the site runs, another takes the place of each before it is over.
import {
  BOT_SHARES,
  DEMO_BOTS,
  DEMO_CITIZENS,
  DEMO_PASSWORD,
  DEMO_SHARES,
  DRAFTED_LOTS,
  FINISHED_LOTS,
  LIVE_LOTS,
  NEXT_LOTS,
  TOMORROWS_LOTS,
} from './demo-cast';
import { type Identity, organisationIdentity, personIdentity } from './demo-identities';
import { ensureStaff } from './demo-staff';
import { enrol } from './enrol';
import { holdDeposits } from './hold-deposits';
import { demoListings } from './demo-listings';
import { giveIdentities, type PersonalDataKeys } from './give-identities';
import { type AuctionSpec, type LotSpec, makeAuction, type MadeAuction } from './make-auction';
import { makeListings } from './make-listings';
import { type CitizenSpec, findCitizens, makeCitizens } from './make-citizens';
import { plateCousins } from './plate-numbers';
import { ensureRegions } from './regions';
import { type Database, databaseNowMs, select, type TransactionalDatabase } from './rows';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
const DRAFT_AHEAD_MS = 7 * DAY_MS;

/** The site is there by then, and a bidder nearly. */
const LIVE_IN_MS = 10 * SECOND_MS;
const NEXT_IN_MS = 10 * MINUTE_MS;
const QUICK = { opensInMs: 5 * SECOND_MS, firstBidMs: 20 * SECOND_MS, countdownMs: 8 * SECOND_MS };
/** A live auction with less than this to go is nothing to join any more. */
const WORTH_JOINING_MS = MINUTE_MS;

export interface DemoOptions {
  readonly botPassword: string;
  /** Without bots nobody would bid in the auction that is to be over soon. */
  readonly hasBots: boolean;
  /** Of the site: what it is to find must be sealed under its keys. */
  readonly keys: PersonalDataKeys;
  /** When the first auction to join opens; almost at once when left out. */
  readonly liveInMs?: number;
}

/** Runs at every start; what is there stays. */
export async function seedDemo(
  db: TransactionalDatabase,
  { botPassword, hasBots, keys, liveInMs = LIVE_IN_MS }: DemoOptions,
): Promise<void> {
  await ensureRegions(db);
  await ensurePeople(db, DEMO_CITIZENS, DEMO_PASSWORD);
  await ensurePeople(db, DEMO_BOTS, botPassword);
  await giveIdentities(db, demoIdentities(), keys);
  await ensureStaff(db, DEMO_PASSWORD, keys);
  if (!(await hasListings(db))) await makeListings(db, demoListings());
  const nowMs = await databaseNowMs(db);
  if (hasBots && !(await hasFinishedAuction(db))) {
    await makeDemoAuction(db, keys, {
      lots: FINISHED_LOTS,
      startsAtMs: nowMs + QUICK.opensInMs,
      firstBidMs: QUICK.firstBidMs,
      countdownMs: QUICK.countdownMs,
    });
  }
  await ensureAuctions(db, keys, liveInMs);
  if (!(await hasDraft(db))) {
    const startsAtMs = tomorrowAtTen(nowMs) + DRAFT_AHEAD_MS;
    await makeAuction(db, { lots: DRAFTED_LOTS, startsAtMs, publishedAtMs: null });
  }
}

/** One under way that is worth joining, one within the hour and one later; returns how many had to be made. */
export async function ensureAuctions(
  db: Database,
  keys: PersonalDataKeys,
  liveInMs = LIVE_IN_MS,
): Promise<number> {
  const nowMs = await databaseNowMs(db);
  let made = 0;
  const make = async (spec: Omit<AuctionSpec, 'lots'>, first: readonly LotSpec[]): Promise<void> => {
    const lots = await unsoldLots(db, first);
    await makeDemoAuction(db, keys, { ...spec, lots });
    made++;
  };
  if (!(await hasLiveAuction(db, nowMs))) await make({ startsAtMs: nowMs + liveInMs }, LIVE_LOTS);
  if (!(await hasNextAuction(db, nowMs))) await make({ startsAtMs: nowMs + NEXT_IN_MS }, NEXT_LOTS);
  if (!(await hasLaterAuction(db, nowMs))) await make({ startsAtMs: tomorrowAtTen(nowMs) }, TOMORROWS_LOTS);
  return made;
}

/** The lots as they were cast; where one of their plates was in an auction already, plates of their kind that were in none. */
async function unsoldLots(db: Database, cast: readonly LotSpec[]): Promise<readonly LotSpec[]> {
  const used = new Set(
    await select(db, 'SELECT plate_number FROM lots', [], ({ plate_number }) => String(plate_number)),
  );
  return cast.map((lot) => {
    const plate = [lot.plate, ...plateCousins(lot.plate)].find((number) => !used.has(number)) ?? lot.plate;
    used.add(plate);
    return { ...lot, plate };
  });
}

async function ensurePeople(db: Database, people: readonly CitizenSpec[], password: string): Promise<void> {
  const names = people.map(({ username }) => username);
  const known = new Set((await findCitizens(db, names)).map(({ username }) => username));
  const missing = people.filter(({ username }) => !known.has(username));
  if (missing.length > 0) await makeCitizens(db, missing, password);
}

/** By user name, in the order of the cast. */
function demoIdentities(): ReadonlyMap<string, Identity> {
  const people = [...DEMO_CITIZENS, ...DEMO_BOTS];
  return new Map(
    people.map(({ username, kind }, index) => [
      username,
      kind === 'organisation' ? organisationIdentity(index + 1) : personIdentity(index + 1),
    ]),
  );
}

/** Every demo citizen and every bot has paid for it. */
async function makeDemoAuction(
  db: Database,
  keys: PersonalDataKeys,
  spec: AuctionSpec,
): Promise<MadeAuction> {
  const auction = await makeAuction(db, spec);
  const people = await findCitizens(
    db,
    [...DEMO_CITIZENS, ...DEMO_BOTS].map(({ username }) => username),
  );
  const bots = new Set(DEMO_BOTS.map(({ username }) => username));
  const enrolments = await enrol(
    db,
    auction.id,
    people.map(({ id, username }) => ({
      citizenId: id,
      shares: bots.has(username) ? BOT_SHARES : DEMO_SHARES,
    })),
    keys,
  );
  await holdDeposits(db, auction.id, enrolments);
  return auction;
}

async function hasListings(db: Database): Promise<boolean> {
  return (await select(db, 'SELECT 1 FROM listings LIMIT 1', [], () => true)).length > 0;
}

/** One that has ended, or will by itself in a minute. */
async function hasFinishedAuction(db: Database): Promise<boolean> {
  const sql = `SELECT 1 FROM auctions WHERE published_at_ms IS NOT NULL AND (ended_at_ms IS NOT NULL OR first_bid_ms <= ?) LIMIT 1`;
  return (await select(db, sql, [QUICK.firstBidMs], () => true)).length > 0;
}

/** One that is about to open, just opened, or has lots with some time left. */
async function hasLiveAuction(db: Database, nowMs: number): Promise<boolean> {
  const sql = `
    SELECT 1 FROM auctions a
    WHERE a.published_at_ms IS NOT NULL AND a.ended_at_ms IS NULL AND a.first_bid_ms > ?
      AND (a.starts_at_ms BETWEEN ? AND ?
        OR EXISTS (SELECT 1 FROM lots l JOIN lot_heads h ON h.lot_id = l.id
                   WHERE l.auction_id = a.id AND (h.phase = 'paused' OR h.ends_at_ms > ?)
                     AND a.starts_at_ms <= ?))
    LIMIT 1`;
  const values = [QUICK.firstBidMs, nowMs - MINUTE_MS, nowMs + MINUTE_MS, nowMs + WORTH_JOINING_MS, nowMs];
  return (await select(db, sql, values, () => true)).length > 0;
}

/** One that opens within the hour. */
async function hasNextAuction(db: Database, nowMs: number): Promise<boolean> {
  const sql = `
    SELECT 1 FROM auctions
    WHERE published_at_ms IS NOT NULL AND ended_at_ms IS NULL AND starts_at_ms > ? AND starts_at_ms <= ? LIMIT 1`;
  return (await select(db, sql, [nowMs + MINUTE_MS, nowMs + HOUR_MS], () => true)).length > 0;
}

async function hasLaterAuction(db: Database, nowMs: number): Promise<boolean> {
  const sql = `
    SELECT 1 FROM auctions
    WHERE published_at_ms IS NOT NULL AND ended_at_ms IS NULL AND starts_at_ms > ? LIMIT 1`;
  return (await select(db, sql, [nowMs + HOUR_MS], () => true)).length > 0;
}

async function hasDraft(db: Database): Promise<boolean> {
  const sql = 'SELECT 1 FROM auctions WHERE published_at_ms IS NULL AND ended_at_ms IS NULL LIMIT 1';
  return (await select(db, sql, [], () => true)).length > 0;
}

/** Ten in the morning of the next day in Shanghai. */
export function tomorrowAtTen(nowMs: number): number {
  const today = Math.floor((nowMs + SHANGHAI_OFFSET_MS) / DAY_MS);
  return (today + 1) * DAY_MS + 10 * HOUR_MS - SHANGHAI_OFFSET_MS;
}
