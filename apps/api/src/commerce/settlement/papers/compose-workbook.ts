// Puts what the cashier takes along into sheets: sums, winners, payments, refunds, entries. Pure.
import type { LedgerEntryView, LedgerSums, WinnerView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import type { PaperColumn, PaperWords } from '../../../texts';
import type { SheetColumn, Workbook, WorkbookSheet } from './paper';
import type { PaperPayment, PaperRefund } from './papers.store';

export interface WorkbookFacts {
  readonly sums: LedgerSums;
  /** Null where it is not about one auction. */
  readonly winners: readonly WinnerView[] | null;
  readonly payments: readonly PaperPayment[];
  readonly refunds: readonly PaperRefund[];
  readonly entries: readonly LedgerEntryView[];
}

const WIDTHS = { text: 22, money: 16, time: 20 };

export function composeWorkbook(facts: WorkbookFacts, words: PaperWords): Workbook {
  const { sums, winners, payments, refunds, entries } = facts;
  const sheets: readonly (WorkbookSheet | null)[] = [
    summary(sums, words),
    winners === null ? null : winnersSheet(winners, words),
    {
      name: words.sheets.payments,
      columns: [
        time(words, 'time'),
        ...['orderNo', 'purpose'].map((name) => text(words, name as PaperColumn)),
        money(words, 'amount'),
        ...['paymentNo', 'tradeNo'].map((name) => text(words, name as PaperColumn)),
      ],
      rows: payments.map(({ atMs, orderNo, orderKind, amountFen, paymentNo, tradeNo }) => [
        ...[atMs, orderNo, words.purposes[orderKind], amountFen, paymentNo, tradeNo],
      ]),
    },
    refundsSheet(refunds, words),
    ledgerSheet(entries, words),
  ];
  return { kind: 'workbook', sheets: sheets.filter((sheet) => sheet !== null) };
}

function summary({ accounts }: LedgerSums, words: PaperWords): WorkbookSheet {
  return {
    name: words.sheets.summary,
    columns: [
      text(words, 'account'),
      money(words, 'opening'),
      money(words, 'debit'),
      money(words, 'credit'),
      money(words, 'closing'),
    ],
    rows: accounts.map(({ account, openingFen, debitFen, creditFen, closingFen }) => [
      ...[words.accounts[account], openingFen, debitFen, creditFen, closingFen],
    ]),
  };
}

function winnersSheet(winners: readonly WinnerView[], words: PaperWords): WorkbookSheet {
  return {
    name: words.sheets.winners,
    columns: [
      text(words, 'plate'),
      text(words, 'paddle'),
      text(words, 'winner'),
      money(words, 'hammer'),
      money(words, 'deposit'),
      money(words, 'balance'),
      text(words, 'state'),
      text(words, 'orderNo'),
      time(words, 'dueAt'),
      time(words, 'paidAt'),
    ],
    rows: winners.map(({ plate, paddleNo, citizenName, hammerFen, depositFen, balance, state }) => [
      formatPlate(plate),
      paddleNo === null ? null : String(paddleNo),
      ...[citizenName, hammerFen, depositFen, balance?.amountFen ?? 0, words.winnerStates[state]],
      ...[balance?.orderNo ?? null, balance?.dueAtMs ?? null, balance?.paidAtMs ?? null],
    ]),
  };
}

function refundsSheet(refunds: readonly PaperRefund[], words: PaperWords): WorkbookSheet {
  return {
    name: words.sheets.refunds,
    columns: [
      text(words, 'refundNo'),
      text(words, 'orderNo'),
      text(words, 'purpose'),
      money(words, 'amount'),
      text(words, 'state'),
      text(words, 'why'),
      time(words, 'wantedAt'),
      time(words, 'changedAt'),
      text(words, 'reference'),
    ],
    rows: refunds.map((refund) => [
      ...[refund.refundNo, refund.orderNo, words.purposes[refund.orderKind], refund.amountFen],
      ...[
        words.refundStates[refund.state],
        reasonOf(refund, words),
        refund.wantedAtMs,
        refund.changedAtMs,
        refund.reference,
      ],
    ]),
  };
}

/** One that has no words stays as it is. */
function reasonOf({ why }: PaperRefund, { refundReasons }: PaperWords): string {
  return Object.entries(refundReasons).find(([reason]) => reason === why)?.[1] ?? why;
}

/** A line for each side, as an accountant reads them. */
function ledgerSheet(entries: readonly LedgerEntryView[], words: PaperWords): WorkbookSheet {
  return {
    name: words.sheets.ledger,
    columns: [
      time(words, 'time'),
      text(words, 'entry'),
      text(words, 'key'),
      text(words, 'orderNo'),
      text(words, 'account'),
      money(words, 'debit'),
      money(words, 'credit'),
    ],
    rows: entries.flatMap(({ atMs, kind, key, orderNo, lines }) =>
      lines.map(({ account, amountFen }) => [
        ...[atMs, words.entries[kind], key, orderNo, words.accounts[account]],
        ...[amountFen > 0 ? amountFen : null, amountFen < 0 ? -amountFen : null],
      ]),
    ),
  };
}

function text(words: PaperWords, name: PaperColumn): SheetColumn {
  return { title: words.columns[name], kind: 'text', width: WIDTHS.text };
}

function money(words: PaperWords, name: PaperColumn): SheetColumn {
  return { title: words.columns[name], kind: 'money', width: WIDTHS.money };
}

function time(words: PaperWords, name: PaperColumn): SheetColumn {
  return { title: words.columns[name], kind: 'time', width: WIDTHS.time };
}
