// Use cases: the cashier takes the settlement of an auction or of a period along as a workbook, and the treasury's report as a PDF.
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Language } from '@haopai/rules';
import type { Actor } from '../../../access/staff-authentication';
import { FindContact } from '../../../communication/content';
import { RefusalError } from '../../../platform/errors';
import { textsIn } from '../../../texts';
import { WinnersStore } from '../balances/winners.store';
import { winnerView } from '../balances/winner-view';
import { BooksStore, type BookScope } from '../books/books.store';
import { ReadBooks } from '../books/read-books';
import { composeReport } from './compose-report';
import { composeWorkbook } from './compose-workbook';
import { PaperFiles } from './paper-files';
import { PapersStore } from './papers.store';

/** Of each sheet. */
export const ROWS_MAX = 20_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Injectable()
export class MakePapers {
  constructor(
    private readonly books: BooksStore,
    private readonly readBooks: ReadBooks,
    private readonly winners: WinnersStore,
    private readonly store: PapersStore,
    private readonly contact: FindContact,
    private readonly files: PaperFiles,
  ) {}

  async workbook(actor: Actor, scope: BookScope, language: Language): Promise<StreamableFile | RefusalError> {
    const refusal = await this.files.refusal(actor, scope);
    if (refusal !== undefined) return refusal;
    const { auctionId } = scope;
    if (auctionId !== null && (await this.winners.auction(auctionId)) === null)
      return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const most = ROWS_MAX + 1;
    const [sums, won, payments, refunds, { items: entries }] = await Promise.all([
      this.readBooks.sumsOf(scope),
      auctionId === null ? null : this.winners.winners({ auctionId, state: null, sort: 'lot' }, most, 0),
      this.store.payments(scope, most),
      this.store.refunds(scope, most),
      this.books.entries({ ...scope, account: null, orderNo: null }, most, 0),
    ]);
    if ([won?.rows ?? [], payments, refunds, entries].some(({ length }) => length > ROWS_MAX))
      return new RefusalError('EXPORT.TOO_LARGE', { rowsMax: ROWS_MAX });
    const winners = won?.rows.map((row) => winnerView(row)) ?? null;
    const words = textsIn(language).papers;
    const paper = composeWorkbook({ sums, winners, payments, refunds, entries }, words);
    return this.files.give(actor, scope, paper, { name: words.workbook, ending: 'xlsx', type: XLSX });
  }

  async report(actor: Actor, scope: BookScope, language: Language): Promise<StreamableFile | RefusalError> {
    const refusal = await this.files.refusal(actor, scope);
    if (refusal !== undefined) return refusal;
    const [sums, income, compared, contact] = await Promise.all([
      this.readBooks.sumsOf(scope),
      this.store.income(scope),
      this.store.compared(scope),
      this.contact.execute(language),
    ]);
    const office = contact instanceof RefusalError ? '' : contact.office;
    const facts = { sums, income, compared, office, madeBy: actor.name, nowMs: Date.now() };
    const paper = composeReport(facts, language);
    return this.files.give(actor, scope, paper, {
      ...{ name: paper.title, ending: 'pdf', type: 'application/pdf' },
    });
  }
}
