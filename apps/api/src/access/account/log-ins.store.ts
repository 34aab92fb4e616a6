// The newest log-ins of each citizen.
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { LogInModel } from '../../platform/database';
import type { SessionOpening } from '../sessions';

export interface LogInRecord {
  readonly atMs: number;
  readonly address: string;
  readonly device: string;
}

/** As the statement on identity data says. */
export const LOG_INS_KEPT_MAX = 20;
const ADDRESS_LENGTH_MAX = 64;
const DEVICE_LENGTH_MAX = 100;

@Injectable()
export class LogInsStore {
  constructor(
    @InjectModel(LogInModel) private readonly logIns: typeof LogInModel,
    @InjectConnection() private readonly connection: Sequelize,
  ) {}

  async add({ citizenId, shownId, address, device, openedAtMs }: SessionOpening): Promise<void> {
    await this.logIns.create({
      citizenId,
      sessionShownId: shownId,
      atMs: openedAtMs,
      address: address.slice(0, ADDRESS_LENGTH_MAX),
      device: device.slice(0, DEVICE_LENGTH_MAX),
    });
    await this.connection.query(
      `DELETE FROM log_ins WHERE citizen_id = ? AND id <= (SELECT id FROM (
         SELECT id FROM log_ins WHERE citizen_id = ? ORDER BY id DESC LIMIT 1 OFFSET ${LOG_INS_KEPT_MAX}
       ) AS newest_to_go)`,
      { type: QueryTypes.DELETE, replacements: [citizenId, citizenId] },
    );
  }

  /** The newest first. */
  async of(citizenId: number): Promise<readonly LogInRecord[]> {
    const rows = await this.logIns.findAll({ where: { citizenId }, order: [['id', 'DESC']] });
    return rows.map(toRecord);
  }

  /** The one before this session's; null when that was the first. */
  async before(citizenId: number, shownId: string): Promise<LogInRecord | null> {
    const rows = await this.logIns.findAll({ where: { citizenId }, order: [['id', 'DESC']] });
    const own = rows.findIndex(({ sessionShownId }) => sessionShownId === shownId);
    const former = rows[own + 1];
    return former === undefined ? null : toRecord(former);
  }
}

function toRecord({ atMs, address, device }: LogInModel): LogInRecord {
  return { atMs, address, device };
}
