// Somebody who works in the back office.
import type { StaffRole } from '@haopai/contracts';
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'staff', tableName: 'staff' })
export class StaffModel extends Model<InferAttributes<StaffModel>, InferCreationAttributes<StaffModel>> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.STRING(20))
  declare username: string;

  /** The user name in lower case: unique without regard to case. */
  @Column(DataType.STRING(20))
  declare usernameKey: string;

  @Column(DataType.STRING(100))
  declare displayName: string;

  /** The first of several. */
  @Column(DataType.STRING(20))
  declare role: StaffRole;

  /** All of several, with commas. */
  @Column(DataType.STRING(100))
  declare roles: CreationOptional<string | null>;

  @Column(DataType.STRING(200))
  declare passwordHash: string;

  /** False while the password is the one that was given. */
  @Column(DataType.BOOLEAN)
  declare hasOwnPassword: boolean;

  /** Null until a device is bound. */
  @Column(DataType.STRING(300))
  declare totpSealed: CreationOptional<string | null>;

  /** Of the last code used. */
  @Column(DataType.BIGINT)
  declare totpStep: CreationOptional<number>;

  @Column(DataType.BOOLEAN)
  declare isLocked: CreationOptional<boolean>;

  /** Sessions of an earlier one have ended. */
  @Column(DataType.INTEGER)
  declare sessionEpoch: CreationOptional<number>;

  @Column(DataType.BIGINT)
  declare createdAtMs: number;

  @Column(DataType.BIGINT)
  declare lastLogInAtMs: CreationOptional<number | null>;

  /** Null once the password is their own. */
  @Column(DataType.BIGINT)
  declare passwordGivenAtMs: CreationOptional<number | null>;

  /** May be the second of two from then on; null from ever. */
  @Column(DataType.BIGINT)
  declare confirmsFromMs: CreationOptional<number | null>;

  @Column(DataType.INTEGER)
  declare version: CreationOptional<number>;
}
