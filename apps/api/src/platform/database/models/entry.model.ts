// One deposit share of an enrolment, tied to one VIN.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'entry', tableName: 'entries' })
export class EntryModel extends Model<InferAttributes<EntryModel>, InferCreationAttributes<EntryModel>> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.BIGINT)
  declare enrolmentId: number;

  @Column(DataType.BIGINT)
  declare auctionId: number;

  @Column(DataType.CHAR(17))
  declare vin: string;

  /** It bids only when it is paid. */
  @Column(DataType.STRING(10))
  declare state: 'unpaid' | 'paid' | 'lapsed' | 'cancelled';

  @Column(DataType.BIGINT)
  declare orderId: number | null;

  /** The deposit of a reservation stands for it. */
  @Column(DataType.BOOLEAN)
  declare isReserved: CreationOptional<boolean>;

  /** Null until it is known what becomes of its deposit after the sale. */
  @Column(DataType.BIGINT)
  declare settledAtMs: CreationOptional<number | null>;
}
