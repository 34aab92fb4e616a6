// How the people of a storm bid: some probe a lot without a pause, some run from lot to lot and like the last moment.
import { setTimeout as sleep } from 'node:timers/promises';
import { between, type Bidder, type Chance, pick } from '../../load';

const STEPS_MAX = 5;
const PROBE_MIN_MS = 60;
const PROBE_MAX_MS = 110;
const REPEAT_PROBABILITY = 0.04;

const SPRINT_BIDS_MAX = 4;
const SPRINT_PAUSE_MAX_MS = 1_500;
const SNIPE_PROBABILITY = 0.4;
/** Snipers aim from so long before the end to so long after it. */
const SNIPE_BEFORE_MS = 120;
const SNIPE_AFTER_MS = 40;

export interface Habit {
  readonly bidder: Bidder;
  readonly chance: Chance;
  readonly isOver: () => boolean;
}

/** Bids again and again, also when it leads: a refusal is a sign of life, and the only news while Redis is away. */
export async function probe({ bidder, chance, isOver }: Habit): Promise<void> {
  const { lot } = bidder;
  while (!isOver() && !lot.hasEnded) {
    await sleep(between(chance, PROBE_MIN_MS, PROBE_MAX_MS));
    const repeated = chance() < REPEAT_PROBABILITY ? pick(chance, bidder.own) : undefined;
    if (repeated) await bidder.place(repeated);
    else await bidder.bid(nextAmountFen(bidder, chance));
  }
}

/** A few bids, some of them in the last moment, and then the lot is left to close. */
export async function sprint({ bidder, chance, isOver }: Habit): Promise<void> {
  const { lot } = bidder;
  const bids = between(chance, 1, SPRINT_BIDS_MAX);
  for (let count = 0; count < bids && !isOver() && !lot.hasEnded; count++) {
    const leftMs = lot.endsAtMs === null ? 0 : lot.endsAtMs - Date.now();
    const isSniping = chance() < SNIPE_PROBABILITY && leftMs > SNIPE_BEFORE_MS;
    await sleep(
      isSniping
        ? leftMs + between(chance, -SNIPE_BEFORE_MS, SNIPE_AFTER_MS)
        : between(chance, 0, SPRINT_PAUSE_MAX_MS),
    );
    if (!lot.isLeading) await bidder.bid(nextAmountFen(bidder, chance));
  }
}

export function nextAmountFen({ lot, seat }: Bidder, chance: Chance): number {
  if (lot.priceFen === null) return seat.lot.startPriceFen;
  const stepFen = seat.ladderFen[between(chance, 0, Math.min(STEPS_MAX, seat.ladderFen.length) - 1)] ?? 0;
  return lot.priceFen + stepFen;
}
