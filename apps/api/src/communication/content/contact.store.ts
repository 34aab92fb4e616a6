// Reads how to reach the office.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { ContactView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { ContactDetailsModel } from '../../platform/database';

@Injectable()
export class ContactStore {
  constructor(@InjectModel(ContactDetailsModel) private readonly contacts: typeof ContactDetailsModel) {}

  async find(language: Language): Promise<ContactView | null> {
    const row = await this.contacts.findOne({ where: { language } });
    if (row === null) return null;
    return contactOfRow(row);
  }
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
