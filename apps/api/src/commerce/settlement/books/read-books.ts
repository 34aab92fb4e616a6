// Use case: the cashier reads the ledger: sums of a period or of an auction, and entry by entry.
import { Injectable } from '@nestjs/common';
import type { LedgerEntryView, LedgerSums, Page } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import { BookSumsStore } from './book-sums.store';
import { BooksStore, type BookScope, type EntrySearch } from './books.store';
import { sumBooks } from './sum-books';

@Injectable()
export class ReadBooks {
  constructor(
    private readonly store: BooksStore,
    private readonly bookSums: BookSumsStore,
  ) {}

  async sums(actor: Actor, scope: BookScope): Promise<LedgerSums | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    return refusal ?? this.sumsOf(scope);
  }

  /** For what is made of them. */
  async sumsOf(scope: BookScope): Promise<LedgerSums> {
    return sumBooks(scope, await this.bookSums.sums(scope));
  }

  async entries(
    actor: Actor,
    search: EntrySearch,
    page: number,
    size: number,
  ): Promise<Page<LedgerEntryView> | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    return { ...(await this.store.entries(search, size, (page - 1) * size)), page, size };
  }
}
