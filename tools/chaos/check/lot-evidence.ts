// What is kept of a lot of which something did not hold, for whoever looks for the cause: the services are gone by then.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { timesOfBids } from './clock-sightings';
import { type Evidence, eventsByLot } from './evidence';

/** The first tell what the others would. */
const LOTS_MAX = 5;
/** Of other lots what was bid so shortly before and after: it shows what the auction's clock said. */
const AROUND_MS = 10_000;

/** `lot-ID.json` in the folder: the lot's journal, the tries of its bids, and of other lots stamp, sending and answer of each bid that was accepted meanwhile. */
export function keepLotEvidence(folder: string, evidence: Evidence, lotIds: readonly number[]): void {
  if (lotIds.length === 0) return;
  const events = eventsByLot(evidence);
  const bids = timesOfBids(evidence);
  const stamped = [...events].flatMap(([lotId, ofLot]) =>
    ofLot.flatMap((event) => {
      const times = event.type === 'BidAccepted' ? bids.get(event.bidId) : undefined;
      return times === undefined ? [] : [{ lotId, stampMs: event.atMs, ...times }];
    }),
  );
  for (const lotId of [...new Set(lotIds)].slice(0, LOTS_MAX)) {
    const own = events.get(lotId) ?? [];
    const tries = evidence.tries.filter((one) => one.lotId === lotId);
    const times = tries.flatMap(({ sentAtMs, answeredAtMs }) => [sentAtMs, answeredAtMs]);
    const [fromMs, toMs] = [Math.min(...times) - AROUND_MS, Math.max(...times) + AROUND_MS];
    const meanwhile = stamped.filter(({ sentAtMs }) => sentAtMs >= fromMs && sentAtMs <= toMs);
    const kept = { lotId, events: own, tries, meanwhile };
    writeFileSync(path.join(folder, `lot-${lotId}.json`), JSON.stringify(kept, null, 1));
  }
}
