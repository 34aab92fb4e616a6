// Which citizen has a user name.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { CitizenModel } from '../../platform/database';

@Injectable()
export class AccountNamesStore {
  constructor(@InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel) {}

  async idOf(usernameKey: string): Promise<number | null> {
    const row = await this.citizens.findOne({ where: { usernameKey }, attributes: ['id'] });
    return row?.id ?? null;
  }
}
