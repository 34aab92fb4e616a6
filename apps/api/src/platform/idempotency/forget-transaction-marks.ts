// Erases the marks of transactions: whoever did not hear the answer to a COMMIT asks within seconds.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../config';
import { MYSQL_POOL, type MysqlPool, TransactionMarks } from '../database';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { PeriodicTask } from '../scheduling';

const LOOK_EVERY_MS = 60_000;

@Injectable()
export class ForgetTransactionMarks extends PeriodicTask {
  private readonly marks: TransactionMarks;

  constructor(config: Config, @Inject(PROGRAM_LOG) log: ProgramLog, @Inject(MYSQL_POOL) pool: MysqlPool) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'old marks of transactions stay' });
    this.marks = new TransactionMarks(pool);
  }

  protected async lookOnce(): Promise<void> {
    while (!this.isStopped && (await this.marks.eraseOld()));
  }
}
