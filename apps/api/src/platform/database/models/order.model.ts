// The head of an order: what its journal comes to.
import type { OrderKind, OrderPhase } from '@haopai/orders';
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'order', tableName: 'orders' })
export class OrderModel extends Model<InferAttributes<OrderModel>, InferCreationAttributes<OrderModel>> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.CHAR(20))
  declare orderNo: string;

  @Column(DataType.STRING(20))
  declare kind: OrderKind;

  /** Of the listing, the enrolment, the reservation or the lot, as the kind says. */
  @Column(DataType.BIGINT)
  declare subjectId: number;

  @Column(DataType.BIGINT)
  declare citizenId: number;

  @Column(DataType.STRING(10))
  declare state: OrderPhase;

  /** Number of events in its journal. */
  @Column(DataType.INTEGER)
  declare version: number;

  @Column(DataType.BIGINT)
  declare amountFen: number;

  @Column(DataType.BIGINT)
  declare refundedFen: number;

  @Column(DataType.BIGINT)
  declare createdAtMs: number;

  @Column(DataType.BIGINT)
  declare dueAtMs: number;

  @Column(DataType.BIGINT)
  declare paidAtMs: number | null;

  @Column(DataType.BIGINT)
  declare closedAtMs: number | null;

  /** An OrderTopic as JSON. */
  @Column(DataType.TEXT)
  declare about: string;
}
