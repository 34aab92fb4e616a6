// The name under which a citizen pays.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { CitizenModel } from '../../../platform/database';

@Injectable()
export class PayersStore {
  constructor(@InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel) {}

  /** Empty when the account is gone. */
  async nameOf(citizenId: number): Promise<string> {
    const row = await this.citizens.findByPk(citizenId, { attributes: ['displayName'] });
    return row?.displayName ?? '';
  }
}
