// Puts an order's receipt into words: who paid what for what, when, and what of it went back.
import { capitalAmount, fen, FIGURES_LOCALE, formatPlate, type Language, LANGUAGE_TAGS } from '@haopai/rules';
import type { PrintedLine, PrintedSheet } from '../../../platform/printing';
import { type ReceiptLabel, type ReceiptWords, textsIn } from '../../../texts';
import type { Order } from '../order';

export interface ReceiptFacts {
  readonly order: Order;
  readonly payer: string;
  /** Empty where no office is known. */
  readonly office: string;
  readonly nowMs: number;
}

const FEN_PER_YUAN = 100;

const dayAndTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const yuan = new Intl.NumberFormat(FIGURES_LOCALE, { minimumFractionDigits: 2 });

/** The order is one that was paid. */
export function composeReceipt(
  { order, payer, office, nowMs }: ReceiptFacts,
  language: Language,
): PrintedSheet {
  const words = textsIn(language).receipt;
  const line = (label: ReceiptLabel, value: string): PrintedLine => ({ label: words.labels[label], value });
  const { amountFen, refundedFen, about, paidAtMs } = order;
  const { depositAppliedFen } = about;
  return {
    language: LANGUAGE_TAGS[language],
    title: words.title,
    office,
    number: line('orderNo', order.orderNo),
    lines: [
      line('payer', payer),
      line('purpose', words.purposes[order.kind]),
      ...topicLines(order, words, line),
      line('paidAt', dayAndTime.format(paidAtMs ?? order.createdAtMs)),
    ],
    total: line('total', money(amountFen)),
    capitals: capitalAmount(fen(amountFen)),
    afterwards: [
      ...(depositAppliedFen === null ? [] : [line('depositApplied', money(depositAppliedFen))]),
      ...(refundedFen === 0
        ? []
        : [line('refunded', money(refundedFen)), line('kept', money(amountFen - refundedFen))]),
    ],
    notes: [...words.notes, words.madeAt + dayAndTime.format(nowMs)],
  };
}

function topicLines(
  { kind, about }: Order,
  words: ReceiptWords,
  line: (label: ReceiptLabel, value: string) => PrintedLine,
): readonly PrintedLine[] {
  const { plate, auction, vins } = about;
  return [
    ...(plate === null ? [] : [line('plate', formatPlate(plate))]),
    ...(auction === null ? [] : [line('auction', words.auction(auction.title))]),
    ...(kind === 'enrolmentDeposit' && about.isTopUp !== true
      ? [line('shares', words.shares(vins.length))]
      : []),
    ...(vins.length === 0 ? [] : [line('vins', vins.join('\n'))]),
  ];
}

/** `¥56,000.00` */
function money(amountFen: number): string {
  return `¥${yuan.format(amountFen / FEN_PER_YUAN)}`;
}
