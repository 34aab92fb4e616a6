// Runs work of several stores in one transaction of the models.
import { Inject, Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes, type Transaction } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { MYSQL_POOL, type MysqlPool } from './mysql-pool';
import { type BegunTransaction, runTransaction } from './run-transaction';
import { SET_MARK, TransactionMarks } from './transaction-marks';

@Injectable()
export class Transactions {
  private readonly marks: TransactionMarks;
  private readonly written = new WeakSet<Transaction>();

  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    @Inject(MYSQL_POOL) pool: MysqlPool,
  ) {
    this.marks = new TransactionMarks(pool);
    connection.addHook('beforeQuery', ({ transaction, type }) => {
      if (transaction && type !== QueryTypes.SELECT) this.written.add(transaction);
    });
  }

  /**
   * Commits when `work` resolves, unless it resolves to an error, such as a refusal: then nothing of it stays. `work` may run again from its beginning
   * (`runTransaction`), so outside of the transaction it does nothing.
   */
  run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return runTransaction(
      { begin: () => this.begin(), wasCommitted: (id) => this.marks.wasCommitted(id) },
      work,
    );
  }

  private async begin(): Promise<BegunTransaction<Transaction>> {
    const transaction = await this.connection.transaction();
    const { written } = this;
    // Its beginning is a statement, too.
    written.delete(transaction);
    return {
      handle: transaction,
      get hasWritten() {
        return written.has(transaction);
      },
      mark: async (id) => {
        await this.connection.query(SET_MARK, { replacements: [id], type: QueryTypes.INSERT, transaction });
      },
      commit: () => transaction.commit(),
      // After a failed commit there is nothing to roll back, and a connection that broke has rolled back by itself.
      rollback: () => transaction.rollback().catch(() => undefined),
    };
  }
}
