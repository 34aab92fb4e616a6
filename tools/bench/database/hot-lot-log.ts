// What the public log costs the engine on one lot: the engine in this process, and beside it an instance that takes each of its facts into the log, or keeps none.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchBed } from '../bench-bed';
import { databasePid } from '../database-pid';
import type { OpenRow, Row, Sample } from '../measuring/row';
import { ApiUnderTest } from '../sockets/api-under-test';
import { withLogBehind } from '../sockets/log-behind';
import { openFloor } from './engine';

const PADDLES = 64;
/** The same for both rows: each choosing its own, they were told apart by that and not by the log. */
const CLIENTS = [2_000] as const;
/** Of a row's time, once its log has caught up. */
const REST_FACTOR = 2;

async function openHotLot(bed: BenchBed, log: 'on' | 'off'): Promise<OpenRow> {
  const api = await ApiUnderTest.start(bed, null, 1, { variables: { HAOPAI_PUBLIC_LOG: log } });
  const { pool } = api.database;
  const payers = {
    engineMicrosEach: [process.pid],
    databaseMicrosEach: [await databasePid(pool)],
    logMicrosEach: api.pids,
  };
  // As the log takes on the lots of an auction that is published.
  const note = async (lotIds: readonly number[]): Promise<void> => {
    await pool.query('INSERT INTO log_lots (lot_id, auction_id, version, is_over) VALUES ?', [
      lotIds.map((lotId) => [lotId, 0, 0, 0]),
    ]);
  };
  const wish = { lotCount: 1, paddlesALot: PADDLES, clients: CLIENTS, note, close: () => api.stop() };
  const row = await openFloor(api.database, payers, wish);
  const measure = async (durationMs: number): Promise<Sample> => {
    const sample =
      log === 'on'
        ? await withLogBehind(api, () => row.measure(durationMs), durationMs)
        : await row.measure(durationMs);
    // Whoever comes next finds a machine that has rested as long, after either of the two.
    await sleep(durationMs * REST_FACTOR);
    return sample;
  };
  return { ...row, measure };
}

export const hotLotLogRows: readonly Row<BenchBed>[] = [
  {
    id: 'engine.hotLot.withLog',
    counts: 'accepted bids, one lot, each taken into the public log beside it',
    open: (bed) => openHotLot(bed, 'on'),
  },
  {
    id: 'engine.hotLot.withoutLog',
    counts: 'the same beside an instance that keeps no log',
    open: (bed) => openHotLot(bed, 'off'),
  },
];
