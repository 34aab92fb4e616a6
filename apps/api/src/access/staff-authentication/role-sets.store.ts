// What each role includes: as it is shipped, until two administrators have changed it. Versions are added and never changed.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import {
  EDITABLE_ROLES,
  type Permission,
  PERMISSIONS,
  PERMISSIONS_OF,
  type RoleSets,
  type StaffRole,
} from '@haopai/contracts';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface RoleSet {
  readonly permissions: readonly Permission[];
  /** 0 while what is shipped counts. */
  readonly version: number;
}

interface Row {
  readonly role: string;
  readonly version: number;
  readonly permissions: string;
}

const STANDING = `
  SELECT role, version, permissions FROM role_sets newest
  WHERE version = (SELECT MAX(version) FROM role_sets WHERE role = newest.role)`;

@Injectable()
export class RoleSetsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Of the roles that can be changed. */
  async standing(transaction: Transaction | null = null): Promise<ReadonlyMap<StaffRole, RoleSet>> {
    const rows = await this.connection.query<Row>(STANDING, { type: QueryTypes.SELECT, transaction });
    return new Map(
      EDITABLE_ROLES.map((role) => {
        const row = rows.find((one) => one.role === role);
        return [role, row === undefined ? { permissions: PERMISSIONS_OF[role], version: 0 } : setOf(row)];
      }),
    );
  }

  /** Asked at each request of staff, so that a change counts at once. */
  async sets(): Promise<RoleSets> {
    const standing = await this.standing();
    const own = [...standing].map(([role, { permissions }]) => [role, permissions] as const);
    return { ...PERMISSIONS_OF, ...Object.fromEntries(own) };
  }

  /** False when somebody else was first to make this version. */
  async add(transaction: Transaction, role: StaffRole, { permissions, version }: RoleSet): Promise<boolean> {
    try {
      await this.connection.query('INSERT INTO role_sets (role, version, permissions) VALUES (?, ?, ?)', {
        type: QueryTypes.INSERT,
        replacements: [role, version, permissions.join()],
        transaction,
      });
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }
}

/** A name that this release does not know is none. */
function setOf({ permissions, version }: Row): RoleSet {
  const names: readonly string[] = permissions.split(',');
  return { permissions: PERMISSIONS.filter((permission) => names.includes(permission)), version };
}
