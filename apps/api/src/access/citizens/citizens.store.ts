// Finds citizens, adds new ones and changes their passwords. Whoever has closed their account is found no more.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { type CreationAttributes, UniqueConstraintError } from 'sequelize';
import { CitizenModel, type Transaction, Transactions } from '../../platform/database';
import type { Citizen } from './citizen';

export type NewCitizen = CreationAttributes<CitizenModel>;
/** What must be one's own. */
export type Unique = 'username' | 'document' | 'mobile';

@Injectable()
export class CitizensStore {
  constructor(
    @InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel,
    private readonly transactions: Transactions,
  ) {}

  async byId(id: number): Promise<Citizen | null> {
    return this.citizens.findOne({ where: { id, closedAtMs: null } }).then(toCitizen);
  }

  /** User names are unique without regard to case. */
  async byUsername(username: string): Promise<Citizen | null> {
    const usernameKey = username.toLowerCase();
    return this.citizens.findOne({ where: { usernameKey, closedAtMs: null } }).then(toCitizen);
  }

  async byMobileHash(mobileHash: string): Promise<Citizen | null> {
    return this.citizens.findOne({ where: { mobileHash, closedAtMs: null } }).then(toCitizen);
  }

  /** Names of closed accounts, too, are never given away again. */
  async hasUsername(usernameKey: string): Promise<boolean> {
    return (await this.citizens.count({ where: { usernameKey } })) > 0;
  }

  /** What of these belongs to somebody already. */
  async taken({
    usernameKey,
    documentHash = null,
    mobileHash = null,
  }: Pick<NewCitizen, 'usernameKey' | 'documentHash' | 'mobileHash'>): Promise<Unique | null> {
    if (await this.hasUsername(usernameKey)) return 'username';
    const has = async (where: { documentHash: string } | { mobileHash: string }): Promise<boolean> =>
      (await this.citizens.count({ where })) > 0;
    if (documentHash !== null && (await has({ documentHash }))) return 'document';
    return mobileHash !== null && (await has({ mobileHash })) ? 'mobile' : null;
  }

  /** All or nothing together with `also`. Of two at the same instant the database lets one in. */
  async add(
    citizen: NewCitizen,
    also: (citizenId: number, transaction: Transaction) => Promise<void>,
  ): Promise<Citizen | Unique> {
    try {
      return await this.transactions.run(async (transaction) => {
        const row = await this.citizens.create(citizen, { transaction });
        await also(row.id, transaction);
        return citizenOf(row);
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      const taken = await this.taken(citizen);
      if (taken === null) throw error;
      return taken;
    }
  }

  async changePassword(
    citizenId: number,
    passwordHash: string,
    also: (transaction: Transaction) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      await this.citizens.update({ passwordHash }, { where: { id: citizenId }, transaction });
      await also(transaction);
    });
  }
}

function toCitizen(row: CitizenModel | null): Citizen | null {
  return row === null ? null : citizenOf(row);
}

function citizenOf(row: CitizenModel): Citizen {
  const { id, username, displayName, kind, region, passwordHash, lockedAtMs } = row;
  // A row that was only just made has no word of a lock.
  const isLocked = typeof lockedAtMs === 'number';
  const agreementVersion = row.agreementVersion ?? null;
  const registeredAtMs = row.createdAtMs;
  return {
    id,
    username,
    displayName,
    kind,
    region,
    passwordHash,
    isLocked,
    agreementVersion,
    registeredAtMs,
  };
}
