// Finds and changes those who work in the back office.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { orderedRoles, STAFF_ROLES, type StaffRole } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { type InferAttributes, literal, Op, UniqueConstraintError } from 'sequelize';
import { StaffModel, type Transaction } from '../../platform/database';

export const NEW_UNTIL_MS = `IF(confirms_from_ms > ${SERVER_NOW_MS}, confirms_from_ms, NULL)`;

export interface StaffMember {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  /** One at least, the one that includes most first. */
  readonly roles: readonly StaffRole[];
  readonly passwordHash: string;
  readonly hasOwnPassword: boolean;
  readonly totpSealed: string | null;
  readonly isLocked: boolean;
  readonly sessionEpoch: number;
  readonly createdAtMs: number;
  readonly lastLogInAtMs: number | null;
  /** Null once the password is their own, and where it was given before this was written down. */
  readonly passwordGivenAtMs: number | null;
  /** May be the second of two from then on; null from ever. */
  readonly confirmsFromMs: number | null;
  readonly version: number;
}

export type StaffChange = Partial<
  Pick<
    StaffMember,
    | ('displayName' | 'roles' | 'isLocked' | 'sessionEpoch' | 'confirmsFromMs')
    | ('passwordHash' | 'hasOwnPassword' | 'passwordGivenAtMs' | 'totpSealed')
  >
>;

type StaffRow = InferAttributes<StaffModel>;

@Injectable()
export class StaffStore {
  constructor(@InjectModel(StaffModel) private readonly staff: typeof StaffModel) {}

  async byId(id: number): Promise<StaffMember | null> {
    return memberOf(await this.staff.findByPk(id));
  }

  /** With the time until which they are too new to confirm anything, judged by the database's clock; null where that is over. */
  async standing(id: number): Promise<{
    readonly member: StaffMember;
    readonly newUntilMs: number | null;
  } | null> {
    const row = await this.staff.findByPk(id, {
      attributes: { include: [[literal(NEW_UNTIL_MS), 'newUntilMs']] },
    });
    if (row === null) return null;
    const { newUntilMs, ...plain } = row.get({ plain: true }) as StaffRow & { newUntilMs: number | null };
    return { member: memberOfRow(plain), newUntilMs };
  }

  async byUsername(usernameKey: string): Promise<StaffMember | null> {
    return memberOf(await this.staff.findOne({ where: { usernameKey } }));
  }

  async all(): Promise<readonly StaffMember[]> {
    const rows = await this.staff.findAll({ order: [['usernameKey', 'ASC']] });
    return rows.flatMap((row) => memberOf(row) ?? []);
  }

  /** Null when somebody has the user name. */
  async add(
    transaction: Transaction,
    {
      roles,
      ...member
    }: Pick<StaffMember, 'username' | 'displayName' | 'roles' | 'passwordHash' | 'confirmsFromMs'>,
  ): Promise<StaffMember | null> {
    const nowMs = Date.now();
    try {
      const row = await this.staff.create(
        {
          ...member,
          ...storedRoles(roles),
          usernameKey: member.username.toLowerCase(),
          hasOwnPassword: false,
          createdAtMs: nowMs,
          passwordGivenAtMs: nowMs,
        },
        { transaction },
      );
      await row.reload({ transaction });
      return memberOf(row);
    } catch (error) {
      if (error instanceof UniqueConstraintError) return null;
      throw error;
    }
  }

  /** False when it is not of this version any more. */
  async change(
    transaction: Transaction,
    { id, version }: Pick<StaffMember, 'id' | 'version'>,
    { roles, ...change }: StaffChange,
  ): Promise<boolean> {
    const [changed] = await this.staff.update(
      { ...change, ...(roles === undefined ? {} : storedRoles(roles)), version: version + 1 },
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

/** The release before reads and writes the first alone. */
function storedRoles(roles: readonly StaffRole[]): {
  readonly role: StaffRole;
  readonly roles: string | null;
} {
  const [role, ...others] = roles;
  if (role === undefined) throw new Error('nobody is without a role');
  return { role, roles: others.length === 0 ? null : roles.join() };
}

/** Where the release before has given another role since, that is the only one. */
function rolesOf(role: StaffRole, stored: string | null): readonly StaffRole[] {
  const names: readonly string[] = stored?.split(',') ?? [];
  return names[0] === role ? orderedRoles(STAFF_ROLES.filter((one) => names.includes(one))) : [role];
}

function memberOf(row: StaffModel | null): StaffMember | null {
  return row === null ? null : memberOfRow(row.get({ plain: true }));
}

function memberOfRow({ role, roles, ...member }: StaffRow): StaffMember {
  return { ...member, roles: rolesOf(role, roles) };
}
