// What a drill has cost those who bid: the longest time without a bid on lots that were bid on before and after it, and how often time was given back.
import { decodeLotEvent, type LotEvent } from '@haopai/lot';
import { type Database, databaseNowMs } from '../seed';
import { select } from '../seed/rows';

const LOOKED_BACK_MS = 10 * 60_000;

export interface StoredEvent {
  readonly lotId: number;
  readonly event: LotEvent;
}

export interface Pauses {
  readonly bids: number;
  readonly lots: number;
  /** Null where no lot had two bids. */
  readonly longest: { readonly lotId: number; readonly fromMs: number; readonly ms: number } | null;
  readonly resumed: number;
}

/** `events` of each lot are in their order. */
export function pausesIn(events: readonly StoredEvent[]): Pauses {
  const lastBidAtMs = new Map<number, number>();
  let [bids, resumed] = [0, 0];
  let longest: Pauses['longest'] = null;
  for (const { lotId, event } of events) {
    if (event.type === 'LotResumed') resumed++;
    if (event.type !== 'BidAccepted') continue;
    bids++;
    const fromMs = lastBidAtMs.get(lotId);
    lastBidAtMs.set(lotId, event.atMs);
    const ms = event.atMs - (fromMs ?? event.atMs);
    if (fromMs !== undefined && ms > (longest?.ms ?? 0)) longest = { lotId, fromMs, ms };
  }
  return { bids, lots: lastBidAtMs.size, longest, resumed };
}

/** Of the last ten minutes, by the journal. */
export async function readPauses(db: Database): Promise<string> {
  const sinceMs = (await databaseNowMs(db)) - LOOKED_BACK_MS;
  const events = await select(
    db,
    'SELECT lot_id, body FROM lot_events WHERE at_ms >= ? ORDER BY lot_id, version',
    [sinceMs],
    (row): StoredEvent => ({ lotId: Number(row.lot_id), event: decodeLotEvent(String(row.body)) }),
  );
  return wordsOf(pausesIn(events));
}

function wordsOf({ bids, lots, longest, resumed }: Pauses): string {
  const pause =
    longest === null
      ? 'no lot had two'
      : `the longest pause was ${(longest.ms / 1_000).toFixed(1)} s, on lot ${longest.lotId} from ${new Date(longest.fromMs).toISOString().slice(11, 19)}`;
  return `${bids} bids on ${lots} lots in ten minutes; ${pause}; time was given back ${resumed} times`;
}
