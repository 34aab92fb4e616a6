// Puts the treasury's report of a period into words: accounts, income, deposits, the provider. Pure.
import type { LedgerSums } from '@haopai/contracts';
import { FIGURES_LOCALE, type Language, LANGUAGE_TAGS } from '@haopai/rules';
import { type PaperWords, textsIn } from '../../../texts';
import type { Report, ReportTable } from './paper';
import type { Compared, Income } from './papers.store';

export interface ReportFacts {
  readonly sums: LedgerSums;
  readonly income: Income;
  readonly compared: Compared;
  /** Empty where no office is known. */
  readonly office: string;
  readonly madeBy: string;
  readonly nowMs: number;
}

const FEN_PER_YUAN = 100;

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
const yuan = new Intl.NumberFormat(FIGURES_LOCALE, { minimumFractionDigits: 2 });

export function composeReport(facts: ReportFacts, language: Language): Report {
  const words = textsIn(language).papers;
  const { sums, office, madeBy, nowMs } = facts;
  const { labels } = words;
  const period = `${dayAndTime.format(sums.fromMs)} – ${dayAndTime.format(sums.toMs)}`;
  return {
    kind: 'report',
    language: LANGUAGE_TAGS[language],
    title: words.report,
    office,
    lines: [
      { label: labels.period, value: period },
      { label: labels.madeAt, value: dayAndTime.format(nowMs) },
      { label: labels.madeBy, value: madeBy },
      { label: labels.books, value: sums.faults.length === 0 ? words.right : words.wrong },
    ],
    tables: [
      accountsTable(sums, words),
      incomeTable(facts.income, words),
      depositsTable(sums, words),
      providerTable(facts, words),
    ],
    notes: words.notes,
    signatures: words.signatures,
  };
}

function accountsTable(
  { accounts }: LedgerSums,
  { tables, columns, accounts: names }: PaperWords,
): ReportTable {
  return {
    title: tables.accounts,
    columns: [columns.account, columns.opening, columns.debit, columns.credit, columns.closing],
    rows: accounts.map(({ account, openingFen, debitFen, creditFen, closingFen }) => [
      names[account],
      ...[openingFen, debitFen, creditFen, closingFen].map(money),
    ]),
  };
}

function incomeTable(income: Income, { tables, columns, income: names }: PaperWords): ReportTable {
  const { balancesFen, appliedFen, listingsFen, forfeitsFen, backFen } = income;
  const totalFen = balancesFen + appliedFen + listingsFen + forfeitsFen + backFen;
  return {
    title: tables.income,
    columns: [columns.item, columns.amount],
    rows: [
      [names.balances, money(balancesFen)],
      [names.applied, money(appliedFen)],
      [names.listings, money(listingsFen)],
      [names.forfeits, money(forfeitsFen)],
      [names.backOfSales, money(backFen)],
      [names.total, money(totalFen)],
    ],
  };
}

function depositsTable(
  { deposits, moved }: LedgerSums,
  { tables, columns, deposits: names }: PaperWords,
): ReportTable {
  const { receivedFen, appliedFen, refundedFen, forfeitedFen } = moved;
  const openingFen = deposits.heldFen - receivedFen + appliedFen + refundedFen + forfeitedFen;
  return {
    title: tables.deposits,
    columns: [columns.item, columns.amount],
    rows: [
      [names.opening, money(openingFen)],
      [names.received, money(receivedFen)],
      [names.applied, money(0 - appliedFen)],
      [names.refunded, money(0 - refundedFen)],
      [names.forfeited, money(0 - forfeitedFen)],
      [names.closing, money(deposits.heldFen)],
    ],
  };
}

function providerTable(
  { sums, compared }: ReportFacts,
  { tables, columns, provider }: PaperWords,
): ReportTable {
  const of = (name: string): LedgerSums['accounts'][number] | undefined =>
    sums.accounts.find(({ account }) => account === name);
  return {
    title: tables.provider,
    columns: [columns.item, columns.amount],
    rows: [
      [provider.in, money(of('provider')?.debitFen ?? 0)],
      [provider.out, money(of('provider')?.creditFen ?? 0)],
      [provider.outside, money(of('outside')?.creditFen ?? 0)],
      [provider.compared, String(compared.runs)],
      [provider.differences, String(compared.differences)],
      [provider.open, String(compared.open)],
    ],
  };
}

/** `-56,000.00`; nought has no sign. */
function money(amountFen: number): string {
  return yuan.format(amountFen === 0 ? 0 : amountFen / FEN_PER_YUAN);
}
