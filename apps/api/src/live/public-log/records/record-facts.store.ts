// What the record of an auction is made of: its leaves, texts, checkpoints and journals, read a few rows at a time.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import type { Signed } from '../tree.store';

/** Rows of one read: hashing and writing them down takes a few milliseconds of everybody's. */
const ROWS_AT_ONCE = 500;
/** Witnesses answer within two seconds. */
export const SIGNATURES_WITHIN_MS = 3_000;
/** Half a minute of a busy sale: a witness that signs at all has signed one of them. */
const LOOK_BACK = 60;
const LOOK_AHEAD = 8;

export interface LeafLine {
  readonly index: number;
  readonly body: Buffer;
}

export interface JournalLine {
  readonly version: number;
  readonly body: string;
  readonly hash: string;
}

@Injectable()
export class RecordFactsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** How often its terms were published. */
  async termsRevision(auctionId: number): Promise<number> {
    const [[row]] = await this.pool.query<RowDataPacket[]>(
      'SELECT terms_revision AS revision FROM log_auctions WHERE auction_id = ?',
      [auctionId],
    );
    return Number(row?.revision ?? 0);
  }

  /** How many rows of refusals of its lots are not in the log yet. */
  async waitingRefusals(auctionId: number): Promise<number> {
    const [[row]] = await this.pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS many FROM log_lots JOIN lot_refusals ON lot_refusals.lot_id = log_lots.lot_id
       WHERE log_lots.auction_id = ?`,
      [auctionId],
    );
    return Number(row?.many ?? 0);
  }

  async nowMs(): Promise<number> {
    const [[row]] = await this.pool.query<RowDataPacket[]>(
      `SELECT CAST(${SERVER_NOW_MS} AS SIGNED) AS nowMs`,
    );
    return Number(row?.nowMs);
  }

  /**
   * Over more than `above` leaves, signed by then, with which witnesses have had their time: the newest first, and not all of them. Where there
   * is none, those after it, the first one first.
   */
  async settledCheckpoints(above: number, byMs: number): Promise<readonly Signed[]> {
    const settled = `SELECT size, note FROM log_checkpoints WHERE size > ? AND signed_at_ms <= ${SERVER_NOW_MS} - ${SIGNATURES_WITHIN_MS}`;
    const [newest] = await this.pool.query<(RowDataPacket & Signed)[]>(
      `${settled} AND signed_at_ms <= ? ORDER BY size DESC LIMIT ${LOOK_BACK}`,
      [above, byMs],
    );
    if (newest.length > 0) return newest.map(signedOf);
    const [later] = await this.pool.query<(RowDataPacket & Signed)[]>(
      `${settled} ORDER BY size LIMIT ${LOOK_BACK}`,
      [above],
    );
    return later.map(signedOf);
  }

  /** Over more than `above` leaves, whoever has signed them by now: the newest first, and not all of them. */
  async newestCheckpoints(above: number): Promise<readonly Signed[]> {
    const [rows] = await this.pool.query<(RowDataPacket & Signed)[]>(
      `SELECT size, note FROM log_checkpoints WHERE size > ? ORDER BY size DESC LIMIT ${LOOK_BACK}`,
      [above],
    );
    return rows.map(signedOf);
  }

  /** The first ones that were signed over so many leaves or more. */
  async firstCheckpoints(fromSize: number): Promise<readonly Signed[]> {
    const [rows] = await this.pool.query<(RowDataPacket & Signed)[]>(
      `SELECT size, note FROM log_checkpoints WHERE size >= ? ORDER BY size LIMIT ${LOOK_AHEAD}`,
      [fromSize],
    );
    return rows.map(signedOf);
  }

  /** In their order, the last one included. */
  async *leaves(first: number, last: number): AsyncGenerator<readonly LeafLine[]> {
    for (let from = first; from <= last; from += ROWS_AT_ONCE) {
      const [rows] = await this.pool.query<(RowDataPacket & LeafLine)[]>(
        `SELECT leaf_index AS \`index\`, body FROM log_leaves WHERE leaf_index BETWEEN ? AND ? ORDER BY leaf_index`,
        [from, Math.min(from + ROWS_AT_ONCE - 1, last)],
      );
      yield rows;
    }
  }

  async *journal(lotId: number): AsyncGenerator<readonly JournalLine[]> {
    let after = 0;
    for (;;) {
      const [rows] = await this.pool.query<(RowDataPacket & JournalLine)[]>(
        `SELECT version, body, LOWER(HEX(hash)) AS hash FROM lot_events WHERE lot_id = ? AND version > ?
         ORDER BY version LIMIT ${ROWS_AT_ONCE}`,
        [lotId, after],
      );
      yield rows.map(({ version, body, hash }) => ({ version, body, hash }));
      if (rows.length < ROWS_AT_ONCE) return;
      after = rows.at(-1)?.version ?? after;
    }
  }
}

function signedOf({ size, note }: Signed): Signed {
  return { size, note };
}
