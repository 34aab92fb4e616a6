// What a bidder does next: when, and with which bid. Pure decisions, the same in k6 and in Node.
import { between, type Chance, pick } from '../bidding/chance.ts';
import type { Scenario } from './settings.ts';

export interface Habit {
  /** Time to think between two acts. */
  readonly thinkMinMs: number;
  readonly thinkMaxMs: number;
  /** Waits for the last second of the countdown, and then bids whatever the others do. */
  readonly waitsForTheEnd: boolean;
  /** How often an accepted bid is sent once more, as an impatient program does. */
  readonly repeatShare: number;
  /** How often the amount is known to be too low. */
  readonly lowShare: number;
}

const STORM: Habit = {
  thinkMinMs: 50,
  thinkMaxMs: 400,
  waitsForTheEnd: false,
  repeatShare: 0.05,
  lowShare: 0.05,
};

export const HABITS: Readonly<Record<Exclude<Scenario, 'opening'>, Habit>> = {
  storm: STORM,
  'last-second': { ...STORM, thinkMinMs: 10, thinkMaxMs: 60, waitsForTheEnd: true },
  watchers: { ...STORM, thinkMinMs: 200, thinkMaxMs: 1_000 },
  rest: { ...STORM, thinkMinMs: 100, thinkMaxMs: 800 },
  soak: { ...STORM, thinkMinMs: 500, thinkMaxMs: 3_000 },
};

export const LAST_SECOND_MS = 1_000;

/** What the bidder knows of the lot. */
export interface LotView {
  readonly priceFen: number | null;
  readonly endsAtMs: number | null;
  readonly isLeading: boolean;
  readonly startPriceFen: number;
  readonly ladderFen: readonly number[];
}

export type Act = 'raise' | 'low' | 'repeat';

export interface Plan {
  readonly afterMs: number;
  readonly act: Act;
}

/** `nowMs` by the server's clock. The amount is chosen when the time has come, by what is known then. */
export function planNext(
  habit: Habit,
  { view, nowMs, hasOwn }: { readonly view: LotView; readonly nowMs: number; readonly hasOwn: boolean },
  chance: Chance,
): Plan {
  const thinkMs = between(chance, habit.thinkMinMs, habit.thinkMaxMs);
  const dice = chance();
  const isRepeat = dice < habit.repeatShare;
  const isLow = !isRepeat && dice < habit.repeatShare + habit.lowShare;
  if (isRepeat && hasOwn) return { afterMs: thinkMs, act: 'repeat' };
  if (isLow && view.priceFen !== null) return { afterMs: thinkMs, act: 'low' };
  if (!habit.waitsForTheEnd || view.endsAtMs === null) return { afterMs: thinkMs, act: 'raise' };
  const inTheLastSecondMs = view.endsAtMs - between(chance, 0, LAST_SECOND_MS);
  return { afterMs: Math.max(thinkMs, inTheLastSecondMs - nowMs), act: 'raise' };
}

/** The amount of a new bid; null when there is none to make: the leader does not raise itself. */
export function amountFor(act: Exclude<Act, 'repeat'>, view: LotView, chance: Chance): number | null {
  const { priceFen, startPriceFen, ladderFen } = view;
  if (view.isLeading) return null;
  if (act === 'low') return priceFen ?? startPriceFen;
  const stepFen = pick(chance, ladderFen) ?? 0;
  return priceFen === null ? startPriceFen + stepFen : priceFen + stepFen;
}
