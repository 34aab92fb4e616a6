// Money on its way back to who paid it.
import type { RefundState } from '@haopai/contracts';
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'refund', tableName: 'refunds' })
export class RefundModel extends Model<InferAttributes<RefundModel>, InferCreationAttributes<RefundModel>> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.CHAR(20))
  declare refundNo: string;

  @Column(DataType.BIGINT)
  declare orderId: number;

  /** The payment for which no order waited; null when it is the one that paid the order. */
  @Column(DataType.BIGINT)
  declare paymentId: number | null;

  @Column(DataType.BIGINT)
  declare depositId: number | null;

  @Column(DataType.BIGINT)
  declare amountFen: number;

  @Column(DataType.STRING(30))
  declare why: string;

  @Column(DataType.STRING(8))
  declare state: RefundState;

  @Column(DataType.BIGINT)
  declare wantedAtMs: number;

  @Column(DataType.BIGINT)
  declare changedAtMs: number;

  /** When the provider is asked next, or when the lease of who asks runs out. */
  @Column(DataType.BIGINT)
  declare dueAtMs: number;

  @Column(DataType.INTEGER)
  declare attempts: number;

  @Column(DataType.CHAR(36))
  declare leasedBy: string | null;

  @Column(DataType.STRING(100))
  declare lastFailure: string | null;
}
