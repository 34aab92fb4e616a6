// Waits until every lot that had a bid is sold, or has had more than the time that it needs.
import { setTimeout as sleep } from 'node:timers/promises';
import { coursesOf } from '../load/accepted-bids';
import { type JournalOfSale, type LoadSale, readJournalOfSale } from '../load';
import type { Database } from '../seed';

const LOOK_EVERY_MS = 500;
/** Beyond the countdown; more than a lot's take-over after a crash. */
const PATIENCE_MS = 15_000;

export interface ClosedSale {
  readonly journal: JournalOfSale;
  /** Lots with a bid that have not ended. */
  readonly unsoldLotIds: readonly number[];
}

export async function waitForSales(db: Database, sale: LoadSale): Promise<ClosedSale> {
  const lotIds = sale.lots.map(({ id }) => id);
  const giveUpAt = performance.now() + sale.countdownMs + PATIENCE_MS;
  for (;;) {
    const journal = await readJournalOfSale(db, lotIds);
    const unsoldLotIds = coursesOf(journal)
      .filter(({ bids, closedAtMs }) => bids.length > 0 && closedAtMs === null)
      .map(({ lotId }) => lotId);
    if (unsoldLotIds.length === 0 || performance.now() > giveUpAt) return { journal, unsoldLotIds };
    await sleep(LOOK_EVERY_MS);
  }
}
