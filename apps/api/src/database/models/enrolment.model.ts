// A citizen's sign-up for one auction.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'enrolment', tableName: 'enrolments' })
export class EnrolmentModel extends Model<
  InferAttributes<EnrolmentModel>,
  InferCreationAttributes<EnrolmentModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.BIGINT)
  declare auctionId: number;

  @Column(DataType.BIGINT)
  declare citizenId: number;

  @Column(DataType.INTEGER)
  declare paddleNo: number;

  @Column(DataType.STRING(12))
  declare accessCode: string;

  /** Null until the deposits are paid. */
  @Column(DataType.BIGINT)
  declare paidAtMs: number | null;
}
