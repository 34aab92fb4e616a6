// One log-in of a citizen. Only the newest few of each are kept.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'logIn', tableName: 'log_ins' })
export class LogInModel extends Model<InferAttributes<LogInModel>, InferCreationAttributes<LogInModel>> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.BIGINT)
  declare citizenId: number;

  /** Of the session that it opened: not the secret id. */
  @Column(DataType.STRING(22))
  declare sessionShownId: string;

  @Column(DataType.BIGINT)
  declare atMs: number;

  @Column(DataType.STRING(64))
  declare address: string;

  @Column(DataType.STRING(100))
  declare device: string;
}
