// Runs work of several stores in one transaction of the models, and again when it crossed another one.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { Transaction } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { isDeadlock } from './is-deadlock';

const TRIES_MAX = 5;

@Injectable()
export class Transactions {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /**
   * Commits when `work` resolves, unless it resolves to an error, such as a refusal: then nothing of it stays. After a
   * deadlock `work` runs again from its beginning, so outside of the transaction it does nothing.
   */
  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.runOnce(work);
      } catch (error) {
        if (tries === TRIES_MAX || !isDeadlock(error)) throw error;
      }
    }
  }

  private async runOnce<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const transaction = await this.connection.transaction();
    try {
      const result = await work(transaction);
      if (result instanceof Error) await transaction.rollback();
      else await transaction.commit();
      return result;
    } catch (error) {
      // After a failed commit there is nothing to roll back, and a connection that broke has rolled back by itself.
      await transaction.rollback().catch(() => undefined);
      throw error;
    }
  }
}
