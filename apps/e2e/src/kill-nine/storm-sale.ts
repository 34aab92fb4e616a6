// Two auctions for a storm: lots that a crowd fights for, and many with a short countdown that are won by a bid or two.
import { DEFAULT_LADDER } from '@haopai/rules';
import { logIn } from '../../../../tools/bots/live-client';
import {
  enrol,
  ensureRegions,
  makeAuction,
  makeCitizens,
  type MadeAuction,
  type MadeCitizen,
  type MadeEnrolment,
} from '../../../../tools/seed';
import type { Seat } from '../../../../tools/load';
import { databaseNowMs } from '../../../../tools/seed/rows';
import type { SaleSite } from '../bed/sale-site';

export const START_PRICE_FEN = 500_000;
const FIGHT = { lots: 6, countdownMs: 6_000, firstBidMs: 60_000, opensInMs: 8_000 };
/** First bids come one after another through the whole test; the last lots never get one. */
const SPRINT = { lots: 30, countdownMs: 1_200, firstBidMs: 15 * 60_000, opensInMs: 8_000 };
export const BIDDERS_PER_LOT = 4;

export interface StormCitizen {
  readonly cookie: string;
  /** Its entry stands behind one lot of the fight. */
  readonly inFight: MadeEnrolment;
  /** For a lot with a short countdown. */
  readonly inSprint: MadeEnrolment;
}

export interface StormSale {
  readonly fightLotIds: readonly number[];
  readonly sprintLotIds: readonly number[];
  readonly citizens: readonly StormCitizen[];
}

export async function arrangeStorm(site: SaleSite): Promise<StormSale> {
  const { db } = site;
  await ensureRegions(db);
  const citizens = await makeCitizens(db, FIGHT.lots * BIDDERS_PER_LOT);
  const [fight, sprint] = [await open(site, FIGHT), await open(site, SPRINT)];
  const inFight = await enrol(
    db,
    fight.id,
    citizens.map(({ id }) => ({ citizenId: id })),
  );
  const inSprint = await enrol(
    db,
    sprint.id,
    citizens.map(({ id }) => ({ citizenId: id })),
  );
  const ready: StormCitizen[] = [];
  for (const [index, citizen] of citizens.entries()) {
    const [own, ownSprint] = [inFight[index], inSprint[index]];
    if (own === undefined || ownSprint === undefined) throw new Error(`${citizen.username} is not enrolled`);
    const cookie = await enter(site, citizen, [
      [fight, own],
      [sprint, ownSprint],
    ]);
    ready.push({ cookie, inFight: own, inSprint: ownSprint });
  }
  const idsOf = ({ lots }: MadeAuction): readonly number[] => lots.map(({ id }) => id);
  return { fightLotIds: idsOf(fight), sprintLotIds: idsOf(sprint), citizens: ready };
}

async function open({ db }: SaleSite, { opensInMs, ...spec }: typeof FIGHT): Promise<MadeAuction> {
  const lots = Array.from({ length: spec.lots }, (_, index) => ({
    plate: `浙G${String(10_000 + index)}`,
    startPriceFen: START_PRICE_FEN,
  }));
  return makeAuction(db, { ...spec, lots, startsAtMs: (await databaseNowMs(db)) + opensInMs });
}

/** Logs in and enters the rooms: both outlive the program, for they are in Redis. */
async function enter(
  { baseUrl }: SaleSite,
  { username, password }: MadeCitizen,
  rooms: readonly (readonly [MadeAuction, MadeEnrolment])[],
): Promise<string> {
  const { cookie } = await logIn(baseUrl, username, password);
  for (const [{ id }, { paddleNo, accessCode }] of rooms) {
    const response = await fetch(`${baseUrl}/api/v1/auctions/${id}/room`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: cookie, Origin: baseUrl },
      body: JSON.stringify({ paddleNo, accessCode }),
    });
    if (!response.ok) throw new Error(`${username} could not enter: ${await response.text()}`);
  }
  return cookie;
}

/** A citizen's place at a lot of either auction. */
export function seatAt(
  baseUrl: string,
  lotId: number,
  {
    cookie,
    paddleNo,
    entries,
    bidder,
  }: Pick<StormCitizen, 'cookie'> & MadeEnrolment & { readonly bidder: number },
): Seat {
  const lot = { id: lotId, startPriceFen: START_PRICE_FEN };
  const entryId = entries[0]?.id ?? 0;
  return { bidder, paddleNo, cookie, lot, entryId, ladderFen: DEFAULT_LADDER, baseUrls: [baseUrl] };
}
