// Writes down where each lot stands, for those who read without a journal: after the fact, conflated, never in a bid's way.
import { Inject, Injectable } from '@nestjs/common';
import { leaderOf } from '@haopai/lot';
import type { ScheduledLot } from '@haopai/lot';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { liveFiguresOf } from '../wire';

const COLUMNS = [
  'phase',
  'price_fen',
  'leader_paddle',
  'leader_entry_id',
  'ends_at_ms',
  'remaining_ms',
  'reason',
  // Last: the others compare with the version that stands in the row.
  'version',
] as const;

const UPSERT = `INSERT INTO lot_heads (lot_id, ${COLUMNS.join(', ')}) VALUES ? ON DUPLICATE KEY UPDATE ${COLUMNS.map(
  (column) => `${column} = IF(VALUES(version) > version, VALUES(${column}), ${column})`,
).join(', ')}`;

@Injectable()
export class LotHeadsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Older versions than the one that stands are left out by the statement itself. */
  async write(lots: readonly ScheduledLot[]): Promise<void> {
    if (lots.length > 0) await this.pool.query(UPSERT, [lots.map(rowOf)]);
  }
}

function rowOf(lot: ScheduledLot): readonly (string | number | null)[] {
  const { lotId, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason, version } = liveFiguresOf(lot);
  const entryId = leaderOf(lot)?.entryId ?? null;
  return [lotId, phase, priceFen, leaderPaddle, entryId, endsAtMs, remainingMs, reason, version];
}
