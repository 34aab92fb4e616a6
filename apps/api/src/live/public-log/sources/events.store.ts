// Facts of lots, by their journals: versions have no gap, so what is in the log of each is one number, and nothing comes late behind it.
import type { HexHash, LotOutcome } from '@haopai/log';
import { decodeLotEvent, type LotEvent } from '@haopai/lot';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { type Found, LEAVES_AT_ONCE, type LeafSource, type NewLeaf, NOTHING } from '../new-leaves';

/** Journals of one look. */
const LOTS_AT_ONCE = 200;

/** A journal that goes on behind what is in the log. */
interface Behind {
  readonly lotId: number;
  readonly version: number;
  readonly lastVersion: number;
}

type BehindRow = RowDataPacket & Behind;

interface EventRow extends RowDataPacket {
  readonly lotId: number;
  readonly version: number;
  readonly hash: HexHash;
  /** Of an end alone. */
  readonly endBody: string | null;
}

/** Those first whose next event has waited longest. That event and the last one of each open journal are a look into its key each. */
const BEHIND = `
  SELECT open.lotId, open.version, open.lastVersion FROM (
    SELECT lot_id AS lotId, version,
      (SELECT version FROM lot_events WHERE lot_events.lot_id = log_lots.lot_id ORDER BY version DESC LIMIT 1) AS lastVersion
    FROM log_lots WHERE is_over = 0) open
  LEFT JOIN lot_events waiting ON waiting.lot_id = open.lotId AND waiting.version = open.version + 1
  WHERE open.version < open.lastVersion ORDER BY waiting.at_ms, open.lotId LIMIT ${LOTS_AT_ONCE}`;

/** As event-codec.ts writes it; inside a reason quotation marks stand escaped. By bytes: comparing letters as people do takes six times as long. */
const IS_END = ['LotSold', 'LotUnsold', 'LotWithdrawn']
  .map((type) => `CAST(body AS BINARY) LIKE '%"type":"${type}"%'`)
  .join(' OR ');

export class EventLeaves implements LeafSource {
  constructor(private readonly pool: Pool) {}

  async find(): Promise<Found> {
    const [behind] = await this.pool.query<BehindRow[]>(BEHIND);
    if (behind.length === 0) return NOTHING;
    const [events] = await this.pool.query<EventRow[]>(
      `SELECT lot_id AS lotId, version, LOWER(HEX(hash)) AS hash, IF(${IS_END}, body, NULL) AS endBody FROM lot_events
       WHERE ${behind.map(() => '(lot_id = ? AND version > ? AND version <= ?)').join(' OR ')} ORDER BY lot_id, version`,
      sharesOf(behind).flatMap(({ lotId, version, lastVersion }) => [lotId, version, lastVersion]),
    );
    const upTo = new Map(events.map(({ lotId, version }) => [lotId, version]));
    return {
      leaves: events.flatMap(leavesOf),
      with: [...upTo].map(([lotId, version]) => [
        'UPDATE log_lots SET version = ? WHERE lot_id = ?',
        [version, lotId],
      ]),
    };
  }
}

/** What of each is taken at once: a lot that is written faster than leaves are taken keeps no other waiting. What one does not need is the others'. */
function sharesOf(behind: readonly Behind[]): readonly Behind[] {
  let left = LEAVES_AT_ONCE;
  return behind
    .toSorted((one, other) => one.lastVersion - one.version - (other.lastVersion - other.version))
    .map(({ lotId, version, lastVersion }, index) => {
      const share = Math.min(lastVersion - version, Math.floor(left / (behind.length - index)));
      left -= share;
      return { lotId, version, lastVersion: version + share };
    });
}

function leavesOf({ lotId, version, hash, endBody }: EventRow): readonly NewLeaf[] {
  const event: NewLeaf = {
    source: `event:${lotId}:${version}`,
    leaf: { kind: 'event', lotId, version, hash },
  };
  const end = endBody === null ? null : endOf(decodeLotEvent(endBody));
  if (end === null) return [event];
  return [event, { source: `end:${lotId}:${version}`, leaf: { kind: 'end', lotId, version, hash, ...end } }];
}

function endOf(event: LotEvent): { readonly outcome: LotOutcome; readonly hammerFen: number } | null {
  switch (event.type) {
    case 'LotSold':
      return { outcome: 'sold', hammerFen: event.amountFen };
    case 'LotUnsold':
      return { outcome: 'unsold', hammerFen: 0 };
    case 'LotWithdrawn':
      return { outcome: 'withdrawn', hammerFen: 0 };
    default:
      return null;
  }
}
