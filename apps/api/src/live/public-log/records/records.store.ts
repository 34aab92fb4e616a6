// Records of ended auctions in pieces of a megabyte, in plain SQL: one makes each, and whoever lost it to another adds nothing more.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';

/** Longer than a piece takes on a busy machine. */
const LEASE_MS = 60_000;
const DUE_MAX = 10;
/** Erased by one statement: what goes travels to each node of a replicated database as it was, and bids wait behind it. */
const PARTS_AT_ONCE = 8;

export interface MadeRecord {
  readonly treeSize: number;
  readonly leaves: number;
  readonly parts: number;
  readonly byteCount: number;
  readonly sha256: string;
}

export interface KeptRecord extends MadeRecord {
  readonly auctionId: number;
  readonly madeAtMs: number;
}

/** Whether there is a record of an auction, or will be. */
export type RecordState =
  | { readonly state: 'unknown' | 'running' | 'none' | 'underWay' }
  | { readonly state: 'kept'; readonly record: KeptRecord };

/** Somebody else makes it. */
export class NotOurs extends Error {}

@Injectable()
export class RecordsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Auctions whose result is in the log, and of which nobody makes or has made a record. */
  async due(): Promise<readonly number[]> {
    const [rows] = await this.pool.query<(RowDataPacket & { auctionId: number })[]>(
      `SELECT log_auctions.auction_id AS auctionId FROM log_auctions
       LEFT JOIN auction_records records ON records.auction_id = log_auctions.auction_id
       WHERE log_auctions.result_revision > 0 AND (records.auction_id IS NULL OR (
         records.made_at_ms IS NULL AND records.failed_code IS NULL AND records.until_ms <= ${SERVER_NOW_MS}))
       ORDER BY log_auctions.auction_id DESC LIMIT ${DUE_MAX}`,
    );
    return rows.map(({ auctionId }) => auctionId);
  }

  /** Whether it is ours to make now. `owner` names this try and no other. What an earlier try left is gone then. */
  async take(auctionId: number, owner: string): Promise<boolean> {
    const [{ affectedRows: isNew }] = await this.pool.query<ResultSetHeader>(
      `INSERT IGNORE INTO auction_records (auction_id, owner, until_ms) VALUES (?, ?, ${SERVER_NOW_MS} + ${LEASE_MS})`,
      [auctionId, owner],
    );
    if (isNew === 1) return true;
    const [{ affectedRows: isLeft }] = await this.pool.query<ResultSetHeader>(
      `UPDATE auction_records SET owner = ?, until_ms = ${SERVER_NOW_MS} + ${LEASE_MS}
       WHERE auction_id = ? AND made_at_ms IS NULL AND failed_code IS NULL AND until_ms <= ${SERVER_NOW_MS}`,
      [owner, auctionId],
    );
    if (isLeft !== 1) return false;
    await this.eraseParts(auctionId);
    return true;
  }

  /** Rejects with NotOurs when it is another's by now. */
  async addPart(auctionId: number, owner: string, partNo: number, content: Buffer): Promise<void> {
    await this.keepTaken(auctionId, owner);
    // Of two who believe that it is theirs one finds the place taken.
    await this.pool.query(
      'INSERT INTO auction_record_parts (auction_id, part_no, content) VALUES (?, ?, ?)',
      [auctionId, partNo, content],
    );
  }

  async finish(auctionId: number, owner: string, made: MadeRecord): Promise<void> {
    const [{ affectedRows }] = await this.pool.query<ResultSetHeader>(
      `UPDATE auction_records SET made_at_ms = ${SERVER_NOW_MS}, tree_size = ?, leaves = ?, parts = ?, byte_count = ?, sha256 = ?
       WHERE auction_id = ? AND owner = ? AND made_at_ms IS NULL`,
      [made.treeSize, made.leaves, made.parts, made.byteCount, made.sha256, auctionId, owner],
    );
    if (affectedRows !== 1) throw new NotOurs();
  }

  /** It will never be made. */
  async fail(auctionId: number, owner: string, code: string): Promise<void> {
    await this.pool.query(
      'UPDATE auction_records SET failed_code = ? WHERE auction_id = ? AND owner = ? AND made_at_ms IS NULL',
      [code, auctionId, owner],
    );
    await this.eraseParts(auctionId);
  }

  /** For whoever comes next, at once. */
  async leave(auctionId: number, owner: string): Promise<void> {
    await this.pool.query(
      'UPDATE auction_records SET until_ms = 0 WHERE auction_id = ? AND owner = ? AND made_at_ms IS NULL',
      [auctionId, owner],
    );
  }

  async stateOf(auctionId: number): Promise<RecordState> {
    const [[row]] = await this.pool.query<RowDataPacket[]>(
      `SELECT auctions.ended_at_ms AS endedAtMs, log_auctions.auction_id AS logged, records.failed_code AS failedCode,
              records.made_at_ms AS madeAtMs, records.tree_size AS treeSize, records.leaves, records.parts,
              records.byte_count AS byteCount, records.sha256
       FROM auctions LEFT JOIN log_auctions ON log_auctions.auction_id = auctions.id
       LEFT JOIN auction_records records ON records.auction_id = auctions.id
       WHERE auctions.id = ? AND auctions.published_at_ms <= ${SERVER_NOW_MS}`,
      [auctionId],
    );
    if (row === undefined) return { state: 'unknown' };
    if (row.endedAtMs === null) return { state: 'running' };
    if (row.logged === null || row.failedCode !== null) return { state: 'none' };
    if (row.madeAtMs === null) return { state: 'underWay' };
    const { treeSize, leaves, parts, byteCount, sha256, madeAtMs } = row as KeptRecord & RowDataPacket;
    return {
      state: 'kept',
      record: { auctionId, treeSize, leaves, parts, byteCount, sha256, madeAtMs },
    };
  }

  async part(auctionId: number, partNo: number): Promise<Buffer> {
    const [[row]] = await this.pool.query<(RowDataPacket & { content: Buffer })[]>(
      'SELECT content FROM auction_record_parts WHERE auction_id = ? AND part_no = ?',
      [auctionId, partNo],
    );
    if (row === undefined)
      throw new Error(`piece ${partNo} of the record of auction ${auctionId} is missing`);
    return row.content;
  }

  private async eraseParts(auctionId: number): Promise<void> {
    let gone: number;
    do {
      const [{ affectedRows }] = await this.pool.query<ResultSetHeader>(
        'DELETE FROM auction_record_parts WHERE auction_id = ? ORDER BY part_no LIMIT ?',
        [auctionId, PARTS_AT_ONCE],
      );
      gone = affectedRows;
    } while (gone === PARTS_AT_ONCE);
  }

  private async keepTaken(auctionId: number, owner: string): Promise<void> {
    const [{ affectedRows }] = await this.pool.query<ResultSetHeader>(
      `UPDATE auction_records SET until_ms = ${SERVER_NOW_MS} + ${LEASE_MS} WHERE auction_id = ? AND owner = ? AND made_at_ms IS NULL`,
      [auctionId, owner],
    );
    if (affectedRows !== 1) throw new NotOurs();
  }
}
