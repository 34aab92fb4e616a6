// A district or county: decides which plates its citizens may buy.
import type { InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'region', tableName: 'regions' })
export class RegionModel extends Model<InferAttributes<RegionModel>, InferCreationAttributes<RegionModel>> {
  @Column({ type: DataType.STRING(12), primaryKey: true })
  declare code: string;

  @Column(DataType.STRING(60))
  declare nameZh: string;

  @Column(DataType.STRING(60))
  declare nameEn: string;
}
