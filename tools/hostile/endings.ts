// Lots that nobody bids on and that end one after the other while a crowd is there: does each end when its time is over?
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'mysql2/promise';
import { coursesOf } from '../load/accepted-bids';
import { readJournalOfSale } from '../load';
import { databaseNowMs, makeAuction } from '../seed';

/** Every lot is open for so long. */
const OPEN_MS = 2_000;
const EVERY_MS = 1_000;
/** Before the first opens: the engine has to meet them. */
const MET_WITHIN_MS = 4_000;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 500;

export interface Endings {
  readonly auctionId: number;
  readonly lotIds: readonly number[];
  readonly startsAtMs: number;
}

/** Lots of which the last ends after about `seconds`, counted from the first one's opening. */
export async function makeEndings(pool: Pool, seconds: number): Promise<Endings> {
  const startsAtMs = (await databaseNowMs(pool)) + MET_WITHIN_MS;
  const { id, lots } = await makeAuction(pool, {
    lots: Math.max(1, Math.floor((seconds * 1_000 - OPEN_MS) / EVERY_MS)),
    startsAtMs,
    staggerMs: EVERY_MS,
    firstBidMs: OPEN_MS,
    countdownMs: OPEN_MS,
  });
  return { auctionId: id, lotIds: lots.map((lot) => lot.id), startsAtMs };
}

/** Waits for those that are late. `lateMs` is still in time. */
export async function countMissedEnds(pool: Pool, { lotIds }: Endings, lateMs: number): Promise<number> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const courses = coursesOf(await readJournalOfSale(pool, lotIds));
    const hasAll = courses.every(({ closedAtMs }) => closedAtMs !== null);
    if (hasAll || performance.now() > giveUpAt) {
      return courses.filter(({ closeDelayMs }) => closeDelayMs === null || closeDelayMs > lateMs).length;
    }
    await sleep(LOOK_EVERY_MS);
  }
}
