// Where the journals of an auction's lots stand, as few enough bytes to be kept elsewhere, and whether they still say what they said then.
import { createHash } from 'node:crypto';
import type { Pool, RowDataPacket } from 'mysql2/promise';

/** A lot and the version of its last event. */
export type LotVersion = readonly [lotId: number, version: number];

export interface JournalHead {
  /** By the lots' numbers. */
  readonly lots: readonly LotVersion[];
  /** SHA-256 over the hashes of these events. */
  readonly hash: string;
}

interface HashRow extends RowDataPacket {
  readonly lotId: number;
  readonly version: number;
  readonly hash: string;
}

const EVENTS_AT_ONCE = 1_000;

/** Of all lots of the auction that have a journal; null when none has. */
export async function journalHeadOf(pool: Pool, auctionId: number): Promise<JournalHead | null> {
  const [rows] = await pool.query<HashRow[]>(
    `SELECT heads.lot_id AS lotId, heads.version AS version, LOWER(HEX(last_event.hash)) AS hash
     FROM (SELECT lot_events.lot_id, MAX(lot_events.version) AS version FROM lots
           JOIN lot_events ON lot_events.lot_id = lots.id WHERE lots.auction_id = ? GROUP BY lot_events.lot_id) heads
     JOIN lot_events last_event ON last_event.lot_id = heads.lot_id AND last_event.version = heads.version
     ORDER BY heads.lot_id`,
    [auctionId],
  );
  if (rows.length === 0) return null;
  return { lots: rows.map(({ lotId, version }) => [lotId, version]), hash: hashOver(rows) };
}

/** What `hash` would be of the journals as they are now, up to these versions; null where one of the events is gone. */
export async function journalHashAt(pool: Pool, lots: readonly LotVersion[]): Promise<string | null> {
  const found: HashRow[] = [];
  for (let first = 0; first < lots.length; first += EVENTS_AT_ONCE) {
    const [rows] = await pool.query<HashRow[]>(
      `SELECT lot_id AS lotId, version, LOWER(HEX(hash)) AS hash FROM lot_events
       WHERE (lot_id, version) IN (?) ORDER BY lot_id, version`,
      [lots.slice(first, first + EVENTS_AT_ONCE)],
    );
    found.push(...rows);
  }
  return found.length === lots.length ? hashOver(found) : null;
}

function hashOver(rows: readonly HashRow[]): string {
  const lines = rows.map(({ lotId, version, hash }) => `${lotId} ${version} ${hash}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}
