// Arranges one auction with its bidders, paid and ready to enter the room, on countdowns short enough to watch to the end.
import {
  type Database,
  enrol,
  ensureRegions,
  makeAuction,
  makeCitizens,
  type LotSpec,
  type MadeEntry,
  type MadeLot,
} from '../../../../tools/seed';
import { databaseNowMs } from '../../../../tools/seed/rows';
import { unhurriedMs } from './pace';

export interface SaleSpec {
  /** Of how many shares each bidder is; two bidders with one each when left out. */
  readonly shares?: readonly number[];
  readonly lots?: number | readonly LotSpec[];
  readonly opensInMs?: number;
  /** Long when left out: a journey ends it with its first bid. Short ones are longer on a slow machine. */
  readonly firstBidMs?: number;
  /** Long when left out: for journeys that do not wait for the hammer. Short ones are longer on a slow machine. */
  readonly countdownMs?: number;
}

export interface Bidder {
  readonly username: string;
  readonly password: string;
  readonly paddleNo: number;
  readonly accessCode: string;
  readonly entries: readonly MadeEntry[];
}

export interface Sale {
  readonly auctionId: number;
  readonly lots: readonly MadeLot[];
  readonly bidders: readonly Bidder[];
}

const LONG_MS = 540_000;

/** Every lot starts at this price, so that journeys can name amounts. */
export const START_FEN = 5_000_00;

export async function arrangeSale(db: Database, spec: SaleSpec = {}): Promise<Sale> {
  const { shares = [1, 1], lots = 1, opensInMs = 1_500 } = spec;
  const firstBidMs = unhurriedMs(spec.firstBidMs ?? LONG_MS);
  const countdownMs = unhurriedMs(spec.countdownMs ?? LONG_MS);
  await ensureRegions(db);
  const citizens = await makeCitizens(db, shares.length);
  const startsAtMs = (await databaseNowMs(db)) + opensInMs;
  const auction = await makeAuction(db, { lots, startsAtMs, firstBidMs, countdownMs });
  const enrolments = await enrol(
    db,
    auction.id,
    citizens.map(({ id }, index) => ({ citizenId: id, shares: shares[index] })),
  );
  const bidders = enrolments.map(({ citizenId, paddleNo, accessCode, entries }) => {
    const citizen = citizens.find(({ id }) => id === citizenId);
    if (citizen === undefined) throw new Error(`citizen ${citizenId} is enrolled and was not made`);
    return { username: citizen.username, password: citizen.password, paddleNo, accessCode, entries };
  });
  return { auctionId: auction.id, lots: auction.lots, bidders };
}
