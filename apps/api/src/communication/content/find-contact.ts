// Use case: how to reach the office.
import { Injectable } from '@nestjs/common';
import type { ArticleLanguage, ContactView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { ContactStore } from './contact.store';

@Injectable()
export class FindContact {
  constructor(private readonly contacts: ContactStore) {}

  /** Only a database into which no content was ever brought has none. */
  async execute(language: ArticleLanguage): Promise<ContactView | RefusalError<'REQUEST.NOT_FOUND'>> {
    return (await this.contacts.find(language)) ?? new RefusalError('REQUEST.NOT_FOUND', {});
  }
}
