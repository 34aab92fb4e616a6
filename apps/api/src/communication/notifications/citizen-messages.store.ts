// All that messages hold of one citizen, for whoever takes it out or lets it be forgotten.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

const OF_CITIZEN: readonly string[] = [
  `DELETE FROM outbox WHERE channel = 'push' AND recipient IN
    (SELECT CONVERT(id USING ascii) COLLATE ascii_bin FROM push_subscriptions WHERE citizen_id = :citizenId)`,
  'DELETE FROM push_subscriptions WHERE citizen_id = :citizenId',
  `DELETE FROM outbox WHERE channel = 'notice' AND recipient = :recipient`,
  'DELETE FROM notices WHERE citizen_id = :citizenId',
];
const OF_NUMBER: readonly string[] = [
  `DELETE FROM outbox WHERE channel = 'sms' AND recipient = :mobileHash`,
  'DELETE FROM sandbox_texts WHERE mobile_hash = :mobileHash',
];

@Injectable()
export class CitizenMessagesStore {
  constructor(@InjectConnection() private readonly sequelize: Sequelize) {}

  async erase(
    transaction: Transaction,
    citizen: { readonly citizenId: number; readonly mobileHash: string | null },
  ): Promise<void> {
    const statements = citizen.mobileHash === null ? OF_CITIZEN : [...OF_CITIZEN, ...OF_NUMBER];
    for (const statement of statements)
      await this.sequelize.query(statement, {
        replacements: { ...citizen, recipient: String(citizen.citizenId) },
        transaction,
        type: QueryTypes.DELETE,
      });
  }
}
