// The limit of any journal on this database: the engine's own rows, made beforehand, one multi-row INSERT after another.
import { raw } from 'mysql2';
import type { BenchBed } from '../bench-bed';
import { findBest } from '../measuring/best-setting';
import type { OpenRow, Row, Sample } from '../measuring/row';
import { LatencyLog } from '../measuring/statistics';
import { INSERT_EVENTS, journalValues } from './journal-rows';
import { aJournalDatabase } from './journal-tables';

const BATCHES = [200, 500, 1_000, 2_000] as const;
/** Rows made for a second of measuring; a disk that is faster than this ends its measurement early. */
const ROWS_PER_SECOND_MAX = 160_000;

async function openRawInsert(bed: BenchBed): Promise<OpenRow> {
  const database = await aJournalDatabase(bed);
  let lotId = 0;
  const measure = async (batch: number, durationMs: number): Promise<Sample> => {
    lotId++;
    const batches = Array.from(
      { length: Math.ceil(((durationMs / 1_000) * ROWS_PER_SECOND_MAX) / batch) },
      (_, index) => journalValues(lotId, index * batch + 1, (index + 1) * batch),
    );
    const connection = await database.pool.getConnection();
    const latencies = new LatencyLog();
    const startedAt = performance.now();
    let committedAt = startedAt;
    try {
      for (const values of batches) {
        const sentAt = performance.now();
        await connection.query(INSERT_EVENTS, [raw(values)]);
        committedAt = performance.now();
        latencies.record(committedAt - sentAt);
        if (committedAt - startedAt >= durationMs) break;
      }
    } finally {
      connection.release();
    }
    const rows = latencies.count * batch;
    const perSecond = rows / ((committedAt - startedAt) / 1_000);
    return { perSecond, ...latencies.percentiles(), detail: { batch } };
  };
  const best = await findBest(BATCHES, measure);
  return { measure: (durationMs) => measure(best, durationMs), close: database.drop };
}

export const rawInsertRow: Row<BenchBed> = {
  id: 'limit.rawInsert',
  counts: 'journal rows made beforehand',
  open: openRawInsert,
};
