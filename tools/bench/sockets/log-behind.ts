// How much an instance has not yet put into its public log: what one row leaves behind would cost the next one.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Sample } from '../measuring/row';
import type { ApiUnderTest } from './api-under-test';
import { cpuMs } from './process-figures';

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 300_000;
const MS_PER_SECOND = 1_000;
const MICROS_PER_MS = 1_000;

const EVENTS = `SELECT COALESCE(SUM(GREATEST(COALESCE(
    (SELECT version FROM lot_events WHERE lot_events.lot_id = log_lots.lot_id ORDER BY version DESC LIMIT 1), 0) - log_lots.version, 0)), 0) AS behind FROM log_lots WHERE is_over = 0`;
/** A count is taken over when its minute is over. */
const REFUSALS = 'SELECT COUNT(*) AS behind FROM lot_refusals WHERE final_at_ms = 0';

/** Facts of lots, and rows of refusals. */
async function logBehind(pool: Pool): Promise<number> {
  let behind = 0;
  for (const sql of [EVENTS, REFUSALS]) {
    const [[row]] = await pool.query<RowDataPacket[]>(sql);
    behind += Number(row?.['behind'] ?? 0);
  }
  return behind;
}

/** Rejects where it never comes to that. */
async function untilLogged(pool: Pool): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while ((await logBehind(pool)) > 0) {
    if (performance.now() > giveUpAt) throw new Error('the public log does not catch up');
    await sleep(LOOK_EVERY_MS);
  }
}

/** Resolves when all of it is in the log, so that no other row pays for it; with how much that was at the row's end, how long it took and what it cost for each of what was counted. */
export async function withLogBehind(
  { pids, database: { pool } }: Pick<ApiUnderTest, 'pids' | 'database'>,
  measure: () => Promise<Sample>,
  durationMs: number,
): Promise<Sample> {
  const sample = await measure();
  const logBehindAtEnd = await logBehind(pool);
  const [startedAt, before] = [performance.now(), spentMs(pids)];
  await untilLogged(pool);
  const counted = ((sample.perSecond ?? 0) * durationMs) / MS_PER_SECOND;
  return {
    ...sample,
    detail: {
      ...sample.detail,
      logBehindAtEnd,
      logCaughtUpMs: performance.now() - startedAt,
      cpuMicrosLaterEach: counted === 0 ? 0 : ((spentMs(pids) - before) * MICROS_PER_MS) / counted,
    },
  };
}

function spentMs(pids: ApiUnderTest['pids']): number {
  return pids.reduce<number>((sum, pid) => sum + (cpuMs(pid) ?? 0), 0);
}
