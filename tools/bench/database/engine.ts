// The engine's rows: accepted bids a second, acknowledged after their commit, on one lot and on many.
import { replicationLack } from '../../services/replicated/obtain-replicated';
import type { BenchBed, FreshDatabase, Server } from '../bench-bed';
import { findBest } from '../measuring/best-setting';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row, Sample } from '../measuring/row';
import { type Payers, withCosts } from '../sockets/costs';
import { BiddingFloor } from './bidding-floor';
import { aJournalDatabase } from './journal-tables';

const CLIENTS = [1_000, 2_000, 4_000] as const;

async function openEngine(
  bed: BenchBed,
  lotCount: number,
  paddlesALot: number,
  on: Server = 'single',
): Promise<OpenRow> {
  const database = await aJournalDatabase(bed, on);
  const { writer, others } = await bed.databasePids(database, on);
  const payers = {
    ...{ engineMicrosEach: [process.pid], databaseMicrosEach: [writer] },
    ...(others.length > 0 ? { otherNodesMicrosEach: others } : {}),
  };
  return openFloor(database, payers, { lotCount, paddlesALot, close: database.drop });
}

interface FloorWish {
  readonly lotCount: number;
  readonly paddlesALot: number;
  /** Those that its best is chosen from. */
  readonly clients?: readonly [number, ...number[]];
  /** Hears of lots before they take bids. */
  readonly note?: (lotIds: readonly number[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A new floor with new lots for each measurement: a lot with the bids of all rounds would be none that exists. */
export async function openFloor(
  { pool }: Pick<FreshDatabase, 'pool'>,
  payers: Payers,
  { lotCount, paddlesALot, clients = CLIENTS, note, close }: FloorWish,
): Promise<OpenRow> {
  let nextLotId = 1;
  const measure = async (clients: number, durationMs: number, isNoted = false): Promise<Sample> => {
    const floor = await BiddingFloor.open(pool, paddlesALot);
    try {
      const lotIds = Array.from({ length: lotCount }, (_, i) => nextLotId + i);
      if (isNoted) await note?.(lotIds);
      await floor.adopt(nextLotId, lotCount);
      nextLotId += lotCount;
      const act = (client: number) => floor.bid(client % lotCount);
      return await withCosts(payers, async () =>
        acceptedSample(await runClosedLoop({ clients, durationMs, act }), { clients }),
      );
    } finally {
      await floor.close();
    }
  };
  const best = await findBest(clients, measure);
  return { measure: (durationMs) => measure(best, durationMs, true), close };
}

export const engineRows: readonly Row<BenchBed>[] = [
  { id: 'engine.hotLot', counts: 'accepted bids, one lot', open: (bed) => openEngine(bed, 1, 64) },
  {
    id: 'engine.hotLot.replicated',
    counts: 'the same, each on three nodes before it is acknowledged',
    lacks: replicationLack,
    open: (bed) => openEngine(bed, 1, 64, 'replicated'),
  },
  { id: 'engine.32lots', counts: 'accepted bids, 32 lots', open: (bed) => openEngine(bed, 32, 64) },
  {
    id: 'engine.opening',
    counts: 'accepted bids, 32 lots, each bid the first of its entry',
    open: (bed) => openEngine(bed, 32, Number.MAX_SAFE_INTEGER),
  },
  { id: 'engine.1000lots', counts: 'accepted bids, 1,000 lots', open: (bed) => openEngine(bed, 1_000, 8) },
];
