// How a polite bot decides: whether it wants to bid on a lot now, how much, and how long it thinks before. Pure.
import type { LotFigures } from '@haopai/contracts';
import { addFen, allowedFirstAmounts, allowedNextAmounts, type Fen, fen, type Ladder } from '@haopai/rules';

/** After so many answers to people on one lot, all bots together leave it to them. */
export const ANSWERS_TO_PEOPLE_MAX = 3;

/** How far above the start price a bot may be ready to go, in steps of the ladder's smallest. */
const CEILING_STEPS_MIN = 4;
const CEILING_STEPS_MAX = 18;

/** People think for a part of the countdown: nobody answers at once, nobody waits for the last second. */
const THINK_MIN = 0.06;
const THINK_MAX = 0.45;
/** How often a bot takes the second step of the ladder. */
const BOLDNESS = 0.25;

/** From 0 below 1, like Math.random. */
export type Chance = () => number;

export interface LotTerms {
  readonly startPriceFen: Fen;
  readonly ladder: Ladder;
}

export interface Attitude {
  readonly paddleNo: number;
  readonly ceilingFen: Fen;
  /** Paddles of all bots. */
  readonly bots: ReadonlySet<number>;
  /** How often bots have answered people on this lot. */
  readonly answersToPeople: number;
}

/** The amount the bot would bid now, or null when it has no wish to. */
export function considerBid(
  figures: Pick<LotFigures, 'phase' | 'priceFen' | 'leaderPaddle'>,
  terms: LotTerms,
  attitude: Attitude,
  chance: Chance,
): Fen | null {
  const { phase, priceFen, leaderPaddle } = figures;
  if (phase !== 'fiveMinutes' && phase !== 'oneMinute') return null;
  if (leaderPaddle === attitude.paddleNo) return null;
  if (isLedByPerson(leaderPaddle, attitude.bots) && attitude.answersToPeople >= ANSWERS_TO_PEOPLE_MAX) {
    return null;
  }
  const amounts =
    priceFen === null
      ? allowedFirstAmounts(terms.startPriceFen, terms.ladder)
      : allowedNextAmounts(fen(priceFen), terms.ladder);
  const wanted = amounts[chance() < BOLDNESS ? 1 : 0] ?? amounts[0];
  return wanted !== undefined && wanted <= attitude.ceilingFen ? wanted : null;
}

export function isLedByPerson(leaderPaddle: number | null, bots: ReadonlySet<number>): boolean {
  return leaderPaddle !== null && !bots.has(leaderPaddle);
}

export function chooseCeiling({ startPriceFen, ladder }: LotTerms, chance: Chance): Fen {
  const steps = CEILING_STEPS_MIN + Math.floor(chance() * (CEILING_STEPS_MAX - CEILING_STEPS_MIN + 1));
  return addFen(startPriceFen, fen(steps * ladder[0]));
}

export function thinkingMs(countdownMs: number, chance: Chance): number {
  return Math.round(countdownMs * (THINK_MIN + chance() * (THINK_MAX - THINK_MIN)));
}

/** Every third lot is left to people, whoever asks. */
export function isForBots(lotNo: number): boolean {
  return lotNo % 3 !== 0;
}
