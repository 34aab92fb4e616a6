// The ledger after a journey: whatever happened, what came in is somewhere.
import { BackOffice } from './back-office';
import type { SaleSite } from './sale-site';

/** Throws where a booking does not balance or a deposit is not told by the ledger. */
export async function booksAreGood(site: SaleSite): Promise<void> {
  const office = await BackOffice.enter(site);
  const sums = await office.get<{ readonly faults: readonly string[] }>('settlement/ledger/sums');
  expect(sums.faults).toEqual([]);
}
