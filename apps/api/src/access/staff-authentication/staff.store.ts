// Finds and changes those who work in the back office.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { StaffRole } from '@haopai/contracts';
import { Op, UniqueConstraintError } from 'sequelize';
import { StaffModel, type Transaction } from '../../platform/database';

export interface StaffMember {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly passwordHash: string;
  readonly hasOwnPassword: boolean;
  readonly totpSealed: string | null;
  readonly isLocked: boolean;
  readonly sessionEpoch: number;
  readonly createdAtMs: number;
  readonly lastLogInAtMs: number | null;
  readonly version: number;
}

export type StaffChange = Partial<
  Pick<
    StaffMember,
    'displayName' | 'role' | 'isLocked' | 'passwordHash' | 'hasOwnPassword' | 'totpSealed' | 'sessionEpoch'
  >
>;

@Injectable()
export class StaffStore {
  constructor(@InjectModel(StaffModel) private readonly staff: typeof StaffModel) {}

  async byId(id: number): Promise<StaffMember | null> {
    return (await this.staff.findByPk(id))?.get({ plain: true }) ?? null;
  }

  async byUsername(usernameKey: string): Promise<StaffMember | null> {
    return (await this.staff.findOne({ where: { usernameKey } }))?.get({ plain: true }) ?? null;
  }

  async all(): Promise<readonly StaffMember[]> {
    return (await this.staff.findAll({ order: [['usernameKey', 'ASC']] })).map((row) =>
      row.get({ plain: true }),
    );
  }

  /** Null when somebody has the user name. */
  async add(
    transaction: Transaction,
    member: Pick<StaffMember, 'username' | 'displayName' | 'role' | 'passwordHash'>,
  ): Promise<StaffMember | null> {
    try {
      const row = await this.staff.create(
        {
          ...member,
          usernameKey: member.username.toLowerCase(),
          hasOwnPassword: false,
          createdAtMs: Date.now(),
        },
        { transaction },
      );
      await row.reload({ transaction });
      return row.get({ plain: true });
    } catch (error) {
      if (error instanceof UniqueConstraintError) return null;
      throw error;
    }
  }

  /** False when it is not of this version any more. */
  async change(
    transaction: Transaction,
    { id, version }: Pick<StaffMember, 'id' | 'version'>,
    change: StaffChange,
  ): Promise<boolean> {
    const [changed] = await this.staff.update(
      { ...change, version: version + 1 },
      { where: { id, version }, transaction },
    );
    return changed === 1;
  }

  /** False when a code of this step, or of a later one, was used before. */
  async useTotpStep(id: number, step: number): Promise<boolean> {
    const [changed] = await this.staff.update(
      { totpStep: step },
      { where: { id, totpStep: { [Op.lt]: step } } },
    );
    return changed === 1;
  }

  async noteLogIn(id: number, atMs: number, transaction: Transaction): Promise<void> {
    await this.staff.update({ lastLogInAtMs: atMs }, { where: { id }, transaction });
  }
}
