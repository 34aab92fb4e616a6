// Whether a browser is one from which somebody with an enrolment in a running auction has logged in before.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

/** Who bids logs in before the start. */
const BEFORE_START_MS = 60 * 60_000;

/** Each table by a key of its own: a handful of rows, whoever asks. */
const IS_ONE = `
  SELECT 1 FROM citizens
  JOIN citizen_devices ON citizen_devices.citizen_id = citizens.id AND citizen_devices.device_hash = :deviceHash
  JOIN enrolments ON enrolments.citizen_id = citizens.id AND enrolments.state = 'paid'
  JOIN auctions ON auctions.id = enrolments.auction_id AND auctions.ended_at_ms IS NULL
    AND auctions.published_at_ms <= ${SERVER_NOW_MS} AND auctions.starts_at_ms <= ${SERVER_NOW_MS} + ${BEFORE_START_MS}
  WHERE citizens.username_key = :usernameKey LIMIT 1`;

@Injectable()
export class RunningBiddersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async isOne(usernameKey: string, deviceHash: string): Promise<boolean> {
    const rows = await this.connection.query(IS_ONE, {
      type: QueryTypes.SELECT,
      replacements: { usernameKey, deviceHash },
    });
    return rows.length > 0;
  }
}
