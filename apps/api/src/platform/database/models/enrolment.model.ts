// A citizen's sign-up for one auction.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';
import type { Language } from '@haopai/rules';

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

  /** Null until the deposits are paid. */
  @Column(DataType.INTEGER)
  declare paddleNo: number | null;

  /** Opens through personal-data/ alone; null until the deposits are paid, and when the citizen has left. */
  @Column(DataType.STRING(300))
  declare accessCodeSealed: string | null;

  /** Null until the deposits are paid. */
  @Column(DataType.BIGINT)
  declare paidAtMs: number | null;

  @Column(DataType.STRING(10))
  declare state: 'unpaid' | 'paid' | 'lapsed' | 'cancelled';

  @Column(DataType.BIGINT)
  declare createdAtMs: number;

  /** In which its text messages speak. */
  @Column(DataType.CHAR(2))
  declare language: CreationOptional<Language>;

  /** Of the shares that the citizen asked for; null where all were reserved. */
  @Column(DataType.BIGINT)
  declare orderId: number | null;

  /** Null until the citizen was told that the auction is about to start. */
  @Column(DataType.BIGINT)
  declare remindedAtMs: CreationOptional<number | null>;
}
