// An article's words in one language.
import type { InferAttributes, InferCreationAttributes, NonAttribute } from 'sequelize';
import { BelongsTo, Column, DataType, ForeignKey, Model, Table } from 'sequelize-typescript';
import type { Language } from '@haopai/rules';
import { ArticleModel } from './article.model';

@Table({ modelName: 'articleTranslation', tableName: 'article_translations' })
export class ArticleTranslationModel extends Model<
  InferAttributes<ArticleTranslationModel>,
  InferCreationAttributes<ArticleTranslationModel>
> {
  @ForeignKey(() => ArticleModel)
  @Column({ type: DataType.BIGINT, primaryKey: true })
  declare articleId: number;

  @Column({ type: DataType.CHAR(2), primaryKey: true })
  declare language: Language;

  @Column(DataType.STRING(120))
  declare title: string;

  @Column(DataType.STRING(300))
  declare summary: string;

  /** What an editor writes; `html` and `plainText` are made from it. */
  @Column(DataType.TEXT('medium'))
  declare markdown: string;

  @Column(DataType.TEXT('medium'))
  declare html: string;

  /** For the search. */
  @Column(DataType.TEXT('medium'))
  declare plainText: string;

  @Column(DataType.BIGINT)
  declare updatedAtMs: number;

  @BelongsTo(() => ArticleModel)
  declare article?: NonAttribute<ArticleModel>;
}
