// What ended auctions came to, once all facts of their lots are in the log, and each later change: winners who did not pay.
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { type Found, type LeafSource, NOTHING } from '../new-leaves';
import { publishedText } from './published-texts';

/** Winners pay within days; what is older changes no more. */
const CHANGES_FOR_MS = 180 * 24 * 60 * 60_000;
const LOOK_AGAIN_EVERY_MS = 30_000;

const DEFAULTS = `(SELECT COUNT(*) FROM log_lots JOIN won_lots ON won_lots.lot_id = log_lots.lot_id
  WHERE log_lots.auction_id = auctions.id AND won_lots.state = 'defaulted')`;

const COLUMNS = `auctions.id AS auctionId, log_auctions.result_revision AS revision, CAST(${SERVER_NOW_MS} AS SIGNED) AS nowMs`;
const ENDED = `FROM auctions JOIN log_auctions ON log_auctions.auction_id = auctions.id WHERE auctions.ended_at_ms IS NOT NULL`;

/** A lot may have ended since its journal was looked at. */
const IS_COMPLETE = `NOT EXISTS (SELECT 1 FROM log_lots JOIN lot_heads ON lot_heads.lot_id = log_lots.lot_id
  WHERE log_lots.auction_id = auctions.id AND log_lots.version < lot_heads.version)`;

const FIRST = `SELECT ${COLUMNS}, ${DEFAULTS} AS sign ${ENDED} AND log_auctions.result_revision = 0 AND ${IS_COMPLETE} ORDER BY auctions.id LIMIT 1`;
const LATER = `SELECT ${COLUMNS}, ${DEFAULTS} AS sign ${ENDED} AND log_auctions.result_revision > 0
  AND auctions.ended_at_ms > ${SERVER_NOW_MS} - ${CHANGES_FOR_MS} AND log_auctions.result_sign <> ${DEFAULTS} ORDER BY auctions.id LIMIT 1`;

/** A lot whose winner did not pay is told as such; the price stands in its end. */
const LOTS = `
  SELECT lots.id AS lot_id, lots.lot_no, IF(COALESCE(won_lots.state, '') = 'defaulted', 'defaulted', heads.phase) AS outcome,
         IF(heads.phase = 'sold', heads.price_fen, NULL) AS hammer_fen, IF(heads.phase = 'sold', heads.leader_paddle, NULL) AS paddle_no,
         heads.version, LOWER(HEX(last_event.hash)) AS hash
  FROM lots JOIN lot_heads heads ON heads.lot_id = lots.id LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  LEFT JOIN lot_events last_event ON last_event.lot_id = heads.lot_id AND last_event.version = heads.version
  WHERE lots.auction_id = ? ORDER BY lots.lot_no`;

interface EndedRow extends RowDataPacket {
  readonly auctionId: number;
  readonly revision: number;
  readonly nowMs: number;
  readonly sign: number;
}

export class ResultLeaves implements LeafSource {
  private lookedAgainAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly pool: Pool) {}

  async find(): Promise<Found> {
    const ended = (await this.ask(FIRST)) ?? (await this.changed());
    if (ended === null) return NOTHING;
    const { auctionId, nowMs, sign } = ended;
    const revision = ended.revision + 1;
    const [lots] = await this.pool.query<RowDataPacket[]>(LOTS, [auctionId]);
    const text = publishedText([{ auction_id: auctionId }, ...lots]);
    return {
      leaves: [
        {
          source: `result:${auctionId}:${revision}`,
          leaf: { kind: 'result', auctionId, revision, atMs: nowMs, resultHash: text.hash },
        },
      ],
      with: [
        ['INSERT IGNORE INTO log_texts (hash, body) VALUES (?, ?)', [text.hash, text.body]],
        [
          'UPDATE log_auctions SET result_sign = ?, result_revision = ? WHERE auction_id = ?',
          [String(sign), revision, auctionId],
        ],
        ['UPDATE log_lots SET is_over = 1 WHERE auction_id = ?', [auctionId]],
      ],
    };
  }

  private async changed(): Promise<EndedRow | null> {
    if (performance.now() - this.lookedAgainAt < LOOK_AGAIN_EVERY_MS) return null;
    const changed = await this.ask(LATER);
    if (changed === null) this.lookedAgainAt = performance.now();
    return changed;
  }

  private async ask(sql: string): Promise<EndedRow | null> {
    const [[row]] = await this.pool.query<EndedRow[]>(sql);
    return row ?? null;
  }
}
