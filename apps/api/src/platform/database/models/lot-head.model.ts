// What readers see of a lot without replaying its journal. The engine writes it; everybody else only reads.
import type { InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'lotHead', tableName: 'lot_heads' })
export class LotHeadModel extends Model<
  InferAttributes<LotHeadModel>,
  InferCreationAttributes<LotHeadModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true })
  declare lotId: number;

  @Column(DataType.INTEGER)
  declare version: number;

  @Column(DataType.STRING(12))
  declare phase: 'waiting' | 'fiveMinutes' | 'oneMinute' | 'paused' | 'sold' | 'unsold' | 'withdrawn';

  @Column(DataType.BIGINT)
  declare priceFen: number | null;

  @Column(DataType.INTEGER)
  declare leaderPaddle: number | null;

  @Column(DataType.BIGINT)
  declare leaderEntryId: number | null;

  @Column(DataType.BIGINT)
  declare endsAtMs: number | null;

  @Column(DataType.BIGINT)
  declare remainingMs: number | null;

  @Column(DataType.STRING(200))
  declare reason: string | null;
}
