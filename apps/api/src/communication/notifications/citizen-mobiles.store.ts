// Finds the number of a citizen who is to get a text.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { CitizenModel, type Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';

@Injectable()
export class CitizenMobilesStore {
  constructor(
    @InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel,
    private readonly personalData: PersonalData,
  ) {}

  /** Null for whoever gave none, and for closed accounts. */
  async of(transaction: Transaction, citizenId: number): Promise<string | null> {
    const where = { id: citizenId, closedAtMs: null };
    const row = await this.citizens.findOne({ attributes: ['mobileSealed'], where, transaction });
    return row === null || row.mobileSealed === null ? null : this.personalData.open(row.mobileSealed);
  }
}
