// One plate in one auction, without its live figures.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'lot', tableName: 'lots' })
export class LotModel extends Model<InferAttributes<LotModel>, InferCreationAttributes<LotModel>> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.BIGINT)
  declare auctionId: number;

  @Column(DataType.INTEGER)
  declare lotNo: number;

  @Column(DataType.STRING(12))
  declare plateNumber: string;

  @Column(DataType.STRING(12))
  declare plateKind: 'ordinary' | 'newEnergy';

  @Column(DataType.STRING(12))
  declare plateColour: 'blue' | 'yellow' | 'green';

  @Column(DataType.BOOLEAN)
  declare isPersonalised: boolean;

  @Column(DataType.STRING(12))
  declare region: string;

  @Column(DataType.BIGINT)
  declare startPriceFen: number;

  @Column(DataType.BIGINT)
  declare opensAtMs: number;
}
