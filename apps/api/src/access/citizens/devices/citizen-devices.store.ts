// Which browsers a citizen has logged in from; the newest ones are kept.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { Username } from '@haopai/rules/people';
import { Op } from 'sequelize';
import { CitizenDeviceModel, CitizenModel } from '../../../platform/database';

const DEVICES_MAX = 20;

/** A browser from which the citizen has logged in; which one it is is kept as a hash alone. */
export interface BrowserRecord {
  readonly firstSeenAtMs: number;
  readonly lastSeenAtMs: number;
}

@Injectable()
export class CitizenDevicesStore {
  constructor(
    @InjectModel(CitizenDeviceModel) private readonly devices: typeof CitizenDeviceModel,
    @InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel,
  ) {}

  /** The newest first. */
  async of(citizenId: number): Promise<readonly BrowserRecord[]> {
    const rows = await this.devices.findAll({ where: { citizenId }, order: [['lastSeenAtMs', 'DESC']] });
    return rows.map(({ firstSeenAtMs, lastSeenAtMs }) => ({ firstSeenAtMs, lastSeenAtMs }));
  }

  async hasUsed(username: Username, deviceHash: string): Promise<boolean> {
    const citizen = await this.citizens.findOne({ where: { usernameKey: username.key }, attributes: ['id'] });
    // Asked for nobody, too, so that the answer takes as long.
    const used = await this.devices.count({ where: { citizenId: citizen?.id ?? 0, deviceHash } });
    return used > 0;
  }

  /** Returns whether the citizen has used others before, but not this one. */
  async add(citizenId: number, deviceHash: string, atMs: number): Promise<{ readonly isNew: boolean }> {
    const [updated] = await this.devices.update({ lastSeenAtMs: atMs }, { where: { citizenId, deviceHash } });
    if (updated > 0) return { isNew: false };
    const others = await this.devices.findAll({
      where: { citizenId, deviceHash: { [Op.ne]: deviceHash } },
      order: [['lastSeenAtMs', 'DESC']],
    });
    // Two log-ins of one browser at once are no fault.
    await this.devices.bulkCreate([{ citizenId, deviceHash, firstSeenAtMs: atMs, lastSeenAtMs: atMs }], {
      updateOnDuplicate: ['lastSeenAtMs'],
    });
    const oldest = others.slice(DEVICES_MAX - 1).map((device) => device.deviceHash);
    if (oldest.length > 0) await this.devices.destroy({ where: { citizenId, deviceHash: oldest } });
    return { isNew: others.length > 0 };
  }
}
