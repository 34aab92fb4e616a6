// What the record of an auction is made of: its leaves, texts, checkpoints and journals, read a few rows at a time.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import type { Signed } from '../tree.store';

/** Rows of one read: hashing and writing them down takes a few milliseconds of everybody's. */
const ROWS_AT_ONCE = 500;
/** Witnesses answer within two seconds. */
const SIGNATURES_WITHIN_MS = 3_000;

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

  /** The newest over more than `above` leaves that was signed by then; else the first after it. Witnesses have had their time with each. */
  async settledCheckpoint(above: number, byMs: number): Promise<Signed | null> {
    const settled = `SELECT size, note FROM log_checkpoints WHERE size > ? AND signed_at_ms <= ${SERVER_NOW_MS} - ${SIGNATURES_WITHIN_MS}`;
    const [[newest]] = await this.pool.query<(RowDataPacket & Signed)[]>(
      `${settled} AND signed_at_ms <= ? ORDER BY size DESC LIMIT 1`,
      [above, byMs],
    );
    if (newest !== undefined) return signedOf(newest);
    const [[first]] = await this.pool.query<(RowDataPacket & Signed)[]>(`${settled} ORDER BY size LIMIT 1`, [
      above,
    ]);
    return first === undefined ? null : signedOf(first);
  }

  /** The first that was signed over so many leaves or more. */
  async firstCheckpoint(fromSize: number): Promise<Signed | null> {
    const [[row]] = await this.pool.query<(RowDataPacket & Signed)[]>(
      'SELECT size, note FROM log_checkpoints WHERE size >= ? ORDER BY size LIMIT 1',
      [fromSize],
    );
    return row === undefined ? null : signedOf(row);
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
