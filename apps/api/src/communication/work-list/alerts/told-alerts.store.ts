// Which kind of work each of the staff was told of when: once a day at most, whichever instance looks first.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { WorkKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';

/** A little less than a day, so that the hour does not move on from day to day. */
const AGAIN_AFTER_MS = 23 * 60 * 60_000;

@Injectable()
export class ToldAlertsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Those of the kinds that somebody was not told of for a day, and now is. Of two instances the second waits, and finds none. */
  async claim(
    transaction: Transaction,
    staffId: number,
    kinds: readonly WorkKind[],
  ): Promise<readonly WorkKind[]> {
    const claimed: WorkKind[] = [];
    for (const kind of kinds) {
      const replacements = { staffId, kind };
      await this.connection.query(
        'INSERT IGNORE INTO staff_alerts_told (staff_id, kind, told_at_ms) VALUES (:staffId, :kind, 0)',
        { type: QueryTypes.INSERT, replacements, transaction },
      );
      const [, changed] = await this.connection.query(
        `UPDATE staff_alerts_told SET told_at_ms = ${SERVER_NOW_MS}
         WHERE staff_id = :staffId AND kind = :kind AND told_at_ms < ${SERVER_NOW_MS} - ${AGAIN_AFTER_MS}`,
        { type: QueryTypes.UPDATE, replacements, transaction },
      );
      if (changed === 1) claimed.push(kind);
    }
    return claimed;
  }
}
