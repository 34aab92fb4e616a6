// What a practice is about: its lots, its bots, and the room pass of whoever practises. Ids are negative: no real lot has such a one.
import { randomInt } from 'node:crypto';
import type { AuctionView, EntryView, PlateView, RoomPass } from '@haopai/contracts';
import type { LotTerms } from '@haopai/lot';
import { addFen, DEFAULT_LADDER, type Fen, yuanToFen } from '@haopai/rules';
import type { PracticeConfig } from '../../platform/config';
import type { Bot, Chance, Temper } from './bot';
import { TOY_PLATES, TOY_VINS } from './toy-plates';

/** Ids of one practice lie in a block of their own. */
const IDS_A_PRACTICE = 64;
const FIRST_ENTRY = 16;
const PRACTICES_TOLD_APART = 2 ** 40;
const OWN_PADDLE = 101;
const FIRST_BOT_PADDLE = 201;
const OPENS_AFTER_MS = 5_000;
const TITLE = '模拟竞买';

interface ToyLotSetting {
  readonly startYuan: number;
  readonly tempers: readonly Temper[];
}

/** The first has somebody to outbid at leisure, the second a sniper, the third is nearly left alone. */
const LOTS: readonly ToyLotSetting[] = [
  { startYuan: 5_000, tempers: ['steady', 'hesitant'] },
  { startYuan: 10_000, tempers: ['steady', 'sniper'] },
  { startYuan: 8_000, tempers: ['hesitant'] },
];

/** How many of the smallest steps above the start price a bot goes along with. */
const CEILING_STEPS: Readonly<Record<Temper, { readonly min: number; readonly max: number }>> = {
  hesitant: { min: 1, max: 3 },
  steady: { min: 3, max: 6 },
  sniper: { min: 4, max: 8 },
};

export interface ToyLot {
  readonly lotNo: number;
  readonly plate: PlateView;
  readonly terms: LotTerms;
  readonly bots: readonly Bot[];
}

export interface ToyAuction {
  readonly view: AuctionView;
  readonly lots: readonly ToyLot[];
  readonly pass: RoomPass;
}

/** Lots open one after the other, so that whoever is new here can look at one at a time. */
export function makeToyAuction(
  nowMs: number,
  { firstBidMs, countdownMs }: PracticeConfig,
  chance: Chance,
): ToyAuction {
  const auctionId = -randomInt(1, PRACTICES_TOLD_APART);
  const firstId = auctionId * IDS_A_PRACTICE;
  const lots = LOTS.map((setting, index): ToyLot => {
    const plate = TOY_PLATES[index];
    if (plate === undefined) throw new Error('A practice lot has no plate');
    const startPriceFen = yuanToFen(setting.startYuan);
    const opensAtMs = nowMs + OPENS_AFTER_MS + (index * firstBidMs) / 2;
    const terms = { startPriceFen, ladder: DEFAULT_LADDER, firstBidMs, countdownMs, opensAtMs };
    const bots = setting.tempers.map((temper, seat) =>
      makeBot(temper, startPriceFen, { index, seat, firstId }, chance),
    );
    return { lotNo: index + 1, plate, terms: { ...terms, lotId: firstId - index }, bots };
  });
  const view: AuctionView = {
    id: auctionId,
    title: TITLE,
    state: 'live',
    startsAtMs: nowMs + OPENS_AFTER_MS,
    endedAtMs: null,
    lotCount: lots.length,
    depositFen: 0,
    firstBidMs,
    countdownMs,
    ladderFen: DEFAULT_LADDER,
    sharesMax: TOY_VINS.length,
    paymentDays: 0,
  };
  return { view, lots, pass: { auctionId, paddleNo: OWN_PADDLE, entries: makeEntries(firstId) } };
}

function makeEntries(firstId: number): readonly EntryView[] {
  return TOY_VINS.map((vin, index) => ({ entryId: firstId - FIRST_ENTRY - index, vin, boundLotId: null }));
}

interface Seat {
  readonly index: number;
  readonly seat: number;
  readonly firstId: number;
}

/** A bot sits at one lot only, with one share. */
function makeBot(temper: Temper, startPriceFen: Fen, { index, seat, firstId }: Seat, chance: Chance): Bot {
  const { min, max } = CEILING_STEPS[temper];
  const steps = min + Math.floor(chance() * (max - min + 1));
  let ceilingFen = startPriceFen;
  for (let step = 0; step < steps; step++) ceilingFen = addFen(ceilingFen, DEFAULT_LADDER[0]);
  const place = index * LOTS.length + seat;
  return {
    temper,
    paddleNo: FIRST_BOT_PADDLE + place,
    entryId: firstId - FIRST_ENTRY - TOY_VINS.length - place,
    ceilingFen,
  };
}
