// How to reach the office, in one language.
import type { CreationOptional, InferAttributes, InferCreationAttributes } from 'sequelize';
import { Column, DataType, Model, Table } from 'sequelize-typescript';
import type { Language } from '@haopai/rules';

@Table({ modelName: 'contactDetails', tableName: 'contact_details' })
export class ContactDetailsModel extends Model<
  InferAttributes<ContactDetailsModel>,
  InferCreationAttributes<ContactDetailsModel>
> {
  @Column({ type: DataType.CHAR(2), primaryKey: true })
  declare language: Language;

  @Column(DataType.STRING(120))
  declare office: string;

  @Column(DataType.STRING(200))
  declare address: string;

  @Column(DataType.STRING(40))
  declare hotline: string;

  @Column(DataType.STRING(200))
  declare hours: string;

  @Column(DataType.STRING(120))
  declare email: string;

  /** A note a line. */
  @Column(DataType.TEXT)
  declare notes: string;

  @Column(DataType.BIGINT)
  declare updatedAtMs: number;

  /** Goes up with each change, an editor's or a release's. */
  @Column(DataType.INTEGER)
  declare version: CreationOptional<number>;
}
