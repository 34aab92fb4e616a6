// How to reach the office, as editors change it. Its version is the sum of both languages': a release may renew one alone.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { AdminContactView, ContactView } from '@haopai/contracts';
import { type InEachLanguage, inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import { ContactDetailsModel, type Transaction } from '../../../platform/database';
import { contactOfRow } from '../contact.store';

const NOWHERE: ContactView = { office: '', address: '', hotline: '', hours: '', email: '', notes: [] };

@Injectable()
export class EditedContactStore {
  constructor(@InjectModel(ContactDetailsModel) private readonly contacts: typeof ContactDetailsModel) {}

  /** Within a transaction nobody else changes it before that is over. */
  async read(transaction?: Transaction): Promise<AdminContactView> {
    const rows = await this.contacts.findAll(
      transaction === undefined ? {} : { transaction, lock: transaction.LOCK.UPDATE },
    );
    const inLanguage = (language: Language): ContactView => {
      const row = rows.find((one) => one.language === language);
      return row === undefined ? NOWHERE : contactOfRow(row);
    };
    const version = rows.reduce((sum, row) => sum + row.version, 0);
    return { ...inEachLanguage(inLanguage), version };
  }

  async put(transaction: Transaction, contact: InEachLanguage<ContactView>): Promise<void> {
    for (const language of LANGUAGES) {
      const { notes, ...rest } = contact[language];
      const values = { ...rest, notes: notes.join('\n'), updatedAtMs: Date.now() };
      const [row, isNew] = await this.contacts.findOrCreate({
        where: { language },
        defaults: { language, ...values },
        transaction,
      });
      if (!isNew) await row.update({ ...values, version: row.version + 1 }, { transaction });
    }
  }
}
