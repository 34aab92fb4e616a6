// A browser from which a citizen has logged in before, known by the hash of its cookie.
import type { InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'citizenDevice', tableName: 'citizen_devices' })
export class CitizenDeviceModel extends Model<
  InferAttributes<CitizenDeviceModel>,
  InferCreationAttributes<CitizenDeviceModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true })
  declare citizenId: number;

  @Column({ type: DataType.CHAR(64), primaryKey: true })
  declare deviceHash: string;

  @Column(DataType.BIGINT)
  declare firstSeenAtMs: number;

  @Column(DataType.BIGINT)
  declare lastSeenAtMs: number;
}
