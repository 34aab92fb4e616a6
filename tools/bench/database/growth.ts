// What a bid costs when much has been sold before and when many lots are held, and what a held lot weighs.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { raw } from 'mysql2';
import type { BenchBed, FreshDatabase } from '../bench-bed';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row, Sample } from '../measuring/row';
import { BiddingFloor } from './bidding-floor';
import { INSERT_EVENTS, journalValues } from './journal-rows';
import { aJournalDatabase } from './journal-tables';

const CLIENTS = 2_000;
const PADDLES_A_LOT = 64;
const MANY_LOTS = 10_000;
const FIRST_ROWS = 1_000;
/** Each doubles what is there: 1,024,000 rows in the end. */
const DOUBLINGS = 10;
/** Lots of the bids that are measured come after those that fill the table. */
const FIRST_LOT_ID = 1_000_000;

async function bidOnNewestLot(floor: BiddingFloor, durationMs: number): Promise<Sample> {
  const newest = floor.lotCount - 1;
  return acceptedSample(await runClosedLoop({ clients: CLIENTS, durationMs, act: () => floor.bid(newest) }), {
    lots: floor.lotCount,
  });
}

/** A new floor with one lot for each measurement. */
function measureOneLot(database: FreshDatabase): OpenRow {
  let lotId = FIRST_LOT_ID;
  return {
    measure: async (durationMs) => {
      const floor = await BiddingFloor.open(database.pool, PADDLES_A_LOT);
      try {
        await floor.adopt(lotId++, 1);
        return await bidOnNewestLot(floor, durationMs);
      } finally {
        await floor.close();
      }
    },
    close: database.drop,
  };
}

async function openAmongManyEvents(bed: BenchBed): Promise<OpenRow> {
  const database = await aJournalDatabase(bed);
  await database.pool.query(INSERT_EVENTS, [raw(journalValues(1, 1, FIRST_ROWS))]);
  for (let lots = 1; lots < 2 ** DOUBLINGS; lots *= 2) {
    await database.pool.query(
      `INSERT INTO lot_events (lot_id, version, at_ms, body, hash)
       SELECT lot_id + ${lots}, version, at_ms, body, hash FROM lot_events`,
    );
  }
  return measureOneLot(database);
}

async function openAmongManyLots(bed: BenchBed): Promise<OpenRow> {
  const database = await aJournalDatabase(bed);
  const floor = await BiddingFloor.open(database.pool, PADDLES_A_LOT);
  await floor.adopt(FIRST_LOT_ID, MANY_LOTS);
  return {
    measure: async (durationMs) => {
      await floor.adopt(FIRST_LOT_ID + floor.lotCount, 1);
      return bidOnNewestLot(floor, durationMs);
    },
    close: async () => {
      await floor.close();
      await database.drop();
    },
  };
}

/** Live bytes of the heap, after a full collection. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (isProcedure(collect)) collect();
  return process.memoryUsage().heapUsed;
}

function isProcedure(value: unknown): value is () => void {
  return typeof value === 'function';
}

/** Weighed once: what an earlier floor leaves behind would be counted against a later one. */
async function openMemoryPerLot(bed: BenchBed): Promise<OpenRow> {
  const database = await aJournalDatabase(bed);
  const floor = await BiddingFloor.open(database.pool, PADDLES_A_LOT);
  const before = heapBytes();
  await floor.adopt(FIRST_LOT_ID, MANY_LOTS);
  const bytes = Math.round((heapBytes() - before) / MANY_LOTS);
  await floor.close();
  return {
    measure: () => Promise.resolve({ perSecond: null, p50Ms: null, p99Ms: null, detail: { bytes } }),
    close: database.drop,
  };
}

/** Memory first, while this process holds nothing else. */
export const growthRows: readonly Row<BenchBed>[] = [
  { id: 'growth.memoryPerLot', counts: 'heap of an open lot without bids', open: openMemoryPerLot },
  {
    id: 'growth.0events',
    counts: 'accepted bids, empty journal',
    open: async (bed) => measureOneLot(await aJournalDatabase(bed)),
  },
  {
    id: 'growth.1000000events',
    counts: 'accepted bids, a million events in the journal',
    open: openAmongManyEvents,
  },
  {
    id: 'growth.1lot',
    counts: 'accepted bids, no other lot held',
    open: async (bed) => measureOneLot(await aJournalDatabase(bed)),
  },
  {
    id: 'growth.10000lots',
    counts: 'accepted bids, ten thousand lots held',
    open: openAmongManyLots,
  },
];
