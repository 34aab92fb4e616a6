// How the bots of a practice bid: three tempers, each with a ceiling, so that every lot comes to an end. Pure: chance comes in.
import type { LotFigures } from '@haopai/engine';
import type { LotTerms } from '@haopai/lot';
import { addFen, fen, type Fen } from '@haopai/rules';

/** Hesitant: late, and often not at all. Steady: soon and always. Sniper: in the last moments. */
export type Temper = 'hesitant' | 'steady' | 'sniper';

export interface Bot {
  readonly temper: Temper;
  readonly paddleNo: number;
  readonly entryId: number;
  /** It never bids more. */
  readonly ceilingFen: Fen;
}

export interface BotMove {
  readonly bot: Bot;
  readonly atMs: number;
  readonly amountFen: Fen;
}

/** At least 0, below 1, another one with each call. */
export type Chance = () => number;

/** Parts of the countdown that have passed when a bot bids. */
interface Moment {
  readonly from: number;
  readonly to: number;
}

/** Nobody snipes a lot on which nobody has bid. */
const FIRST_MOMENT: Readonly<Record<Temper, Moment | null>> = {
  hesitant: { from: 0.45, to: 0.7 },
  steady: { from: 0.2, to: 0.4 },
  sniper: null,
};
const NEXT_MOMENT: Readonly<Record<Temper, Moment>> = {
  hesitant: { from: 0.45, to: 0.75 },
  steady: { from: 0.2, to: 0.45 },
  sniper: { from: 0.78, to: 0.9 },
};
const HESITANT_GIVES_UP = 0.4;

/** The first thing that one of these bots would do on the lot as it stands; null when all of them leave it alone. */
export function nextMove(
  bots: readonly Bot[],
  terms: LotTerms,
  figures: LotFigures,
  chance: Chance,
): BotMove | null {
  if (figures.endsAtMs === null) return null;
  let first: BotMove | null = null;
  for (const bot of bots) {
    const move = moveOf(bot, terms, { ...figures, endsAtMs: figures.endsAtMs }, chance);
    if (move !== null && (first === null || move.atMs < first.atMs)) first = move;
  }
  return first;
}

function moveOf(
  bot: Bot,
  { startPriceFen, ladder, firstBidMs, countdownMs }: LotTerms,
  { leaderPaddle, priceFen, endsAtMs }: LotFigures & { readonly endsAtMs: number },
  chance: Chance,
): BotMove | null {
  if (leaderPaddle === bot.paddleNo) return null;
  const isFirst = priceFen === null;
  if (!isFirst && bot.temper === 'hesitant' && chance() < HESITANT_GIVES_UP) return null;
  const moment = isFirst ? FIRST_MOMENT[bot.temper] : NEXT_MOMENT[bot.temper];
  const amountFen = isFirst ? startPriceFen : addFen(fen(priceFen), ladder[0]);
  if (moment === null || amountFen > bot.ceilingFen) return null;
  const lengthMs = isFirst ? firstBidMs : countdownMs;
  const passed = moment.from + (moment.to - moment.from) * chance();
  return { bot, amountFen, atMs: Math.round(endsAtMs - lengthMs * (1 - passed)) };
}
