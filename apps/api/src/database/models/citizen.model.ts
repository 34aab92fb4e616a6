// A registered account.
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

  @Column(DataType.STRING(12))
  declare region: string;

  @Column(DataType.BIGINT)
  declare createdAtMs: number;
}
