// Puts messages into the outbox, in the transaction of what they tell about.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';
import type { NewMessage } from './message';

const INSERT = `INSERT INTO outbox
  (token, channel, state, recipient, body, due_at_ms, valid_until_ms, attempts, is_doubtful, created_at_ms)
  VALUES (:token, :channel, 'waiting', :recipient, :body, ${SERVER_NOW_MS}, ${SERVER_NOW_MS} + :validMs, 0, 0, ${SERVER_NOW_MS})
  ON DUPLICATE KEY UPDATE token = VALUES(token)`;

@Injectable()
export class OutboxStore {
  constructor(@InjectConnection() private readonly sequelize: Sequelize) {}

  /** `onStored` is called once the message is there for good; never when the transaction is rolled back. */
  async add(transaction: Transaction | null, message: NewMessage, onStored: () => void): Promise<void> {
    const replacements = { ...message };
    await this.sequelize.query(INSERT, { replacements, transaction, type: QueryTypes.INSERT });
    if (transaction === null) onStored();
    else transaction.afterCommit(onStored);
  }
}
