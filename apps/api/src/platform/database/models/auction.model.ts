// One numbered auction period.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'auction', tableName: 'auctions' })
export class AuctionModel extends Model<
  InferAttributes<AuctionModel>,
  InferCreationAttributes<AuctionModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.STRING(100))
  declare title: string;

  /** Null while it is a draft. */
  @Column(DataType.BIGINT)
  declare publishedAtMs: number | null;

  @Column(DataType.BIGINT)
  declare startsAtMs: number;

  /** Null until its last lot has closed. */
  @Column(DataType.BIGINT)
  declare endedAtMs: number | null;

  @Column(DataType.BIGINT)
  declare depositFen: number;

  @Column(DataType.INTEGER)
  declare firstBidMs: number;

  @Column(DataType.INTEGER)
  declare countdownMs: number;

  /** As ladder-text.ts writes it. */
  @Column(DataType.STRING(200))
  declare ladderFen: string;

  /** Shares that one citizen may take. */
  @Column(DataType.INTEGER)
  declare sharesMax: CreationOptional<number>;

  /** To pay what is left of a hammer price. */
  @Column(DataType.INTEGER)
  declare paymentDays: CreationOptional<number>;

  /** So many times its deposit an entry may bid; null for no limit. */
  @Column(DataType.INTEGER)
  declare limitFactor: CreationOptional<number | null>;

  /** The highest that was ever given. */
  @Column(DataType.INTEGER)
  declare lastPaddleNo: CreationOptional<number>;

  /** Null until every winner has their order and everybody else their deposits. */
  @Column(DataType.BIGINT)
  declare settledAtMs: CreationOptional<number | null>;

  /** Null for its publication. */
  @Column(DataType.BIGINT)
  declare enrolmentOpensAtMs: CreationOptional<number | null>;

  /** Null for its start. */
  @Column(DataType.BIGINT)
  declare enrolmentClosesAtMs: CreationOptional<number | null>;

  /** A rehearsal with toy plates: it is settled from its publication on. */
  @Column(DataType.BOOLEAN)
  declare isDrill: CreationOptional<boolean>;

  /** Of `auction_stops`: what stands of the whole auction. */
  @Column(DataType.BIGINT)
  declare stopId: CreationOptional<number | null>;

  /** It takes no enrolment and no deposit from then on, ended or not. */
  @Column(DataType.BIGINT)
  declare cancelledAtMs: CreationOptional<number | null>;
}
