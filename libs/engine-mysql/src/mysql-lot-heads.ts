// Writes down where each lot stands, for those who read without a journal: after the fact, conflated, never in a bid's way.
import { figuresOf } from '@haopai/engine';
import type { LotHeads } from '@haopai/engine';
import { leaderOf } from '@haopai/lot';
import type { ScheduledLot } from '@haopai/lot';
import type { Pool, RowDataPacket } from 'mysql2/promise';

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

interface PhaseRow extends RowDataPacket {
  readonly phase: ScheduledLot['phase'];
}

const ENDED: ReadonlySet<string> = new Set(['sold', 'unsold', 'withdrawn'] satisfies ScheduledLot['phase'][]);

export class MysqlLotHeads implements LotHeads {
  constructor(private readonly pool: Pool) {}

  /** Older versions than the one that stands are left out by the statement itself. */
  async write(lots: readonly ScheduledLot[]): Promise<void> {
    if (lots.length > 0) await this.pool.query(UPSERT, [lots.map(rowOf)]);
  }

  async hasEnded(lotId: number): Promise<boolean> {
    const [[head]] = await this.pool.query<PhaseRow[]>('SELECT phase FROM lot_heads WHERE lot_id = ?', [
      lotId,
    ]);
    return head !== undefined && ENDED.has(head.phase);
  }
}

function rowOf(lot: ScheduledLot): readonly (string | number | null)[] {
  const { lotId, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason, version } = figuresOf(lot);
  const entryId = leaderOf(lot)?.entryId ?? null;
  return [lotId, phase, priceFen, leaderPaddle, entryId, endsAtMs, remainingMs, reason, version];
}
