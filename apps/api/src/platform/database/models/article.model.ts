// A guide or an announcement, whatever its language.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';

@Table({ modelName: 'article', tableName: 'articles' })
export class ArticleModel extends Model<
  InferAttributes<ArticleModel>,
  InferCreationAttributes<ArticleModel>
> {
  @Column({ type: DataType.BIGINT, primaryKey: true, autoIncrement: true })
  declare id: CreationOptional<number>;

  @Column(DataType.STRING(80))
  declare slug: string;

  @Column(DataType.STRING(12))
  declare kind: 'guide' | 'announcement';

  /** Its place among the guides; announcements go by their time. */
  @Column(DataType.INTEGER)
  declare position: number;

  /** Null while it is a draft or was taken back; a time to come publishes it then. */
  @Column(DataType.BIGINT)
  declare publishedAtMs: number | null;

  /** Tells what was taken back from a draft. */
  @Column(DataType.BIGINT)
  declare withdrawnAtMs: CreationOptional<number | null>;

  /** Goes up with each change, an editor's or a release's. */
  @Column(DataType.INTEGER)
  declare version: CreationOptional<number>;
}
