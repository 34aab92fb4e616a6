// Auctions as they are published, and each later public change: terms with special conditions and files, and list of lots. Drills are none.
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { type Found, type LeafSource, NOTHING } from '../new-leaves';
import { publishedText } from './published-texts';

const TERMS = [
  ...['title', 'published_at_ms', 'starts_at_ms', 'deposit_fen', 'shares_max', 'payment_days'],
  ...['first_bid_ms', 'countdown_ms', 'ladder_fen', 'limit_factor'],
  ...['enrolment_opens_at_ms', 'enrolment_closes_at_ms', 'cancelled_at_ms'],
] as const;
const LOT = [
  ...['id', 'lot_no', 'plate_number', 'plate_kind', 'plate_colour', 'is_personalised', 'region'],
  ...['start_price_fen', 'opens_at_ms'],
] as const;

/** Another one whenever one of these values is: made by the database, so that lists of lots are read only when they have changed. */
function signOf(table: string, columns: readonly string[]): string {
  return `CRC32(CONCAT_WS('|', ${columns.map((column) => `COALESCE(${table}.${column}, '-')`).join(', ')}))`;
}

/** Nothing where there is no row, so that auctions without any have the sign that they had before. */
function signOfRows(mark: string, table: string, columns: readonly string[]): string {
  return `(SELECT CONCAT('${mark}', SUM(${signOf(table, columns)})) FROM ${table} WHERE ${table}.auction_id = auctions.id)`;
}

const SIGN = `CONCAT_WS('.', ${signOf('auctions', [...TERMS, 'stop_id'])},
  (SELECT CONCAT_WS('.', COUNT(*), COALESCE(SUM(${signOf('lots', LOT)}), 0)) FROM lots WHERE lots.auction_id = auctions.id),
  ${signOfRows('c', 'auction_conditions', ['language', 'text'])},
  ${signOfRows('a', 'auction_attachments', ['name', 'byte_count', 'sha256'])})`;

/** A line each, after the terms. By hash, for an office may write of people in them, and the log forgets nothing (docs/adr/0134). */
const CONDITIONS = `SELECT language AS conditions, LOWER(SHA2(text, 256)) AS sha256 FROM auction_conditions
  WHERE auction_id = ? ORDER BY language`;
const ATTACHMENTS = `SELECT name AS attachment, byte_count, sha256 FROM auction_attachments WHERE auction_id = ? ORDER BY sha256`;

/** Published and not ended, or ended since the log began and not in it as such. */
const CHANGED = `
  SELECT * FROM (
    SELECT auctions.id AS auctionId, ${SIGN} AS sign, log_auctions.terms_sign AS known,
           COALESCE(log_auctions.terms_revision, 0) AS revision, CAST(${SERVER_NOW_MS} AS SIGNED) AS nowMs
    FROM auctions LEFT JOIN log_auctions ON log_auctions.auction_id = auctions.id
    WHERE auctions.published_at_ms <= ${SERVER_NOW_MS} AND auctions.is_drill = 0 AND (auctions.ended_at_ms IS NULL OR (
      auctions.ended_at_ms >= (SELECT began_at_ms FROM log_state WHERE id = 1) AND COALESCE(log_auctions.result_revision, 0) = 0))
  ) looked WHERE known IS NULL OR known <> sign ORDER BY auctionId LIMIT 1`;

interface ChangedRow extends RowDataPacket {
  readonly auctionId: number;
  readonly sign: string;
  readonly revision: number;
  readonly nowMs: number;
}

export class AuctionLeaves implements LeafSource {
  constructor(private readonly pool: Pool) {}

  async find(): Promise<Found> {
    const [[changed]] = await this.pool.query<ChangedRow[]>(CHANGED);
    if (changed === undefined) return NOTHING;
    const { auctionId, sign, nowMs } = changed;
    const revision = changed.revision + 1;
    const [[terms]] = await this.pool.query<RowDataPacket[]>(
      `SELECT ${TERMS.map((name) => `auctions.${name}`).join(', ')}, auction_stops.kind AS stop, auction_stops.until_ms AS stop_until_ms
       FROM auctions LEFT JOIN auction_stops ON auction_stops.id = auctions.stop_id WHERE auctions.id = ?`,
      [auctionId],
    );
    const [lots] = await this.pool.query<RowDataPacket[]>(
      `SELECT ${LOT.join(', ')} FROM lots WHERE auction_id = ? ORDER BY lot_no`,
      [auctionId],
    );
    const [conditions] = await this.pool.query<RowDataPacket[]>(CONDITIONS, [auctionId]);
    const [attachments] = await this.pool.query<RowDataPacket[]>(ATTACHMENTS, [auctionId]);
    const termsText = publishedText([{ auction_id: auctionId, ...terms }, ...conditions, ...attachments]);
    const lotsText = publishedText(lots);
    return {
      leaves: [
        {
          source: `auction:${auctionId}:${revision}`,
          leaf: {
            kind: 'auction',
            auctionId,
            revision,
            atMs: nowMs,
            termsHash: termsText.hash,
            lots: lots.length,
            lotsHash: lotsText.hash,
          },
        },
      ],
      with: [
        [
          'INSERT IGNORE INTO log_texts (hash, body) VALUES ?',
          [[termsText, lotsText].map((text) => [text.hash, text.body])],
        ],
        [
          `INSERT INTO log_auctions (auction_id, terms_sign, terms_revision, result_revision) VALUES (?, ?, ?, 0)
           ON DUPLICATE KEY UPDATE terms_sign = VALUES(terms_sign), terms_revision = VALUES(terms_revision)`,
          [auctionId, sign, revision],
        ],
        [
          'INSERT IGNORE INTO log_lots (lot_id, auction_id, version, is_over) SELECT id, auction_id, 0, 0 FROM lots WHERE auction_id = ?',
          [auctionId],
        ],
      ],
    };
  }
}
