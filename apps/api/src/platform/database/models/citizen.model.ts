// A registered account. What is sealed opens through personal-data/ alone.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'citizen', tableName: 'citizens' })
export class CitizenModel extends Model<
  InferAttributes<CitizenModel>,
  InferCreationAttributes<CitizenModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.STRING(20))
  declare username: string;

  /** The user name in lower case: unique without regard to case. */
  @Column(DataType.STRING(20))
  declare usernameKey: string;

  @Column(DataType.STRING(200))
  declare passwordHash: string;

  @Column(DataType.STRING(12))
  declare kind: 'person' | 'organisation';

  @Column(DataType.STRING(100))
  declare displayName: string;

  /** Of the name, for the office; many have the same. */
  @Column(DataType.CHAR(64))
  declare nameHash: CreationOptional<string | null>;

  @Column(DataType.STRING(12))
  declare region: string;

  @Column(DataType.BIGINT)
  declare createdAtMs: number;

  @Column(DataType.STRING(300))
  declare mobileSealed: CreationOptional<string | null>;

  /** Unique: one account for each number. */
  @Column(DataType.CHAR(64))
  declare mobileHash: CreationOptional<string | null>;

  @Column(DataType.STRING(300))
  declare documentSealed: CreationOptional<string | null>;

  /** Unique: one account for each document. */
  @Column(DataType.CHAR(64))
  declare documentHash: CreationOptional<string | null>;

  @Column(DataType.STRING(20))
  declare documentKind: CreationOptional<string | null>;

  @Column(DataType.STRING(300))
  declare temporaryPermitSealed: CreationOptional<string | null>;

  @Column(DataType.STRING(100))
  declare representativeName: CreationOptional<string | null>;

  @Column(DataType.STRING(300))
  declare representativeIdSealed: CreationOptional<string | null>;

  @Column(DataType.STRING(200))
  declare address: CreationOptional<string | null>;

  @Column(DataType.STRING(20))
  declare agreementVersion: CreationOptional<string | null>;

  @Column(DataType.BIGINT)
  declare agreedAtMs: CreationOptional<number | null>;

  @Column(DataType.BIGINT)
  declare identityConsentAtMs: CreationOptional<number | null>;

  @Column(DataType.BIGINT)
  declare closedAtMs: CreationOptional<number | null>;

  @Column(DataType.BIGINT)
  declare lockedAtMs: CreationOptional<number | null>;
}
