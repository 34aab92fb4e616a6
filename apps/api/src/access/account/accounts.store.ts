// Reads and changes a citizen's own account; what is sealed is opened and sealed here.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { UniqueConstraintError } from 'sequelize';
import { CitizenModel, type Transaction, Transactions } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { Account } from './account';

/** What must be true together with a change, such as the message that tells of it. */
export type Alongside = (transaction: Transaction) => Promise<void>;

@Injectable()
export class AccountsStore {
  constructor(
    @InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel,
    private readonly transactions: Transactions,
    private readonly personalData: PersonalData,
  ) {}

  /** Null also when it was closed. */
  async of(citizenId: number): Promise<Account | null> {
    const row = await this.citizens.findOne({ where: { id: citizenId, closedAtMs: null } });
    return row === null ? null : this.toAccount(row);
  }

  /** The stored password, which nobody changes before the transaction is over; null when the account was closed. */
  async lockPasswordHash(transaction: Transaction, citizenId: number): Promise<string | null> {
    const where = { id: citizenId, closedAtMs: null };
    const row = await this.citizens.findOne({ attributes: ['passwordHash'], where, transaction, lock: true });
    return row?.passwordHash ?? null;
  }

  /** False when the password is not any more the one that was confirmed. */
  changePassword(account: Account, passwordHash: string, alongside: Alongside): Promise<boolean> {
    return this.change(account, { passwordHash }, alongside);
  }

  changeAddress(account: Account, address: string, alongside: Alongside): Promise<boolean> {
    return this.change(account, { address }, alongside);
  }

  /** `taken` when another account has the number. */
  async changeMobile(account: Account, mobile: string, alongside: Alongside): Promise<boolean | 'taken'> {
    const mobileHash = this.personalData.hash('mobile', mobile);
    const change = { mobileSealed: this.personalData.seal(mobile), mobileHash };
    try {
      return await this.change(account, change, alongside);
    } catch (error) {
      if (error instanceof UniqueConstraintError) return 'taken';
      throw error;
    }
  }

  private change(
    { citizenId, passwordHash }: Account,
    values: Partial<Pick<CitizenModel, 'passwordHash' | 'address' | 'mobileSealed' | 'mobileHash'>>,
    alongside: Alongside,
  ): Promise<boolean> {
    return this.transactions.run(async (transaction) => {
      // Not by the count of an update: rows that stay as they are do not count.
      if ((await this.lockPasswordHash(transaction, citizenId)) !== passwordHash) return false;
      await this.citizens.update(values, { where: { id: citizenId }, transaction });
      await alongside(transaction);
      return true;
    });
  }

  private toAccount(row: CitizenModel): Account {
    const opened = (sealed: string | null): string | null =>
      sealed === null ? null : this.personalData.open(sealed);
    const { username, kind, displayName, region, address, passwordHash, representativeName } = row;
    const { agreementVersion, agreedAtMs, identityConsentAtMs } = row;
    return {
      citizenId: row.id,
      ...{ username, kind, displayName, region, address, passwordHash, representativeName },
      ...{ agreementVersion, agreedAtMs, identityConsentAtMs },
      mobile: opened(row.mobileSealed),
      document: opened(row.documentSealed),
      temporaryPermitNo: opened(row.temporaryPermitSealed),
      representativeId: opened(row.representativeIdSealed),
      registeredAtMs: row.createdAtMs,
    };
  }
}
