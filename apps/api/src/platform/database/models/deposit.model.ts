// One deposit: a share of an enrolment, or that of a reservation.
import type { DepositState } from '@haopai/orders';
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'deposit', tableName: 'deposits' })
export class DepositModel extends Model<
  InferAttributes<DepositModel>,
  InferCreationAttributes<DepositModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.BIGINT)
  declare orderId: number;

  /** Null until there is an entry that it stands for. */
  @Column(DataType.BIGINT)
  declare entryId: number | null;

  @Column(DataType.CHAR(17))
  declare vin: string;

  @Column(DataType.BIGINT)
  declare amountFen: number;

  /** Null until it is paid. */
  @Column(DataType.STRING(10))
  declare state: DepositState | null;

  /** The order whose price it was taken off. */
  @Column(DataType.BIGINT)
  declare balanceOrderId: number | null;

  @Column(DataType.BIGINT)
  declare settledAtMs: number | null;
}
