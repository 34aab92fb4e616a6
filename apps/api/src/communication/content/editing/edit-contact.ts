// Use cases: an editor reads and changes how to reach the office, in every language at once.
import { Injectable } from '@nestjs/common';
import type { AdminContactView, ContactView } from '@haopai/contracts';
import { type InEachLanguage, inEachLanguage } from '@haopai/rules';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Transactions } from '../../../platform/database';
import type { RefusalError } from '../../../platform/errors';
import { EditedContactStore } from './edited-contact.store';

@Injectable()
export class EditContact {
  constructor(
    private readonly store: EditedContactStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async read(actor: Actor): Promise<AdminContactView | RefusalError> {
    return actor.lacks('content.read') ?? this.store.read();
  }

  async change(
    actor: Actor,
    { version, ...wanted }: InEachLanguage<ContactView> & { readonly version: number },
  ): Promise<AdminContactView | RefusalError> {
    const refusal = actor.lacks('content.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const before = await this.store.read(transaction);
      if (before.version !== version)
        return this.audit.refuseChanged(transaction, { subject: 'contact', version: before.version });
      await this.store.put(transaction, wanted);
      const after = await this.store.read(transaction);
      await this.audit.write(transaction, actor, {
        ...{ act: 'contact.changed', subject: 'contact' },
        before: inEachLanguage((language) => before[language]),
        after: inEachLanguage((language) => after[language]),
      });
      return after;
    });
  }
}
