// Puts another name and document into an account that nobody has verified yet, sealed and hashed as registration does it.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { UniqueConstraintError } from 'sequelize';
import { CitizenModel, type Transaction } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { NewCitizens } from './new-citizens';
import type { Holder } from './registration';

@Injectable()
export class HolderStore {
  constructor(
    @InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel,
    private readonly newCitizens: NewCitizens,
  ) {}

  /** A document of another account is refused, or left without its hash where the citizen claims it. */
  async change(
    transaction: Transaction,
    citizenId: number,
    holder: Holder,
    claimsDocument: boolean,
  ): Promise<RefusalError<'ACCOUNT.DOCUMENT_TAKEN'> | undefined> {
    const columns = this.newCitizens.holderColumns(holder);
    const options = { where: { id: citizenId }, transaction };
    try {
      await this.citizens.update(columns, options);
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      if (!claimsDocument) return new RefusalError('ACCOUNT.DOCUMENT_TAKEN', {});
      await this.citizens.update({ ...columns, documentHash: null }, options);
    }
    return undefined;
  }
}
