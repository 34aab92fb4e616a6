// One try to pay an order, at one provider.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'payment', tableName: 'payments' })
export class PaymentModel extends Model<
  InferAttributes<PaymentModel>,
  InferCreationAttributes<PaymentModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.CHAR(20))
  declare paymentNo: string;

  @Column(DataType.BIGINT)
  declare orderId: number;

  @Column(DataType.BIGINT)
  declare citizenId: number;

  @Column(DataType.STRING(10))
  declare provider: 'sandbox' | 'alipay';

  /** `odd`: the provider tells something that cannot be, and somebody has to look. */
  @Column(DataType.STRING(8))
  declare state: 'open' | 'paid' | 'closed' | 'odd';

  @Column(DataType.BIGINT)
  declare amountFen: number;

  @Column(DataType.BIGINT)
  declare createdAtMs: number;

  @Column(DataType.BIGINT)
  declare validUntilMs: number;

  /** The provider's own number for it. */
  @Column(DataType.STRING(64))
  declare tradeNo: string | null;

  /** By the provider's clock. */
  @Column(DataType.BIGINT)
  declare paidAtMs: number | null;

  @Column(DataType.BIGINT)
  declare settledAtMs: number | null;

  /** No order waited for it, so it went back; null until it is paid. */
  @Column(DataType.BOOLEAN)
  declare isSurplus: boolean | null;

  @Column(DataType.BIGINT)
  declare askAtMs: number;

  @Column(DataType.INTEGER)
  declare asks: number;

  @Column(DataType.CHAR(36))
  declare leasedBy: string | null;
}
