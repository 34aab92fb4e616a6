// The journal of this instance: written by its engine alone, read by everybody who needs a record, measured.
import { Inject, Injectable } from '@nestjs/common';
import type { AppendOutcome, JournalRecord, LotBatch, LotJournal } from '@haopai/engine';
import { MysqlJournal } from '@haopai/engine-mysql';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { MeasuredJournal, Metrics } from '../../platform/metrics';

@Injectable()
export class SaleJournal implements LotJournal {
  private readonly mysql: MysqlJournal;
  private readonly measured: MeasuredJournal;

  constructor(@Inject(MYSQL_POOL) pool: MysqlPool, @Inject(PROGRAM_LOG) log: ProgramLog, metrics: Metrics) {
    this.mysql = new MysqlJournal(pool, (cause) =>
      log.error({ err: cause }, 'a write of the journal is in doubt'),
    );
    this.measured = new MeasuredJournal(this.mysql, metrics);
  }

  append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    return this.measured.append(batches);
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    return this.measured.read(lotId, afterVersion, limit);
  }

  /** After the last append. */
  close(): void {
    this.mysql.close();
  }
}
