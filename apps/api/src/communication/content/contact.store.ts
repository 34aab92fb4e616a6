// Reads how to reach the office.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { ContactView } from '@haopai/contracts';
import { type InEachLanguage, inEachLanguage, type Language, writtenIn } from '@haopai/rules';
import { ContactDetailsModel } from '../../platform/database';

@Injectable()
export class ContactStore {
  constructor(@InjectModel(ContactDetailsModel) private readonly contacts: typeof ContactDetailsModel) {}

  /** In the default language where it is not written in this one. */
  async find(language: Language): Promise<ContactView | null> {
    return contactIn(language, await this.contacts.findAll());
  }

  /** Null where none is written at all. */
  async findAll(): Promise<InEachLanguage<ContactView> | null> {
    const rows = await this.contacts.findAll();
    const [any] = rows;
    return any === undefined
      ? null
      : inEachLanguage((language) => contactIn(language, rows) ?? contactOfRow(any));
  }
}

function contactIn(language: Language, rows: readonly ContactDetailsModel[]): ContactView | null {
  const written = writtenIn(
    rows.map((row) => row.language),
    language,
  );
  const row = rows.find((one) => one.language === written);
  return row === undefined ? null : contactOfRow(row);
}

export function contactOfRow({
  office,
  address,
  hotline,
  hours,
  email,
  notes,
}: ContactDetailsModel): ContactView {
  return { office, address, hotline, hours, email, notes: notes.split('\n').filter((note) => note !== '') };
}
