// One event of an order's journal.
import type { InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'orderEvent', tableName: 'order_events' })
export class OrderEventModel extends Model<
  InferAttributes<OrderEventModel>,
  InferCreationAttributes<OrderEventModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true })
  declare orderId: number;

  /** From 1, without a gap. */
  @Column({ type: DataType.INTEGER, primaryKey: true })
  declare version: number;

  @Column(DataType.BIGINT)
  declare atMs: number;

  @Column(DataType.TEXT)
  declare body: string;
}
