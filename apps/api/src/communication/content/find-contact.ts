// Use case: how to reach the office.
import { Injectable } from '@nestjs/common';
import type { ContactView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { ContactStore } from './contact.store';

@Injectable()
export class FindContact {
  constructor(private readonly contacts: ContactStore) {}

  /** Only a database into which no content was ever brought has none. */
  async execute(language: Language): Promise<ContactView | RefusalError<'REQUEST.NOT_FOUND'>> {
    return (await this.contacts.find(language)) ?? new RefusalError('REQUEST.NOT_FOUND', {});
  }
}
