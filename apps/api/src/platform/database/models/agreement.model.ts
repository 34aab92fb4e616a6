// One version of the user agreement in one language. Rows are added and never changed.
import type { InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';
import type { Language } from '@haopai/rules';

@Table({ modelName: 'agreement', tableName: 'agreements' })
export class AgreementModel extends Model<
  InferAttributes<AgreementModel>,
  InferCreationAttributes<AgreementModel>
> {
  @Column({ type: DataType.STRING(20), primaryKey: true })
  declare version: string;

  @Column({ type: DataType.CHAR(2), primaryKey: true })
  declare language: Language;

  /** From then on it is in force, until a later one is. */
  @Column(DataType.BIGINT)
  declare publishedAtMs: number;

  @Column(DataType.STRING(200))
  declare title: string;

  @Column(DataType.TEXT('medium'))
  declare html: string;

  /** The statement on the handling of identity data. */
  @Column(DataType.STRING(200))
  declare identityTitle: string;

  @Column(DataType.TEXT('medium'))
  declare identityHtml: string;
}
