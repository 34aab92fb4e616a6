// The journal for those who only read it: snapshots, records, proofs. It is written by the engine alone.
import { Inject, Injectable } from '@nestjs/common';
import type { JournalRecord, LotJournal } from '@haopai/engine';
import { MysqlJournal } from '@haopai/engine-mysql';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

@Injectable()
export class JournalReader {
  private readonly journal: Pick<LotJournal, 'read'>;

  constructor(@Inject(MYSQL_POOL) pool: MysqlPool) {
    this.journal = new MysqlJournal(pool);
  }

  /** Committed records of a lot after `afterVersion`, ascending, `limit` at most. */
  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    return this.journal.read(lotId, afterVersion, limit);
  }
}
