// Where the record of acts and the journals stand now, and what they say at a place where they stood before.
import { Inject, Injectable } from '@nestjs/common';
import { journalHashAt, journalHeadOf } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import type { AuctionHead, RecordHead } from './heads-line';

const ENTRIES_AT_ONCE = 1_000;
const FIRST_HASH = '0'.repeat(64);

@Injectable()
export class HeadsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Of the newest entry itself, not of what another row says of it. */
  async recordHead(): Promise<RecordHead> {
    const [[row]] = await this.pool.query<(RowDataPacket & RecordHead)[]>(
      'SELECT entry_no AS entries, hash FROM audit_entries ORDER BY entry_no DESC LIMIT 1',
    );
    return row === undefined ? { entries: 0, hash: FIRST_HASH } : { entries: row.entries, hash: row.hash };
  }

  /** When the first entry was written; null for none yet. */
  async beginsAtMs(): Promise<number | null> {
    const [[row]] = await this.pool.query<(RowDataPacket & { atMs: number })[]>(
      'SELECT at_ms AS atMs FROM audit_entries WHERE entry_no = 1',
    );
    return row?.atMs ?? null;
  }

  async auctionHeads(auctionIds: readonly number[]): Promise<readonly AuctionHead[]> {
    const heads: AuctionHead[] = [];
    for (const auctionId of auctionIds) {
      const head = await journalHeadOf(this.pool, auctionId);
      if (head !== null) heads.push({ auctionId, ...head });
    }
    return heads;
  }

  /** The hashes of these entries, as far as they are there; before the first stands a hash of its own. */
  async entryHashes(entryNos: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const hashes = new Map([[0, FIRST_HASH]]);
    for (let first = 0; first < entryNos.length; first += ENTRIES_AT_ONCE) {
      const [rows] = await this.pool.query<(RowDataPacket & { entryNo: number; hash: string })[]>(
        'SELECT entry_no AS entryNo, hash FROM audit_entries WHERE entry_no IN (?)',
        [entryNos.slice(first, first + ENTRIES_AT_ONCE)],
      );
      for (const { entryNo, hash } of rows) hashes.set(entryNo, hash);
    }
    return hashes;
  }

  /** What the journals of that head make today is the same. */
  async stillSays({ lots, hash }: AuctionHead): Promise<boolean> {
    return (await journalHashAt(this.pool, lots)) === hash;
  }
}
